// Names, numbers and sources of tasks on a map.
// $ids: their ids
UNWIND $ids AS id
MATCH (n:Task {id: id})
RETURN DISTINCT n.id AS id, n.name AS name, n.name_en AS name_en, n.text AS text, n.number AS number, n.sources AS sources
ORDER BY id
LIMIT 5000
