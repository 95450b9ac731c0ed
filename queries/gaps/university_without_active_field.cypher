// Universities in Vietnam with experts but without a field in which they are known to be active.
// $today: the present day
CALL { MATCH (u:University)-[:LOCATED_IN]->(:Country {code: "VN"}) RETURN count(DISTINCT u) AS of }
MATCH (u:University)-[:LOCATED_IN]->(:Country {code: "VN"})
WHERE NOT EXISTS { MATCH (u)-[:ACTIVE_IN]->(:Field) } AND EXISTS { MATCH (u)<-[:AFFILIATED_WITH]-(:Expert) }
OPTIONAL MATCH (u)<-[a:AFFILIATED_WITH]-(e:Expert)
WHERE coalesce(a.until, $today) + "~" >= $today
WITH of, u, count(DISTINCT e) AS experts
RETURN u.id AS id, labels(u) AS kind, u.name AS name, u.name_vi AS name_vi, u.name_en AS name_en, experts AS experts,
       u.sources AS sources, 1 AS severity, [18] AS endangers, [] AS targets, "" AS lacks, of AS of
ORDER BY experts DESC, name, id
LIMIT 500
