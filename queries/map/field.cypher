// Names and sources of fields on a map.
// $ids: their ids
UNWIND $ids AS id
MATCH (n:Field {id: id})
RETURN DISTINCT n.id AS id, n.name AS name, n.name_vi AS name_vi, n.name_en AS name_en, n.level AS field_level, n.sources AS sources
ORDER BY id
LIMIT 5000
