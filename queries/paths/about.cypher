// Who and what stands on a path.
// $ids: ids of people, organisations, agreements, events and tasks
UNWIND $ids AS asked
MATCH (n:Expert|Organization|Group|Agreement|Event|Task {id: asked})
OPTIONAL MATCH (n)-[:LOCATED_IN]->(l:Country)
WITH n, min(l.code) AS country
RETURN n.id AS id, labels(n) AS kind, n.name AS name, n.name_vi AS name_vi, n.name_en AS name_en, n.title AS title,
       country AS country, n.state AS agreement_state, n.signed_on AS signed_on, n.sources AS sources
ORDER BY id
LIMIT 2000
