// All needs and offers, with what a ranking goes by.
// $limit: most rows
MATCH (n:Need|Offer)
RETURN n.id AS id, n.kind AS need_kind, n.state AS need_state, n.open_until AS open_until
ORDER BY id
LIMIT $limit
