// Needs and offers of this expert.
// $expert: id of the expert
MATCH (e:Expert {id: $expert})-[:SEEKS|HAS]->(n:Need|Offer)
RETURN n.id AS id, n.name AS name, n.name_en AS name_en, labels(n) AS kind, n.kind AS need_kind, n.state AS need_state,
       n.quantity AS quantity, n.year AS year, n.open_until AS open_until, n.sources AS sources
ORDER BY kind, name, id
LIMIT 100
