// Names and sources of experts on a map.
// $ids: their ids
UNWIND $ids AS id
MATCH (n:Expert {id: id})
RETURN DISTINCT n.id AS id, n.name AS name, n.name_latin AS name_latin, n.sources AS sources
ORDER BY id
LIMIT 5000
