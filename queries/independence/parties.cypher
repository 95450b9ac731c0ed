// Agreements to which these organisations are parties, and tasks that they lead or coordinate.
// $ids: ids of organisations, agreements and tasks
MATCH (o:Organization)-[r:PARTY_TO|LEADS|COORDINATES]->(t:Agreement|Task)
WHERE o.id IN $ids OR t.id IN $ids
RETURN t.id AS id, o.id AS of, labels(t) AS kind, t.name AS name, t.name_en AS name_en, type(r) AS relation,
       t.signed_on AS signed_on, t.ends_on AS ends_on, t.state AS agreement_state, r.sources AS sources
ORDER BY of, id, relation
LIMIT 20000
