// How many agreements there are.
// $words: folded words, each of which must begin a word of the names; empty for all
// $state: a state as the vocabulary calls it; empty for all
// $country: ISO code of a country in which a party is; empty for all
// $fields: codes of a field and its parts; empty for all
MATCH (g:Agreement)
WHERE all(word IN $words WHERE (" " + g.folded) CONTAINS (" " + word)) AND ($state = "" OR g.state = $state)
  AND ($country = "" OR EXISTS { MATCH (g)<-[:PARTY_TO]-(:Organization)-[:LOCATED_IN]->(:Country {code: $country}) })
  AND (size($fields) = 0 OR EXISTS { MATCH (g)-[:ABOUT]->(f:Field) WHERE f.code IN $fields })
RETURN count(g) AS total, count(CASE WHEN "illustration" IN g.sources THEN 1 ELSE null END) AS invented
