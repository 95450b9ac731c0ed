// Experts of a field and its parts, with what shows it.
// $experts: ids of experts
// $area: id of the field
// $today: the present day
UNWIND $experts AS one
MATCH (e:Expert {id: one})-[x:EXPERT_IN]->(g:Field)-[:PART_OF*0..2]->(:Field {id: $area})
WITH e, sum(coalesce(x.works, 0)) AS works, max(x.last_year) AS last_year, max(coalesce(x.evidence, "")) AS evidence,
     max(coalesce(x.level, "")) AS level
OPTIONAL MATCH (e)-[a:AFFILIATED_WITH]->(o:Organization)
WHERE coalesce(a.until, $today) + "~" >= $today
WITH e, works, last_year, evidence, level, o ORDER BY o.name, o.id
WITH e, works, last_year, evidence, level,
     collect(DISTINCT CASE WHEN o IS NULL THEN null ELSE {id: o.id, name: o.name, name_en: o.name_en, kind: labels(o)} END)
     AS organisations
RETURN e.id AS id, labels(e) AS kind, e.name AS name, organisations AS organisations,
       CASE level WHEN "" THEN null ELSE level END AS level, works AS works, last_year AS last_year,
       CASE evidence WHEN "" THEN null ELSE evidence END AS evidence, e.verified IS NOT NULL AS verified,
       e.sources AS sources
ORDER BY works DESC, e.folded, id
LIMIT 500
