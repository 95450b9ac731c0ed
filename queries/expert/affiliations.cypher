// Organisations where this expert works or has worked.
// $expert: id of the expert
// $today: the present day
MATCH (e:Expert {id: $expert})-[a:AFFILIATED_WITH]->(o:Organization)
OPTIONAL MATCH (o)-[:LOCATED_IN]->(c:Country)
WITH a, o, c ORDER BY c.code
WITH a, o, collect(c)[0] AS c
RETURN o.id AS id, labels(o) AS kind, o.name AS name, o.name_vi AS name_vi, o.name_en AS name_en, a.role AS role,
       a.since AS since, a.until AS until, c.name AS country, c.name_vi AS country_vi, c.name_en AS country_en,
       a.sources AS sources
ORDER BY coalesce(until, $today) + "~" >= $today DESC, coalesce(since, "") DESC, name, id, role
LIMIT 100
