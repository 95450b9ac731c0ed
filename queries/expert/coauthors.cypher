// People who wrote works together with this expert.
// $expert: id of the expert
// $today: the present day
MATCH (e:Expert {id: $expert})-[c:COAUTHOR_OF]-(other:Expert)
WITH c, other ORDER BY c.weight DESC, other.name, other.id LIMIT 200
OPTIONAL MATCH (other)-[a:AFFILIATED_WITH]->(o:Organization)
WHERE coalesce(a.until, $today) + "~" >= $today
WITH c, other, o ORDER BY o.name, o.id
WITH c, other, collect(DISTINCT CASE WHEN o IS NULL THEN null
                ELSE {id: o.id, name: o.name, name_en: o.name_en, kind: labels(o)} END)[0..2] AS organisations
RETURN other.id AS id, labels(other) AS name_kind, other.name AS name, organisations AS organisations,
       c.weight AS works, c.first_year AS first_year, c.last_year AS last_year, other.sources AS sources
ORDER BY works DESC, name, id
LIMIT 200
