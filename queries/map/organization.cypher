// Names, standing and sources of organisations on a map.
// $ids: their ids
UNWIND $ids AS id
MATCH (n:Organization {id: id})
RETURN DISTINCT n.id AS id, n.name AS name, n.name_vi AS name_vi, n.name_en AS name_en, n.standing AS standing, n.sources AS sources
ORDER BY id
LIMIT 5000
