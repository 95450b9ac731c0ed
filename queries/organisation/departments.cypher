// Its departments and their parts, each with its people and agreements.
// $organisation: id of the organisation
// $today: the present day
MATCH (o:Organization {id: $organisation})<-[:PART_OF*1..4]-(d:Organization)
WHERE d.id <> $organisation
WITH DISTINCT d
OPTIONAL MATCH (d)<-[a:AFFILIATED_WITH]-(e:Expert)
WHERE coalesce(a.until, $today) + "~" >= $today
WITH d, count(DISTINCT e) AS experts
OPTIONAL MATCH (d)-[:PARTY_TO]->(g:Agreement)
WITH d, experts, count(DISTINCT g) AS agreements
RETURN d.id AS id, d.name AS name, d.name_vi AS name_vi, d.name_en AS name_en, labels(d) AS kind, experts AS experts,
       agreements AS agreements, d.sources AS sources
ORDER BY experts DESC, agreements DESC, name, id
LIMIT 500
