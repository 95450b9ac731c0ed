// How many experts there are in a country or a field.
// $words: folded words, each of which must begin a word of the names
// $country: ISO code of an organisation's country; empty for all
// $fields: codes of a field and its parts; empty for all
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
RETURN count(e) AS total, sum(CASE WHEN "illustration" IN e.sources THEN 1 ELSE 0 END) AS invented
