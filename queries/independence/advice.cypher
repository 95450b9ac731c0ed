// Whom and what these people advise.
// $ids: ids of people
UNWIND $ids AS asked
MATCH (e:Expert {id: asked})-[v:ADVISES]->(b:Organization|Task)
RETURN b.id AS id, e.id AS of, labels(b) AS kind, b.name AS name, b.name_en AS name_en, v.role AS role,
       v.document AS document, v.since AS since, v.until AS until, v.sources AS sources
ORDER BY of, id, since, role
LIMIT 5000
