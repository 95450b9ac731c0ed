// Needs and offers, what is open first.
// $words: folded words, each of which must begin a word of the names; empty for all
// $label: Need or Offer; empty for both
// $need_kind: what is sought or given, as the vocabulary calls it; empty for all
// $exchange_state: review, open, expired, met or closed; empty for all
// $fields: codes of a field and its parts; empty for all
// $today: the present day
// $skip: rows to pass over
// $limit: rows at most
MATCH (n:Need|Offer)
WHERE all(word IN $words WHERE (" " + n.folded) CONTAINS (" " + word)) AND ($label = "" OR $label IN labels(n))
  AND ($need_kind = "" OR n.kind = $need_kind)
  AND (size($fields) = 0 OR EXISTS { MATCH (n)-[:ABOUT]->(f:Field) WHERE f.code IN $fields })
WITH n, CASE WHEN n.state IN ["review", "met", "closed"] THEN n.state
       WHEN n.open_until + "~" < $today THEN "expired" ELSE "open" END AS exchange_state
WHERE $exchange_state = "" OR exchange_state = $exchange_state
WITH n, exchange_state, CASE exchange_state WHEN "review" THEN 0 WHEN "open" THEN 1 WHEN "expired" THEN 2 ELSE 3 END AS place
ORDER BY place, coalesce(n.open_until, "9999"), n.folded, n.id SKIP $skip LIMIT $limit
OPTIONAL MATCH (w:Organization|Expert)-[:SEEKS|HAS]->(n)
WITH n, exchange_state, place, w ORDER BY w.name, w.id
WITH n, exchange_state, place, collect(DISTINCT CASE WHEN w IS NULL THEN null
     ELSE {id: w.id, name: w.name, name_vi: w.name_vi, name_en: w.name_en, kind: labels(w)} END)[0..3] AS posted_by
OPTIONAL MATCH (n)-[:ABOUT]->(f:Field)
WITH n, exchange_state, place, posted_by, f ORDER BY f.code
WITH n, exchange_state, place, posted_by, collect(CASE WHEN f IS NULL THEN null
     ELSE {id: f.id, code: f.code, kind: labels(f), name: f.name, name_vi: f.name_vi, name_en: f.name_en} END)[0..3] AS fields
RETURN n.id AS id, labels(n) AS kind, n.name AS name, n.name_en AS name_en, n.kind AS need_kind,
       exchange_state AS exchange_state, posted_by AS posted_by, fields AS fields, n.quantity AS quantity,
       n.level AS study_level, n.year AS year, n.open_until AS open_until, n.sources AS sources
ORDER BY place, coalesce(open_until, "9999"), n.folded, id
