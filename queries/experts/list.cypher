// Experts by name, the illustration last.
// $words: folded words, each of which must begin a word of the names; empty for all
// $country: ISO code of an organisation's country; empty for all
// $field: code of a field, its parts included; empty for all
// $skip: rows to pass over
// $limit: rows at most
MATCH (e:Expert)
WHERE all(word IN $words WHERE (" " + e.folded) CONTAINS (" " + word))
  AND ($country = "" OR EXISTS { MATCH (e)-[:AFFILIATED_WITH]->(:Organization)-[:LOCATED_IN]->(:Country {code: $country}) })
  AND ($field = "" OR EXISTS { MATCH (e)-[:EXPERT_IN]->(:Field)-[:PART_OF*0..2]->(:Field {code: $field}) })
WITH e, CASE WHEN "illustration" IN e.sources THEN 1 ELSE 0 END AS invented
ORDER BY invented, e.folded, e.id SKIP $skip LIMIT $limit
OPTIONAL MATCH (e)-[a:AFFILIATED_WITH]->(o:Organization)
WHERE a.until IS NULL
WITH e, invented, o ORDER BY o.name, o.id
WITH e, invented, collect(DISTINCT CASE WHEN o IS NULL THEN null
                ELSE {id: o.id, name: o.name, name_en: o.name_en, kind: labels(o)} END)[0..2] AS organisations
OPTIONAL MATCH (e)-[x:EXPERT_IN]->(f:Field)
WITH e, invented, organisations, f, coalesce(x.works, 0) AS works ORDER BY works DESC, f.code
WITH e, invented, organisations, collect(CASE WHEN f IS NULL THEN null
                ELSE {id: f.id, code: f.code, kind: labels(f), name: f.name, name_vi: f.name_vi,
                     name_en: f.name_en} END)[0..3] AS fields
RETURN e.id AS id, labels(e) AS kind, e.name AS name, e.title AS title, organisations AS organisations, fields AS fields,
       e.sources AS sources
ORDER BY invented, e.folded, id
