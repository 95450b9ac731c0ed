// Vietnamese experts overseas without a post, a co-author or an advisory role in Vietnam.
// $today: the present day
CALL { MATCH (e:Expert) WHERE e.overseas = true RETURN collect(e) AS everyone }
UNWIND everyone AS e
WITH size(everyone) AS of, e
WHERE NOT EXISTS { MATCH (e)-[:AFFILIATED_WITH|ADVISES]->(:Organization)-[:LOCATED_IN]->(:Country {code: "VN"}) }
  AND NOT EXISTS { MATCH (e)-[:COAUTHOR_OF]-(:Expert)-[:AFFILIATED_WITH]->(:Organization)-[:LOCATED_IN]->(:Country {code: "VN"}) }
WITH of, collect(e) AS untied
UNWIND untied AS e
WITH of, size(untied) AS found, e ORDER BY e.folded, e.id LIMIT 100
OPTIONAL MATCH (e)-[a:AFFILIATED_WITH]->(o:Organization)
WHERE coalesce(a.until, $today) + "~" >= $today
WITH of, found, e, o ORDER BY o.name, o.id
WITH of, found, e,
     collect(CASE WHEN o IS NULL THEN null ELSE {id: o.id, name: o.name, name_en: o.name_en, kind: labels(o)} END) AS organisations
RETURN e.id AS id, labels(e) AS kind, e.name AS name, organisations AS organisations, e.sources AS sources,
       2 AS severity, [5, 38] AS endangers, [] AS targets, "" AS lacks, found AS found, of AS of
ORDER BY e.folded, id
