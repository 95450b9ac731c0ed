// Fields without an expert.
CALL { MATCH (f:Field) WHERE f.level = "field" RETURN count(f) AS of }
MATCH (f:Field)
WHERE f.level = "field" AND NOT EXISTS { MATCH (f)<-[:PART_OF*0..1]-(:Field)<-[:EXPERT_IN]-(:Expert) }
OPTIONAL MATCH (f)-[:PART_OF]->(s:Field)
WITH of, f, s ORDER BY s.position, s.id
WITH of, f, collect(s)[0] AS s
OPTIONAL MATCH (f)<-[:ACTIVE_IN]-(o:Organization)
WITH of, f, s, count(DISTINCT o) AS organisations
RETURN f.id AS id, f.code AS code, labels(f) AS name_kind, f.name AS name, f.name_vi AS name_vi, f.name_en AS name_en,
       s.name AS stage, s.name_vi AS stage_vi, s.name_en AS stage_en, organisations AS organisations,
       3 AS severity, [38] AS endangers, [] AS targets, "experts@" AS lacks, of AS of
ORDER BY coalesce(s.position, 9999), coalesce(f.position, 9999), id
LIMIT 500
