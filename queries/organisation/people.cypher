// Experts who work here or have worked here.
// $organisation: id of the organisation
// $today: the present day
// $skip: how many to leave out
// $limit: how many to give
MATCH (o:Organization {id: $organisation})<-[a:AFFILIATED_WITH]-(e:Expert)
WITH a, e ORDER BY coalesce(a.until, $today) + "~" >= $today DESC, e.name, e.id, a.role SKIP $skip LIMIT $limit
OPTIONAL MATCH (e)-[x:EXPERT_IN]->(f:Field)
WITH a, e, f, coalesce(x.works, 0) AS works ORDER BY works DESC, f.code
WITH a, e, collect(CASE WHEN f IS NULL THEN null ELSE {id: f.id, code: f.code, kind: labels(f), name: f.name,
                name_vi: f.name_vi, name_en: f.name_en} END)[0..3] AS fields
RETURN e.id AS id, labels(e) AS name_kind, e.name AS name, e.title AS title, a.role AS role, fields AS fields,
       a.since AS since, a.until AS until, e.sources AS sources
ORDER BY coalesce(until, $today) + "~" >= $today DESC, name, id, role
