// Where these people work or have worked.
// $ids: ids of people
UNWIND $ids AS asked
MATCH (e:Expert {id: asked})-[a:AFFILIATED_WITH]->(o:Organization)
OPTIONAL MATCH (o)-[:LOCATED_IN]->(c:Country)
WITH e, a, o, min(c.code) AS code
RETURN o.id AS id, e.id AS of, labels(o) AS kind, o.name AS name, o.name_vi AS name_vi, o.name_en AS name_en,
       a.role AS role, a.since AS since, a.until AS until, code AS country_code, a.sources AS sources
ORDER BY of, id, since, role
LIMIT 20000
