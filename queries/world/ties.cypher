// Organisations abroad that share works with organisations in Vietnam.
// $fields: codes of a field and its parts; empty for all
// $kind: a kind of organisation as the vocabulary calls it; empty for all
// $limit: most organisations, those with most shared works first
MATCH (:Country {code: "VN"})<-[:LOCATED_IN]-(h:Organization)-[r:COLLABORATES_WITH]-(o:Organization)
WHERE ($kind = "" OR $kind IN labels(o))
  AND (size($fields) = 0 OR EXISTS { MATCH (o)-[:ACTIVE_IN]->(f:Field) WHERE f.code IN $fields })
MATCH (o)-[:LOCATED_IN]->(c:Country)
WHERE c.code <> "VN"
WITH o, min(c.code) AS code, sum(coalesce(r.works, 0)) AS works
RETURN o.id AS id, code AS code, works AS works
ORDER BY works DESC, id
LIMIT $limit
