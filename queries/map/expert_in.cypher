// Who knows which field.
// $country: ISO code of an organisation of the expert; empty for all
// $field: code of a field or stage; empty for all
// $limit: most relations
MATCH (e:Expert)-[r:EXPERT_IN]->(f:Field)
WHERE ($country = ''
       OR EXISTS { MATCH (e)-[:AFFILIATED_WITH]->(:Organization)-[:LOCATED_IN]->(c:Country) WHERE c.code = $country })
  AND ($field = '' OR EXISTS { MATCH (f)-[:PART_OF*0..2]->(g:Field) WHERE g.code = $field })
WITH e, r, f ORDER BY e.id, f.id LIMIT $limit
RETURN e {.id, .name, .name_latin, .sources, labels: labels(e)} AS one,
       f {.id, .name, .name_vi, .name_en, .level, .sources, labels: labels(f)} AS other,
       coalesce(r.works, 1) AS weight
ORDER BY one.id, other.id
