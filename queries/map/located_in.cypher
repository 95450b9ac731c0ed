// Where the organisations are.
// $country: ISO code; empty for all
// $field: code of a field or stage, in which the organisation is active; empty for all
// $limit: most relations, those of partners first
MATCH (o:Organization)-[:LOCATED_IN]->(c:Country)
WHERE ($country = '' OR c.code = $country)
  AND ($field = ''
       OR EXISTS { MATCH (o)-[:ACTIVE_IN]->(:Field)-[:PART_OF*0..2]->(f:Field) WHERE f.code = $field })
RETURN o {.id, .name, .name_vi, .name_en, .standing, .sources, country: c.code, labels: labels(o)} AS one,
       c {.id, .name, .name_vi, .name_en, .sources, country: c.code, labels: labels(c)} AS other,
       1 AS weight
ORDER BY CASE o.standing WHEN 'partner' THEN 0 ELSE 1 END, o.id, c.id
LIMIT $limit
