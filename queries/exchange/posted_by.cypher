// Whose it is.
// $wish: id of the need or offer
MATCH (w:Organization|Expert)-[p:SEEKS|HAS]->(n:Need|Offer {id: $wish})
OPTIONAL MATCH (w)-[:LOCATED_IN]->(c:Country)
WITH w, p, c ORDER BY c.code
WITH w, p, collect(c)[0] AS c
RETURN w.id AS id, w.name AS name, w.name_vi AS name_vi, w.name_en AS name_en, labels(w) AS kind, c.name AS country,
       c.name_vi AS country_vi, c.name_en AS country_en, w.public_contact AS public_contact,
       p.sources AS sources
ORDER BY name, id
LIMIT 50
