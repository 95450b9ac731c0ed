// Experts who advise on this task.
// $task: id of the task
MATCH (e:Expert)-[v:ADVISES]->(t:Task {id: $task})
RETURN e.id AS id, labels(e) AS name_kind, e.name AS name, e.title AS title, v.role AS role, v.since AS since,
       v.until AS until, e.sources AS sources
ORDER BY name, id
LIMIT 100
