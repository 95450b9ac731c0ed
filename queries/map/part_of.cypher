// Which organisation is a part of which.
// $country: ISO code; empty for all
// $limit: most relations
MATCH (o:Organization)-[:PART_OF]->(p:Organization|Group)
WHERE $country = '' OR EXISTS { MATCH (o)-[:LOCATED_IN]->(c:Country) WHERE c.code = $country }
OPTIONAL MATCH (o)-[:LOCATED_IN]->(h:Country)
WITH o, p, min(h.code) AS home
RETURN o {.id, .name, .name_vi, .name_en, .standing, .sources, country: home, labels: labels(o)} AS one,
       p {.id, .name, .name_vi, .name_en, .standing, .sources, country: home, labels: labels(p)} AS other,
       1 AS weight
ORDER BY o.id, p.id
LIMIT $limit
