// Who works where.
// $country: ISO code of the organisation's country; empty for all
// $field: code of a field or stage, that the expert knows; empty for all
// $limit: most relations
MATCH (e:Expert)-[:AFFILIATED_WITH]->(o:Organization)
WHERE ($country = '' OR EXISTS { MATCH (o)-[:LOCATED_IN]->(c:Country) WHERE c.code = $country })
  AND ($field = ''
       OR EXISTS { MATCH (e)-[:EXPERT_IN]->(:Field)-[:PART_OF*0..2]->(f:Field) WHERE f.code = $field })
WITH DISTINCT e, o ORDER BY e.id, o.id LIMIT $limit
OPTIONAL MATCH (o)-[:LOCATED_IN]->(h:Country)
WITH e, o, min(h.code) AS home
RETURN e {.id, .name, .name_latin, .sources, country: home, labels: labels(e)} AS one,
       o {.id, .name, .name_vi, .name_en, .standing, .sources, country: home, labels: labels(o)} AS other,
       1 AS weight
ORDER BY one.id, other.id
