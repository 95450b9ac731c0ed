// Experts by name.
// $words: folded words, each of which must begin a word of the names
// $today: the present day
// $skip: rows to pass over
// $limit: rows at most
MATCH (e:Expert)
WHERE all(word IN $words WHERE (" " + e.folded) CONTAINS (" " + word))
WITH e ORDER BY e.folded, e.id SKIP $skip LIMIT $limit
OPTIONAL MATCH (e)-[a:AFFILIATED_WITH]->(o:Organization)
WHERE coalesce(a.until, $today) + "~" >= $today
WITH e, o ORDER BY o.name, o.id
WITH e, collect(DISTINCT CASE WHEN o IS NULL THEN null
                ELSE {id: o.id, name: o.name, name_en: o.name_en, kind: labels(o)} END)[0..2] AS organisations
OPTIONAL MATCH (e)-[x:EXPERT_IN]->(f:Field)
WITH e, organisations, f, coalesce(x.works, 0) AS works ORDER BY works DESC, f.code
WITH e, organisations, collect(CASE WHEN f IS NULL THEN null ELSE {id: f.id, code: f.code, kind: labels(f),
                name: f.name, name_vi: f.name_vi, name_en: f.name_en} END)[0..3] AS fields
RETURN e.id AS id, labels(e) AS kind, e.name AS name, e.title AS title, organisations AS organisations, fields AS fields,
       e.sources AS sources
ORDER BY e.folded, id
