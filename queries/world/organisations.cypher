// Organisations of one country or of all others, partners first.
// $country: ISO code; empty for all but Vietnam
// $fields: codes of a field and its parts; empty for all
// $kind: a kind of organisation as the vocabulary calls it; empty for all
// $limit: rows at most
MATCH (o:Organization)-[:LOCATED_IN]->(c:Country)
WHERE (c.code = $country OR ($country = "" AND c.code <> "VN")) AND ($kind = "" OR $kind IN labels(o))
  AND (size($fields) = 0 OR EXISTS { MATCH (o)-[:ACTIVE_IN]->(f:Field) WHERE f.code IN $fields })
WITH o, min(c.code) AS code
ORDER BY CASE o.standing WHEN "partner" THEN 0 ELSE 1 END, o.folded, o.id LIMIT $limit
RETURN o.id AS id, o.name AS name, o.name_vi AS name_vi, o.name_en AS name_en, labels(o) AS kind, o.place AS place,
       o.latitude AS latitude, o.longitude AS longitude, o.standing AS standing, code AS code, o.sources AS sources
ORDER BY CASE o.standing WHEN "partner" THEN 0 ELSE 1 END, o.folded, id
