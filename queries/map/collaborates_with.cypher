// Who works with whom, by shared works and agreements.
// $country: ISO code of either side's country; empty for all
// $field: code of a field or stage, in which either side is active; empty for all
// $least: smallest weight
// $limit: most relations, the strongest first
MATCH (o:Organization)-[r:COLLABORATES_WITH]->(p:Organization)
WHERE r.weight >= $least
  AND ($country = ''
       OR EXISTS { MATCH (o)-[:LOCATED_IN]->(c:Country) WHERE c.code = $country }
       OR EXISTS { MATCH (p)-[:LOCATED_IN]->(c:Country) WHERE c.code = $country })
  AND ($field = ''
       OR EXISTS { MATCH (o)-[:ACTIVE_IN]->(:Field)-[:PART_OF*0..2]->(f:Field) WHERE f.code = $field }
       OR EXISTS { MATCH (p)-[:ACTIVE_IN]->(:Field)-[:PART_OF*0..2]->(f:Field) WHERE f.code = $field })
WITH o, p, r ORDER BY r.weight DESC, o.id, p.id LIMIT $limit
OPTIONAL MATCH (o)-[:LOCATED_IN]->(h:Country)
OPTIONAL MATCH (p)-[:LOCATED_IN]->(k:Country)
WITH o, p, r, min(h.code) AS home, min(k.code) AS away
RETURN o {.id, .name, .name_vi, .name_en, .standing, .sources, country: home, labels: labels(o)} AS one,
       p {.id, .name, .name_vi, .name_en, .standing, .sources, country: away, labels: labels(p)} AS other,
       r.weight AS weight
ORDER BY weight DESC, one.id, other.id
