// Tasks of the plan that it serves.
// $agreement: id of the agreement
MATCH (g:Agreement {id: $agreement})-[s:SERVES]->(t:Task)
RETURN t.id AS id, labels(t) AS name_kind, t.number AS number, coalesce(t.name, t.text) AS name, t.name_en AS name_en,
       t.window AS window, t.state AS task_state, s.sources AS sources
ORDER BY number, id
LIMIT 100
