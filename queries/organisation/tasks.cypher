// Tasks of the plan that it leads or takes part in.
// $organisation: id of the organisation
MATCH (o:Organization {id: $organisation})-[r:LEADS|COORDINATES]->(t:Task)
RETURN t.id AS id, labels(t) AS name_kind, t.number AS number, coalesce(t.name, t.text) AS name, t.name_en AS name_en,
       CASE type(r) WHEN "LEADS" THEN "leads" ELSE "coordinates" END AS part, t.window AS window,
       t.state AS task_state, t.sources AS sources
ORDER BY part DESC, number, id
LIMIT 200
