// Who is a party to which agreement.
// $country: ISO code of any party's country; empty for all
// $field: code of a field or stage, that the agreement concerns; empty for all
// $limit: most relations
MATCH (o:Organization)-[:PARTY_TO]->(a:Agreement)
WHERE ($country = ''
       OR EXISTS { MATCH (a)<-[:PARTY_TO]-(:Organization)-[:LOCATED_IN]->(c:Country) WHERE c.code = $country })
  AND ($field = ''
       OR EXISTS { MATCH (a)-[:ABOUT]->(:Field)-[:PART_OF*0..2]->(f:Field) WHERE f.code = $field })
OPTIONAL MATCH (o)-[:LOCATED_IN]->(h:Country)
WITH o, a, min(h.code) AS home
RETURN o {.id, .name, .name_vi, .name_en, .standing, .sources, country: home, labels: labels(o)} AS one,
       a {.id, .name, .name_en, .state, .sources, labels: labels(a)} AS other,
       1 AS weight
ORDER BY o.id, a.id
LIMIT $limit
