// Organisations: partners first, the illustration last.
// $words: folded words, each of which must begin a word of the names; empty for all
// $country: ISO code; empty for all
// $fields: codes of a field and its parts; empty for all
// $kind: a kind of organisation as the vocabulary calls it; empty for all
// $standing: partner or known; empty for all
// $skip: rows to pass over
// $limit: rows at most
MATCH (o:Organization)
WHERE all(word IN $words WHERE (" " + o.folded) CONTAINS (" " + word))
  AND ($kind = "" OR $kind IN labels(o)) AND ($standing = "" OR o.standing = $standing)
  AND ($country = "" OR EXISTS { MATCH (o)-[:LOCATED_IN]->(:Country {code: $country}) })
  AND (size($fields) = 0 OR EXISTS { MATCH (o)-[:ACTIVE_IN]->(f:Field) WHERE f.code IN $fields })
WITH o, CASE WHEN "illustration" IN o.sources THEN 1 ELSE 0 END AS invented
ORDER BY invented, o.standing DESC, o.folded, o.id SKIP $skip LIMIT $limit
OPTIONAL MATCH (o)-[:LOCATED_IN]->(c:Country)
WITH o, invented, c ORDER BY c.code
WITH o, invented, collect(c)[0] AS c
OPTIONAL MATCH (o)-[:ACTIVE_IN]->(f:Field)
WITH o, invented, c, f ORDER BY f.code
WITH o, invented, c, collect(CASE WHEN f IS NULL THEN null
               ELSE {id: f.id, code: f.code, kind: labels(f), name: f.name, name_vi: f.name_vi,
                     name_en: f.name_en} END)[0..3] AS fields
RETURN o.id AS id, o.name AS name, o.name_vi AS name_vi, o.name_en AS name_en, labels(o) AS kind, c.name AS country,
       c.name_vi AS country_vi, c.name_en AS country_en, fields AS fields, o.standing AS standing, o.sources AS sources
ORDER BY invented, o.standing DESC, o.folded, id
