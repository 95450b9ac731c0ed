// Whom experts advise.
// $limit: most relations
MATCH (e:Expert)-[:ADVISES]->(o:Organization|Task)
RETURN DISTINCT e {.id, .name, .name_latin, .sources, labels: labels(e)} AS one,
       o {.id, .name, .name_vi, .name_en, .number, .text, .standing, .sources, labels: labels(o)} AS other,
       1 AS weight
ORDER BY one.id, other.id
LIMIT $limit
