// Which agreement serves which task of the plan.
// $limit: most relations
MATCH (a:Agreement)-[:SERVES]->(t:Task)
RETURN a {.id, .name, .name_en, .state, .sources, labels: labels(a)} AS one,
       t {.id, .name, .name_en, .text, .number, .sources, labels: labels(t)} AS other,
       1 AS weight
ORDER BY a.id, t.id
LIMIT $limit
