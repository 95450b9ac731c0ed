// Who leads which task of the plan.
// $country: ISO code of the bodies' countries; empty for all
// $field: code of a field or stage, that the task concerns; empty for all
// $limit: most relations
MATCH (o:Organization|Group)-[:LEADS]->(t:Task)
WHERE ($country = '' OR EXISTS { MATCH (o)-[:LOCATED_IN]->(c:Country) WHERE c.code = $country })
  AND ($field = ''
       OR EXISTS { MATCH (t)-[:ABOUT]->(:Field)-[:PART_OF*0..2]->(f:Field) WHERE f.code = $field })
OPTIONAL MATCH (o)-[:LOCATED_IN]->(h:Country)
WITH o, t, min(h.code) AS home
RETURN o {.id, .name, .name_vi, .name_en, .standing, .sources, country: home, labels: labels(o)} AS one,
       t {.id, .name, .name_en, .text, .number, .sources, labels: labels(t)} AS other,
       1 AS weight
ORDER BY t.number, o.id, t.id
LIMIT $limit
