// Fields in which it is active, and how many of its experts know them.
// $organisation: id of the organisation
MATCH (o:Organization {id: $organisation})-[x:ACTIVE_IN]->(f:Field)
OPTIONAL MATCH (f)<-[:EXPERT_IN]-(e:Expert)-[:AFFILIATED_WITH]->(:Organization {id: $organisation})
WITH x, f, count(DISTINCT e) AS experts
RETURN f.id AS id, f.code AS code, labels(f) AS name_kind, f.name AS name, f.name_vi AS name_vi, f.name_en AS name_en,
       f.level AS field_level, experts AS own_experts, x.sources AS sources
ORDER BY f.code, id
LIMIT 200
