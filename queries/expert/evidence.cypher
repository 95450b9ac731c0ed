// Works of this expert in one field, the latest first.
// $expert: id of the expert
// $topic: id of the field
MATCH (f:Field {id: $topic})
MATCH (e:Expert {id: $expert})-[:AUTHORED]->(w:Work)-[:ABOUT]->(f)
WITH DISTINCT w
RETURN w.id AS id, w.year AS year, w.name AS name, w.venue AS venue, w.cited_by AS cited_by, w.doi AS doi,
       w.sources AS sources
ORDER BY coalesce(year, 0) DESC, coalesce(cited_by, 0) DESC, id
LIMIT 100
