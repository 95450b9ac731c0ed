// Who and what stands on a path.
// $ids: ids of people, organisations, agreements, events and tasks
CALL {
  UNWIND $ids AS asked MATCH (n:Expert {id: asked}) RETURN n
  UNION ALL UNWIND $ids AS asked MATCH (n:Organization {id: asked}) RETURN n
  UNION ALL UNWIND $ids AS asked MATCH (n:Group {id: asked}) RETURN n
  UNION ALL UNWIND $ids AS asked MATCH (n:Agreement {id: asked}) RETURN n
  UNION ALL UNWIND $ids AS asked MATCH (n:Event {id: asked}) RETURN n
  UNION ALL UNWIND $ids AS asked MATCH (n:Task {id: asked}) RETURN n
}
OPTIONAL MATCH (n)-[:LOCATED_IN]->(l:Country)
WITH n, min(l.code) AS country
RETURN n.id AS id, labels(n) AS kind, n.name AS name, n.name_vi AS name_vi, n.name_en AS name_en, n.title AS title,
       country AS country, n.state AS agreement_state, n.signed_on AS signed_on, n.sources AS sources
ORDER BY id
LIMIT 2000
