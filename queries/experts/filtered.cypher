// Experts of a country or a field by name.
// $words: folded words, each of which must begin a word of the names
// $country: ISO code of an organisation's country; empty for all
// $fields: codes of a field and its parts; empty for all
// $today: the present day
// $skip: rows to pass over
// $limit: rows at most
CALL {
  MATCH (:Country {code: $country})<-[:LOCATED_IN]-(:Organization)<-[:AFFILIATED_WITH]-(e:Expert)
  WHERE size($fields) = 0 AND all(word IN $words WHERE (" " + e.folded) CONTAINS (" " + word))
  RETURN DISTINCT e AS e
  UNION ALL
  MATCH (f:Field)<-[:EXPERT_IN]-(e:Expert)
  WHERE f.code IN $fields AND all(word IN $words WHERE (" " + e.folded) CONTAINS (" " + word))
    AND ($country = "" OR EXISTS { MATCH (e)-[:AFFILIATED_WITH]->(:Organization)-[:LOCATED_IN]->(:Country {code: $country}) })
  RETURN DISTINCT e AS e
}
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
