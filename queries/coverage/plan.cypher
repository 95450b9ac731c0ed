// Tasks and targets of the plan with the fields that they are about.
// $year: the present year
MATCH (t:Task|Goal)
OPTIONAL MATCH (t)-[:ABOUT]->(f:Field)
WITH t, f ORDER BY f.id
WITH t, collect(f.id) AS fields
RETURN t.id AS id, labels(t) AS kind, t.number AS number, t.code AS code, coalesce(t.name, t.text) AS name,
       t.name_en AS name_en, t.until AS until_year,
       CASE WHEN t.state IN ["done", "stopped"] THEN t.state
            WHEN t.waits_for IS NOT NULL AND t.triggered_on IS NULL THEN "waiting"
            WHEN t.until < $year THEN "late"
            WHEN t.until = $year THEN "this_year"
            ELSE "running" END AS timing, fields AS fields
ORDER BY coalesce(number, 9999), id
LIMIT 500
