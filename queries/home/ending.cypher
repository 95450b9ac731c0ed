// Tasks of the plan that end this year.
// $year: the present year
MATCH (t:Task)
WHERE t.until = $year AND coalesce(t.state, "open") IN ["open", "running"]
OPTIONAL MATCH (b:Organization)-[:LEADS]->(t)
WITH t, b ORDER BY b.name, b.id
WITH t, collect(CASE WHEN b IS NULL THEN null ELSE {id: b.id, name: b.name, name_en: b.name_en, kind: labels(b)} END) AS leads
RETURN t.id AS id, labels(t) AS kind, t.number AS number, coalesce(t.name, t.text) AS name, t.name_en AS name_en,
       leads AS leads, t.window AS window
ORDER BY number, id
LIMIT 50
