// People by their ids, with where they work.
// $ids: ids of experts
// $today: the present day
UNWIND $ids AS asked
MATCH (n:Expert {id: asked})
OPTIONAL MATCH (n)-[a:AFFILIATED_WITH]->(o:Organization)
WHERE coalesce(a.until, $today) + "~" >= $today
WITH n, o ORDER BY o.name, o.id
WITH n, collect(DISTINCT CASE WHEN o IS NULL THEN null
                ELSE {id: o.id, name: o.name, name_en: o.name_en, kind: labels(o)} END)[0..2] AS organisations
RETURN n.id AS id, labels(n) AS kind, n.name AS name, n.position AS position, organisations AS organisations,
       n.sources AS sources
ORDER BY id
LIMIT 200
