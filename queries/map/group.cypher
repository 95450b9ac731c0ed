// Names and sources of groups of bodies on a map.
// $ids: their ids
UNWIND $ids AS id
MATCH (n:Group {id: id})
RETURN DISTINCT n.id AS id, n.name AS name, n.name_en AS name_en, n.sources AS sources
ORDER BY id
LIMIT 5000
