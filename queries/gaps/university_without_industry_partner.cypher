// Universities in Vietnam without an industry partner.
// $today: the present day
CALL { MATCH (u:University)-[:LOCATED_IN]->(:Country {code: "VN"}) RETURN count(DISTINCT u) AS of }
MATCH (u:University)-[:LOCATED_IN]->(:Country {code: "VN"})
WHERE NOT EXISTS { MATCH (u)-[:COLLABORATES_WITH]-(:Firm) }
  AND NOT EXISTS { MATCH (u)-[:PARTY_TO]->(:Agreement)<-[:PARTY_TO]-(:Firm) }
  AND NOT EXISTS { MATCH (u)<-[:PART_OF*1..3]-(:Organization)-[:PARTY_TO]->(:Agreement)<-[:PARTY_TO]-(:Firm) }
  AND NOT EXISTS { MATCH (u)<-[:PART_OF*1..3]-(:Organization)-[:COLLABORATES_WITH]-(:Firm) }
OPTIONAL MATCH (u)<-[a:AFFILIATED_WITH]-(e:Expert)
WHERE coalesce(a.until, $today) + "~" >= $today
WITH of, u, count(DISTINCT e) AS experts
OPTIONAL MATCH (u)-[:ACTIVE_IN]->(f:Field)
WITH of, u, experts, count(DISTINCT f) AS active_fields
RETURN u.id AS id, u.name AS name, u.name_vi AS name_vi, u.name_en AS name_en, labels(u) AS kind, experts AS experts,
       active_fields AS active_fields, u.sources AS sources,
       3 AS severity, [18, 36] AS endangers, ["2.1"] AS targets, "" AS lacks, of AS of
ORDER BY experts DESC, name, id
LIMIT 500
