// Fields of whose experts a curator has verified one alone.
// $verified: ids of all verified experts
CALL { MATCH (f:Field) WHERE f.level = "field" RETURN count(f) AS of }
UNWIND $verified AS one
MATCH (e:Expert {id: one})-[:EXPERT_IN]->(:Field)-[:PART_OF*0..1]->(f:Field)
WHERE f.level = "field"
WITH of, f, collect(DISTINCT e) AS people
WHERE size(people) = 1
WITH of, f, people[0] AS e
RETURN f.id AS id, f.code AS code, labels(f) AS name_kind, f.name AS name, f.name_vi AS name_vi, f.name_en AS name_en,
       e.name AS expert, e.id AS expert_id, labels(e) AS expert_kind, e.sources AS sources,
       2 AS severity, [38] AS endangers, [] AS targets, "" AS lacks, of AS of
ORDER BY f.code, id
LIMIT 500
