// Which task of the plan stands under which target.
// $limit: most relations
MATCH (t:Task)-[:PART_OF]->(g:Goal)
RETURN t {.id, .name, .name_en, .text, .number, .sources, labels: labels(t)} AS one,
       g {.id, .name, .name_en, .text, .sources, labels: labels(g)} AS other,
       1 AS weight
ORDER BY t.id, g.id
LIMIT $limit
