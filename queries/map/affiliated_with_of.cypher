// Where these experts work.
// $experts: ids of experts
// $limit: most relations
UNWIND $experts AS id
MATCH (e:Expert {id: id})-[:AFFILIATED_WITH]->(o:Organization)
OPTIONAL MATCH (o)-[:LOCATED_IN]->(h:Country)
WITH e, o, min(h.code) AS home
RETURN e {.id, .name, .name_latin, .sources, country: home, labels: labels(e)} AS one,
       o {.id, .name, .name_vi, .name_en, .standing, .sources, country: home, labels: labels(o)} AS other,
       1 AS weight
ORDER BY one.id, other.id
LIMIT $limit
