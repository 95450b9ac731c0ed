// How many needs and offers there are in each state.
// $words: folded words, each of which must begin a word of the names; empty for all
// $label: Need or Offer; empty for both
// $need_kind: what is sought or given, as the vocabulary calls it; empty for all
// $fields: codes of a field and its parts; empty for all
// $today: the present day
MATCH (n:Need|Offer)
WHERE all(word IN $words WHERE (" " + n.folded) CONTAINS (" " + word)) AND ($label = "" OR $label IN labels(n))
  AND ($need_kind = "" OR n.kind = $need_kind)
  AND (size($fields) = 0 OR EXISTS { MATCH (n)-[:ABOUT]->(f:Field) WHERE f.code IN $fields })
WITH n, CASE WHEN n.state IN ["review", "met", "closed"] THEN n.state
       WHEN n.open_until + "~" < $today THEN "expired" ELSE "open" END AS exchange_state
RETURN exchange_state AS exchange_state, count(n) AS count
ORDER BY exchange_state
LIMIT 10
