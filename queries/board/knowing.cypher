// What these people know, and how well.
// $ids: ids of people
UNWIND $ids AS asked
MATCH (e:Expert {id: asked})-[k:EXPERT_IN]->(f:Field)
RETURN e.id AS id, f.id AS of, k.level AS level, k.works AS works
ORDER BY id, of
LIMIT 200000
