// Who leads this task and who takes part.
// $task: id of the task
MATCH (b:Organization|Group)-[r:LEADS|COORDINATES]->(t:Task {id: $task})
RETURN b.id AS id, b.name AS name, b.name_vi AS name_vi, b.name_en AS name_en, labels(b) AS kind,
       CASE type(r) WHEN "LEADS" THEN "leads" ELSE "coordinates" END AS part, r.sources AS sources
ORDER BY part DESC, name, id
LIMIT 100
