// Names and sources of events on a map.
// $ids: their ids
UNWIND $ids AS id
MATCH (n:Event {id: id})
RETURN DISTINCT n.id AS id, n.name AS name, n.name_en AS name_en, n.sources AS sources
ORDER BY id
LIMIT 5000
