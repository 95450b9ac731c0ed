// Fields whose experts all work at one organisation.
// $alone: ids of fields with several experts, all at one organisation
// $today: the present day
CALL { MATCH (f:Field) WHERE f.level = "field" RETURN count(f) AS of }
UNWIND $alone AS one
MATCH (f:Field {id: one})
WHERE f.level = "field"
CALL { WITH f MATCH (f)<-[:PART_OF*0..1]-(:Field)<-[:EXPERT_IN]-(e:Expert)-[a:AFFILIATED_WITH]->(o:Organization)
       WHERE coalesce(a.until, $today) + "~" >= $today RETURN o AS o ORDER BY o.id LIMIT 1 }
WITH DISTINCT of, f, o
RETURN f.id AS id, f.code AS code, labels(f) AS name_kind, f.name AS name, f.name_vi AS name_vi, f.name_en AS name_en,
       o.name AS organisation, o.id AS organisation_id, labels(o) AS organisation_kind,
       o.sources AS sources, 2 AS severity, [38] AS endangers, [] AS targets, "" AS lacks, of AS of
ORDER BY f.code, id
LIMIT 500
