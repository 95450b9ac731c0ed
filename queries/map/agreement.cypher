// Names, states and sources of agreements on a map.
// $ids: their ids
UNWIND $ids AS id
MATCH (n:Agreement {id: id})
RETURN DISTINCT n.id AS id, n.name AS name, n.name_en AS name_en, n.state AS agreement_state, n.sources AS sources
ORDER BY id
LIMIT 5000
