// Organisations it works with, by shared works and agreements.
// $organisation: id of the organisation
MATCH (o:Organization {id: $organisation})-[c:COLLABORATES_WITH]-(other:Organization)
WITH c, other ORDER BY c.weight DESC, other.name, other.id LIMIT 200
OPTIONAL MATCH (other)-[:LOCATED_IN]->(l:Country)
WITH c, other, l ORDER BY l.code
WITH c, other, collect(l)[0] AS l
RETURN other.id AS id, other.name AS name, other.name_vi AS name_vi, other.name_en AS name_en, labels(other) AS kind,
       l.name AS country, l.name_vi AS country_vi, l.name_en AS country_en, c.works AS works, c.agreements AS agreements,
       c.first_year AS first_year, c.last_year AS last_year, other.sources AS sources
ORDER BY c.weight DESC, name, id
LIMIT 200
