// Organisations that took part.
// $event: id of the event
// $skip: rows to pass over
// $limit: rows at most
MATCH (o:Organization)-[p:TOOK_PART_IN]->(v:Event {id: $event})
WITH o, p ORDER BY o.folded, o.id, p.role SKIP $skip LIMIT $limit
OPTIONAL MATCH (o)-[:LOCATED_IN]->(c:Country)
WITH o, p, c ORDER BY c.code
WITH o, p, collect(c)[0] AS c
RETURN o.id AS id, o.name AS name, o.name_vi AS name_vi, o.name_en AS name_en, labels(o) AS kind, c.name AS country,
       c.name_vi AS country_vi, c.name_en AS country_en, p.role AS role, p.evidence AS evidence, p.sources AS sources
ORDER BY o.folded, id, role
