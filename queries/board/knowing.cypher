// What each of these people knows: fields, and in the same order how well and by how many works.
// $ids: ids of people
UNWIND $ids AS asked
MATCH (e:Expert {id: asked})-[k:EXPERT_IN]->(f:Field)
WITH e, k, f ORDER BY f.id
WITH e.id AS who, collect(f.id) AS known, collect(coalesce(k.level, "")) AS said, collect(coalesce(k.works, 0)) AS many
RETURN who AS id, known AS fields, said AS levels, many AS works
ORDER BY id
LIMIT 20000
