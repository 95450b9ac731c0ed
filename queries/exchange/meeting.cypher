// What meets it: open, of another, of one kind, in one field, its part or its whole.
// $wish: id of the need or offer
// $today: the present day
MATCH (m:Need|Offer {id: $wish})-[:ABOUT]->(a:Field)
CALL { WITH a MATCH (a)-[:PART_OF*0..2]->(f:Field) RETURN f
       UNION WITH a MATCH (a)<-[:PART_OF*0..2]-(f:Field) RETURN f }
WITH DISTINCT m, f
MATCH (f)<-[:ABOUT]-(n:Need|Offer)
WHERE (n.kind = m.kind OR n.kind IS NULL OR m.kind IS NULL) AND ("Need" IN labels(n)) <> ("Need" IN labels(m))
  AND NOT EXISTS { MATCH (n)<-[:SEEKS|HAS]-(:Organization|Expert)-[:SEEKS|HAS]->(m) }
WITH n, f, CASE WHEN n.state IN ["review", "met", "closed"] THEN n.state
       WHEN n.open_until + "~" < $today THEN "expired" ELSE "open" END AS exchange_state
WHERE exchange_state = "open"
WITH n, f ORDER BY f.code
WITH n, collect(DISTINCT {id: f.id, code: f.code, kind: labels(f), name: f.name, name_vi: f.name_vi,
                 name_en: f.name_en})[0..3] AS fields
OPTIONAL MATCH (w:Organization|Expert)-[:SEEKS|HAS]->(n)
WITH n, fields, w ORDER BY w.name, w.id
WITH n, fields, collect(DISTINCT CASE WHEN w IS NULL THEN null
     ELSE {id: w.id, name: w.name, name_vi: w.name_vi, name_en: w.name_en, kind: labels(w)} END)[0..3] AS posted_by
RETURN n.id AS id, labels(n) AS name_kind, n.name AS name, n.name_en AS name_en, posted_by AS posted_by, fields AS fields,
       n.quantity AS quantity, n.level AS study_level, n.year AS year, n.open_until AS open_until, n.sources AS sources
ORDER BY coalesce(open_until, "9999"), name, id
LIMIT 100
