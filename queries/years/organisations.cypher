// Organisations behind a number of the years.
// $ids: ids of organisations
UNWIND $ids AS asked
MATCH (o:Organization {id: asked})
OPTIONAL MATCH (o)-[:LOCATED_IN]->(l:Country)
WITH o, l ORDER BY l.code
WITH o, collect(l)[0] AS l
RETURN o.id AS id, labels(o) AS kind, o.name AS name, o.name_vi AS name_vi, o.name_en AS name_en, l.name AS country,
       l.name_vi AS country_vi, l.name_en AS country_en, o.standing AS standing, o.sources AS sources
ORDER BY name, id
LIMIT 1000
