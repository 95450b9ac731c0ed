// What joins two neighbours on a path.
// $ids: ids of people, organisations, agreements, events and tasks
// $limit: most relations
CALL {
  UNWIND $ids AS asked MATCH (n:Expert {id: asked}) RETURN n
  UNION ALL UNWIND $ids AS asked MATCH (n:Organization {id: asked}) RETURN n
  UNION ALL UNWIND $ids AS asked MATCH (n:Group {id: asked}) RETURN n
  UNION ALL UNWIND $ids AS asked MATCH (n:Agreement {id: asked}) RETURN n
  UNION ALL UNWIND $ids AS asked MATCH (n:Event {id: asked}) RETURN n
  UNION ALL UNWIND $ids AS asked MATCH (n:Task {id: asked}) RETURN n
}
MATCH (n)-[r:COAUTHOR_OF|AFFILIATED_WITH|ADVISES|PARTY_TO|COLLABORATES_WITH|PART_OF|TOOK_PART_IN]->
      (m:Expert|Organization|Group|Agreement|Event|Task)
WHERE m.id IN $ids
RETURN n.id AS id, m.id AS of, type(r) AS relation, r.role AS role, r.since AS since, r.until AS until,
       CASE type(r) WHEN "COAUTHOR_OF" THEN r.weight ELSE r.works END AS works, r.agreements AS agreements,
       r.first_year AS first_year, r.last_year AS last_year, r.sources AS sources
ORDER BY id, of, relation, since, role
LIMIT $limit
