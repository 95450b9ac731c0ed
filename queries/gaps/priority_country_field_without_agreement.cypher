// Fields in which a priority country has organisations and no agreement in force is about them.
CALL { MATCH (c:Country) WHERE c.priority = true MATCH (f:Field) WHERE f.level = "field" RETURN count(*) AS of }
MATCH (c:Country)
WHERE c.priority = true
OPTIONAL MATCH (c)<-[:LOCATED_IN]-(:Organization)-[:PARTY_TO]->(g:Agreement)
WHERE g.state IN ["signed", "active"]
WITH DISTINCT of, c, g
OPTIONAL MATCH (g)-[:ABOUT]->(:Field)-[:PART_OF*0..1]->(f:Field)
WITH of, c, collect(DISTINCT f.id) AS agreed
MATCH (c)<-[:LOCATED_IN]-(o:Organization)-[:ACTIVE_IN]->(:Field)-[:PART_OF*0..1]->(f:Field)
WHERE f.level = "field" AND NOT f.id IN agreed
WITH of, c, f, count(DISTINCT o) AS organisations
RETURN f.id AS id, f.code AS code, labels(f) AS name_kind, f.name AS name, f.name_vi AS name_vi, f.name_en AS name_en,
       c.name AS country, c.name_vi AS country_vi, c.name_en AS country_en, c.id AS country_id,
       organisations AS organisations,
       2 AS severity, [35] AS endangers, [] AS targets, "" AS lacks, of AS of
ORDER BY c.code, f.code, id
LIMIT 1000
