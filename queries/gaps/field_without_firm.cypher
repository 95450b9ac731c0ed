// Fields without a firm in Vietnam.
CALL { MATCH (f:Field) WHERE f.level = "field" RETURN count(f) AS of }
MATCH (f:Field)
WHERE f.level = "field" AND NOT EXISTS {
  MATCH (f)<-[:PART_OF*0..1]-(:Field)<-[:ACTIVE_IN]-(:Firm)-[:LOCATED_IN]->(:Country {code: "VN"}) }
OPTIONAL MATCH (f)-[:PART_OF]->(s:Field)
WITH of, f, s ORDER BY s.position, s.id
WITH of, f, collect(s)[0] AS s
OPTIONAL MATCH (f)<-[:PART_OF*0..1]-(:Field)<-[:ACTIVE_IN]-(o:Firm)
WITH of, f, s, count(DISTINCT o) AS firms_abroad
RETURN f.id AS id, f.code AS code, labels(f) AS name_kind, f.name AS name, f.name_vi AS name_vi, f.name_en AS name_en,
       s.name AS stage, s.name_vi AS stage_vi, s.name_en AS stage_en, firms_abroad AS firms_abroad,
       3 AS severity, [33] AS endangers, [] AS targets, "organisations@VN" AS lacks, of AS of
ORDER BY coalesce(s.position, 9999), coalesce(f.position, 9999), id
LIMIT 500
