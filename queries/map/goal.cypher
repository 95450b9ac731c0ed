// Names and sources of targets on a map.
// $ids: their ids
UNWIND $ids AS id
MATCH (n:Goal {id: id})
RETURN DISTINCT n.id AS id, n.name AS name, n.name_en AS name_en, n.text AS text, n.sources AS sources
ORDER BY id
LIMIT 5000
