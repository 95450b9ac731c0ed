// Names and sources of offers on a map.
// $ids: their ids
UNWIND $ids AS id
MATCH (n:Offer {id: id})
RETURN DISTINCT n.id AS id, n.name AS name, n.sources AS sources
ORDER BY id
LIMIT 5000
