// Titles, years and sources of works on a map.
// $ids: their ids
UNWIND $ids AS id
MATCH (n:Work {id: id})
RETURN DISTINCT n.id AS id, n.name AS name, n.year AS year, n.sources AS sources
ORDER BY id
LIMIT 5000
