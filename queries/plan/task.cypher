// What this task says.
// $task: id of the task
MATCH (t:Task {id: $task})
OPTIONAL MATCH (t)-[:PART_OF]->(p:Plan)
WITH t, p ORDER BY p.id
WITH t, collect(p)[0] AS p
RETURN t.id AS id, labels(t) AS kind, t.number AS number, t.name AS name, t.name_en AS name_en, t.text AS text,
       t.results AS results, t.window AS window, t.since AS since, t.until AS until, t.recurs AS recurs,
       t.waits_for AS waits_for, t.triggered_on AS triggered_on, t.state AS task_state, t.group AS group,
       t.subgroup AS subgroup, t.sources AS sources, p.name AS plan
LIMIT 1
