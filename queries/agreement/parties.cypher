// Parties.
// $agreement: id of the agreement
MATCH (o:Organization)-[p:PARTY_TO]->(g:Agreement {id: $agreement})
OPTIONAL MATCH (o)-[:LOCATED_IN]->(c:Country)
WITH o, p, c ORDER BY c.code
WITH o, p, collect(c)[0] AS c
RETURN o.id AS id, o.name AS name, o.name_vi AS name_vi, o.name_en AS name_en, labels(o) AS kind, c.name AS country,
       c.name_vi AS country_vi, c.name_en AS country_en, o.standing AS standing, p.role AS role, p.sources AS sources
ORDER BY name, id
LIMIT 500
