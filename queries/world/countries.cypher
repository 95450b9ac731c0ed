// Countries and territories that have partners or known organisations.
// $fields: codes of a field and its parts; empty for all
// $kind: a kind of organisation as the vocabulary calls it; empty for all
MATCH (c:Country)<-[:LOCATED_IN]-(o:Organization)
WHERE c.code <> "VN" AND ($kind = "" OR $kind IN labels(o))
  AND (size($fields) = 0 OR EXISTS { MATCH (o)-[:ACTIVE_IN]->(f:Field) WHERE f.code IN $fields })
WITH c, count(DISTINCT o) AS organisations, sum(CASE WHEN o.standing = "partner" THEN 1 ELSE 0 END) AS partners,
     sum(CASE WHEN "illustration" IN o.sources THEN 1 ELSE 0 END) AS invented
RETURN c.id AS id, c.code AS code, c.name AS name, c.name_vi AS name_vi, c.name_en AS name_en,
       coalesce(c.priority, false) AS priority, organisations AS organisations, partners AS partners,
       invented AS invented
ORDER BY partners DESC, organisations DESC, code, id
LIMIT 300
