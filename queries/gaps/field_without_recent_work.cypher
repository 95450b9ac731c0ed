// Fields whose experts have published nothing in them for five years.
// $idle: ids of fields whose experts' last work is that old
CALL { MATCH (f:Field) WHERE f.level = "field" RETURN count(f) AS of }
UNWIND $idle AS one
MATCH (f:Field {id: one})
WHERE f.level = "field"
CALL { WITH f MATCH (f)<-[:PART_OF*0..1]-(:Field)<-[x:EXPERT_IN]-(e:Expert)
       RETURN count(DISTINCT e) AS experts, max(x.last_year) AS last_year }
WITH DISTINCT of, f, experts, last_year
RETURN f.id AS id, f.code AS code, labels(f) AS name_kind, f.name AS name, f.name_vi AS name_vi, f.name_en AS name_en,
       experts AS experts, last_year AS last_year, 1 AS severity, [28] AS endangers, [] AS targets, "" AS lacks, of AS of
ORDER BY last_year, f.code, id
LIMIT 500
