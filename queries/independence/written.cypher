// Which of these people wrote works with each other, by year, however many authors a work has.
// $ids: ids of people
UNWIND $ids AS asked
MATCH (e:Expert {id: asked})-[r:AUTHORED]->(w:Work)<-[:AUTHORED]-(k:Expert)
WHERE k.id IN $ids AND k.id > e.id
RETURN k.id AS id, k.name AS name, labels(k) AS kind, e.id AS of, w.year AS year, count(DISTINCT w) AS works,
       min(r.sources[0]) AS source
ORDER BY of, id, year
LIMIT 20000
