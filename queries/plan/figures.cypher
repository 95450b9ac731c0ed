// Figures that measure this task.
// $task: id of the task
MATCH (f:Figure)-[m:MEASURES]->(t:Task {id: $task})
RETURN f.id AS id, f.name AS name, f.name_en AS name_en, f.value AS figure, f.value_to AS figure_to, f.unit AS unit,
       f.as_of AS as_of, f.scope AS scope, f.sources AS sources
ORDER BY coalesce(as_of, "") DESC, name, id
LIMIT 100
