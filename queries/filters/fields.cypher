// Fields in the order of the value chain.
MATCH (f:Field)
OPTIONAL MATCH (f)-[:PART_OF]->(p:Field)
OPTIONAL MATCH (p)-[:PART_OF]->(g:Field)
WITH f, coalesce(g.position, p.position, f.position) AS stage,
     CASE WHEN p IS NULL THEN 0 WHEN g IS NULL THEN f.position ELSE p.position END AS field,
     CASE WHEN g IS NULL THEN 0 ELSE f.position END AS subfield
RETURN f.id AS id, f.code AS code, f.level AS level, f.name AS name, f.name_vi AS name_vi, f.name_en AS name_en
ORDER BY stage, field, subfield, f.code, id
LIMIT 1000
