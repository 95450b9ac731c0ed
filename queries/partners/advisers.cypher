// Experts who can be asked about a field, the available and the most practised first.
// $fields: codes of a field and its parts
// $today: the present day
// $limit: most rows
MATCH (e:Expert)-[x:EXPERT_IN]->(f:Field)
WHERE f.code IN $fields
WITH e, f, x, CASE x.level WHEN "leading" THEN 3 WHEN "practised" THEN 2 WHEN "familiar" THEN 1 ELSE 0 END AS rank
ORDER BY coalesce(x.works, 0) DESC, f.code
WITH e, collect({id: f.id, code: f.code, kind: labels(f), name: f.name, name_vi: f.name_vi, name_en: f.name_en})[0..3]
     AS fields, max(rank) AS rank, max(coalesce(x.works, 0)) AS works, max(coalesce(x.last_year, 0)) AS last_year
WITH e, fields, rank, works, last_year, CASE WHEN "advise" IN coalesce(e.availability, []) THEN 1 ELSE 0 END AS free
ORDER BY free DESC, rank DESC, works DESC, last_year DESC, e.id LIMIT $limit
OPTIONAL MATCH (e)-[a:AFFILIATED_WITH]->(o:Organization)
WHERE coalesce(a.until, $today) + "~" >= $today
WITH e, fields, rank, works, last_year, free, o ORDER BY o.name, o.id
WITH e, fields, rank, works, last_year, free, collect(CASE WHEN o IS NULL THEN null
     ELSE {id: o.id, name: o.name, name_en: o.name_en, kind: labels(o)} END)[0..2] AS organisations
RETURN e.id AS id, labels(e) AS kind, e.name AS name, e.title AS title, organisations AS organisations, fields AS fields,
       CASE rank WHEN 3 THEN "leading" WHEN 2 THEN "practised" WHEN 1 THEN "familiar" ELSE null END AS level,
       works AS works, last_year AS last_year, e.availability AS availability, e.sources AS sources
ORDER BY free DESC, rank DESC, works DESC, last_year DESC, id
