// Which organisation works in which field.
// $country: ISO code; empty for all
// $field: code of a field or stage; empty for all
// $limit: most relations, those of partners first
MATCH (o:Organization)-[:ACTIVE_IN]->(f:Field)
WHERE ($country = '' OR EXISTS { MATCH (o)-[:LOCATED_IN]->(c:Country) WHERE c.code = $country })
  AND ($field = '' OR EXISTS { MATCH (f)-[:PART_OF*0..2]->(g:Field) WHERE g.code = $field })
WITH o, f ORDER BY CASE o.standing WHEN 'partner' THEN 0 ELSE 1 END, o.id, f.id LIMIT $limit
OPTIONAL MATCH (o)-[:LOCATED_IN]->(h:Country)
WITH o, f, min(h.code) AS home
RETURN o {.id, .name, .name_vi, .name_en, .standing, .sources, country: home, labels: labels(o)} AS one,
       f {.id, .name, .name_vi, .name_en, .level, .sources, labels: labels(f)} AS other,
       1 AS weight
ORDER BY one.id, other.id
