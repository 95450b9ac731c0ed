// People in Vietnam who wrote works together with this expert.
// $expert: id of the expert
// $home: ISO code of the country to which ways lead
// $today: the present day
MATCH (e:Expert {id: $expert})-[c:COAUTHOR_OF]-(k:Expert)
WITH k, c ORDER BY c.weight DESC, k.id LIMIT 500
OPTIONAL MATCH (k)-[a:AFFILIATED_WITH]->(o:Organization)
WHERE coalesce(a.until, $today) + "~" >= $today
WITH DISTINCT k, c, o
OPTIONAL MATCH (o)-[:LOCATED_IN]->(n:Country)
WITH k, c, o, n WHERE n.code = $home
WITH k, c, o ORDER BY o.name, o.id
WITH k, c, collect(DISTINCT {id: o.id, name: o.name, name_en: o.name_en, kind: labels(o)})[0..2] AS organisations,
     max(CASE WHEN o.place CONTAINS "Hà Nội" THEN 1 ELSE 0 END) AS near
RETURN k.id AS id, labels(k) AS name_kind, k.name AS name, k.position AS position, organisations AS organisations,
       c.weight AS works, c.first_year AS first_year, c.last_year AS last_year, k.sources AS sources
ORDER BY near DESC, works DESC, coalesce(last_year, 0) DESC, id
LIMIT 100
