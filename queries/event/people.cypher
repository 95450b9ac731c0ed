// Experts who took part.
// $event: id of the event
// $today: the present day
// $skip: rows to pass over
// $limit: rows at most
MATCH (e:Expert)-[p:TOOK_PART_IN]->(v:Event {id: $event})
WITH e, p ORDER BY e.folded, e.id, p.role SKIP $skip LIMIT $limit
OPTIONAL MATCH (e)-[a:AFFILIATED_WITH]->(o:Organization)
WHERE coalesce(a.until, $today) + "~" >= $today
WITH e, p, o ORDER BY o.name, o.id
WITH e, p, collect(DISTINCT CASE WHEN o IS NULL THEN null
                   ELSE {id: o.id, name: o.name, name_en: o.name_en, kind: labels(o)} END)[0..2] AS organisations
RETURN e.id AS id, labels(e) AS name_kind, e.name AS name, e.title AS title, organisations AS organisations, p.role AS role,
       p.evidence AS evidence, p.sources AS sources
ORDER BY e.folded, id, role
