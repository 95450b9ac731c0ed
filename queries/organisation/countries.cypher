// Collaboration by country.
// $organisation: id of the organisation
MATCH (o:Organization {id: $organisation})-[k:COLLABORATES_WITH]-(other:Organization)-[:LOCATED_IN]->(c:Country)
WITH c, count(DISTINCT other) AS partners, sum(k.works) AS works, sum(k.agreements) AS agreements,
     min(k.first_year) AS first_year, max(k.last_year) AS last_year
RETURN c.id AS id, c.code AS code, labels(c) AS name_kind, c.name AS name, c.name_vi AS name_vi, c.name_en AS name_en,
       partners AS partners, works AS works, agreements AS agreements, first_year AS first_year,
       last_year AS last_year, c.sources AS sources
ORDER BY partners DESC, works DESC, code, id
LIMIT 100
