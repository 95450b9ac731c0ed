// Fields with experts, none of whom works in Hanoi or has written with somebody who does.
// $untied: ids of fields with experts without such a tie
CALL { MATCH (f:Field) WHERE f.level = "field" RETURN count(f) AS of }
UNWIND $untied AS one
MATCH (f:Field {id: one})
WHERE f.level = "field"
OPTIONAL MATCH (f)-[:PART_OF]->(s:Field)
WITH of, f, s ORDER BY s.position, s.id
WITH of, f, collect(s)[0] AS s
RETURN f.id AS id, f.code AS code, labels(f) AS name_kind, f.name AS name, f.name_vi AS name_vi, f.name_en AS name_en,
       s.name AS stage, s.name_vi AS stage_vi, s.name_en AS stage_en,
       2 AS severity, [5, 38] AS endangers, [] AS targets, "experts@hanoi" AS lacks, of AS of
ORDER BY f.code, id
LIMIT 500
