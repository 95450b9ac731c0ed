// How many experts there are.
// $words: folded words, each of which must begin a word of the names; empty for all
// $country: ISO code of an organisation's country; empty for all
// $field: code of a field, its parts included; empty for all
MATCH (e:Expert)
WHERE all(word IN $words WHERE (" " + e.folded) CONTAINS (" " + word))
  AND ($country = "" OR EXISTS { MATCH (e)-[:AFFILIATED_WITH]->(:Organization)-[:LOCATED_IN]->(:Country {code: $country}) })
  AND ($field = "" OR EXISTS { MATCH (e)-[:EXPERT_IN]->(:Field)-[:PART_OF*0..2]->(:Field {code: $field}) })
RETURN count(e) AS total, sum(CASE WHEN "illustration" IN e.sources THEN 1 ELSE 0 END) AS invented
