// With whom and with what this is joined, as far as it is said and not counted.
// $id: id of the node
// $limit: most relations
MATCH (n:Expert|Organization|Group|Field|Country|Agreement|Plan|Goal|Task|Figure|Event|Work|Need|Offer {id: $id})
MATCH (n)-[r:AFFILIATED_WITH|EXPERT_IN|ACTIVE_IN|AUTHORED|ABOUT|ADVISES|PARTY_TO|SERVES|LEADS|COORDINATES|PART_OF|LOCATED_IN|SUCCEEDED_BY|MEASURES|SEEKS|HAS|TOOK_PART_IN]-
      (m:Expert|Organization|Group|Field|Country|Agreement|Plan|Goal|Task|Figure|Event|Work|Need|Offer)
RETURN type(r) AS relation, startNode(r).id = n.id AS forth, r.key AS told_apart, m.id AS id, labels(m) AS kind,
       coalesce(m.name, m.text) AS name, m.name_vi AS name_vi, m.name_en AS name_en, m.number AS number,
       r.role AS role, r.since AS since, r.until AS until, r.sources AS sources
ORDER BY relation, forth DESC, name, id, told_apart
LIMIT $limit
