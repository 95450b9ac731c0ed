// Who wrote works with whom.
// $country: ISO code of an organisation of either; empty for all
// $field: code of a field or stage, that either knows; empty for all
// $least: smallest weight
// $limit: most relations, the strongest first
MATCH (e:Expert)-[r:COAUTHOR_OF]->(x:Expert)
WHERE r.weight >= $least
  AND ($country = ''
       OR EXISTS { MATCH (e)-[:AFFILIATED_WITH]->(:Organization)-[:LOCATED_IN]->(c:Country) WHERE c.code = $country }
       OR EXISTS { MATCH (x)-[:AFFILIATED_WITH]->(:Organization)-[:LOCATED_IN]->(c:Country) WHERE c.code = $country })
  AND ($field = ''
       OR EXISTS { MATCH (e)-[:EXPERT_IN]->(:Field)-[:PART_OF*0..2]->(f:Field) WHERE f.code = $field }
       OR EXISTS { MATCH (x)-[:EXPERT_IN]->(:Field)-[:PART_OF*0..2]->(f:Field) WHERE f.code = $field })
WITH e, x, r ORDER BY r.weight DESC, e.id, x.id LIMIT $limit
RETURN e {.id, .name, .name_latin, .sources, labels: labels(e)} AS one,
       x {.id, .name, .name_latin, .sources, labels: labels(x)} AS other,
       r.weight AS weight
ORDER BY weight DESC, one.id, other.id
