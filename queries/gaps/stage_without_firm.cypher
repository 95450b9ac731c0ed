// Stages of the value chain without a firm in Vietnam.
CALL { MATCH (s:Field) WHERE s.level = "stage" RETURN count(s) AS of }
MATCH (s:Field)
WHERE s.level = "stage" AND NOT EXISTS {
  MATCH (s)<-[:PART_OF*0..2]-(:Field)<-[:ACTIVE_IN]-(:Firm)-[:LOCATED_IN]->(:Country {code: "VN"}) }
OPTIONAL MATCH (s)<-[:PART_OF*0..2]-(:Field)<-[:ACTIVE_IN]-(o:Firm)
WITH of, s, count(DISTINCT o) AS firms_abroad
RETURN s.id AS id, s.code AS code, labels(s) AS name_kind, s.name AS name, s.name_vi AS name_vi, s.name_en AS name_en,
       firms_abroad AS firms_abroad,
       3 AS severity, [33] AS endangers, [] AS targets, "organisations@VN" AS lacks, of AS of
ORDER BY s.position, id
LIMIT 100
