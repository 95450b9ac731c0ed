// How many organisations there are.
// $words: folded words, each of which must begin a word of the names; empty for all
// $country: ISO code; empty for all
// $fields: codes of a field and its parts; empty for all
// $kind: a kind of organisation as the vocabulary calls it; empty for all
// $standing: partner or known; empty for all
MATCH (o:Organization)
WHERE all(word IN $words WHERE (" " + o.folded) CONTAINS (" " + word))
  AND ($kind = "" OR $kind IN labels(o)) AND ($standing = "" OR o.standing = $standing)
  AND ($country = "" OR EXISTS { MATCH (o)-[:LOCATED_IN]->(:Country {code: $country}) })
  AND (size($fields) = 0 OR EXISTS { MATCH (o)-[:ACTIVE_IN]->(f:Field) WHERE f.code IN $fields })
RETURN count(o) AS total, sum(CASE WHEN o.standing = "partner" AND NOT "illustration" IN o.sources THEN 1 ELSE 0 END) AS partners,
       sum(CASE WHEN "illustration" IN o.sources THEN 1 ELSE 0 END) AS invented
