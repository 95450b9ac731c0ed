// Training that is needed, where no training is offered in the same field.
// $today: the present day
CALL { MATCH (n:Need) WHERE n.kind = "training" AND coalesce(n.state, "open") = "open" AND coalesce(n.open_until, $today) + "~" >= $today
       RETURN count(n) AS of }
CALL { MATCH (x:Offer)-[:ABOUT]->(f:Field)
       WHERE x.kind = "training" AND coalesce(x.state, "open") IN ["open", "met"] AND coalesce(x.open_until, $today) + "~" >= $today
       RETURN collect(DISTINCT f.id) AS offered }
MATCH (n:Need)
WHERE n.kind = "training" AND coalesce(n.state, "open") = "open" AND coalesce(n.open_until, $today) + "~" >= $today
  AND NOT EXISTS { MATCH (n)-[:ABOUT]->(f:Field) WHERE f.id IN offered }
OPTIONAL MATCH (n)<-[:SEEKS]-(o:Organization|Expert)
WITH of, n, o ORDER BY o.name, o.id
WITH of, n, collect(CASE WHEN o IS NULL THEN null ELSE {id: o.id, name: o.name, name_en: o.name_en, kind: labels(o)} END) AS seekers
OPTIONAL MATCH (n)-[:ABOUT]->(f:Field)
WITH of, n, seekers, f ORDER BY f.code, f.id
WITH of, n, seekers, collect(CASE WHEN f IS NULL THEN null
     ELSE {id: f.id, code: f.code, name: f.name, name_vi: f.name_vi, name_en: f.name_en, kind: labels(f)} END) AS fields
RETURN n.id AS id, labels(n) AS name_kind, n.name AS name, n.name_en AS name_en, seekers AS seekers, fields AS fields,
       n.open_until AS open_until, n.sources AS sources, fields[0].id AS field_id,
       2 AS severity, [12, 18] AS endangers, [] AS targets, "" AS lacks, of AS of
ORDER BY coalesce(open_until, "9999"), name, id
LIMIT 500
