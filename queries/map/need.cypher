// Names and sources of needs on a map.
// $ids: their ids
UNWIND $ids AS id
MATCH (n:Need {id: id})
RETURN DISTINCT n.id AS id, n.name AS name, n.state AS need_state, n.sources AS sources
ORDER BY id
LIMIT 5000
