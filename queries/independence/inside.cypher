// With whom of some organisations these people wrote works, by year.
// $ids: ids of people
// $organisations: ids of organisations
UNWIND $ids AS asked
MATCH (e:Expert {id: asked})-[r:AUTHORED]->(w:Work)<-[:AUTHORED]-(k:Expert)-[a:AFFILIATED_WITH]->(o:Organization)
WHERE o.id IN $organisations AND k.id <> e.id
RETURN k.id AS id, k.name AS name, labels(k) AS kind, e.id AS of, o.id AS organisation_id, a.until AS until,
       w.year AS year, count(DISTINCT w) AS works, min(r.sources[0]) AS source
ORDER BY of, id, organisation_id, until, year
LIMIT 50000
