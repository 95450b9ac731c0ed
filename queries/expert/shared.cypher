// Works that two experts wrote together, the latest first.
// $expert: id of the expert
// $other: id of the other expert
MATCH (o:Expert {id: $other})
MATCH (e:Expert {id: $expert})-[:AUTHORED]->(w:Work)<-[:AUTHORED]-(o)
WITH DISTINCT w
RETURN w.id AS id, w.year AS year, w.name AS name, w.venue AS venue, w.cited_by AS cited_by, w.doi AS doi,
       w.sources AS sources
ORDER BY coalesce(year, 0) DESC, coalesce(cited_by, 0) DESC, id
LIMIT 100
