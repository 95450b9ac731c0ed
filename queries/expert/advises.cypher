// Organisations and tasks that this expert advises.
// $expert: id of the expert
// $today: the present day
MATCH (e:Expert {id: $expert})-[v:ADVISES]->(b:Organization|Task)
RETURN b.id AS id, labels(b) AS kind, b.name AS name, b.name_en AS name_en, v.role AS role, v.document AS document,
       v.since AS since, v.until AS until, v.sources AS sources
ORDER BY coalesce(until, $today) + "~" >= $today DESC, coalesce(since, "") DESC, name, id
LIMIT 100
