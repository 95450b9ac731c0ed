// Who knows these fields, and how well.
// $ids: ids of fields
UNWIND $ids AS asked
MATCH (e:Expert)-[k:EXPERT_IN]->(f:Field {id: asked})
RETURN e.id AS id, f.id AS of, k.level AS level, k.works AS works
ORDER BY id, of
LIMIT 50000
