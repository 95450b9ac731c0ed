// Fields in the order of the value chain, each with the one above it.
MATCH (f:Field)
OPTIONAL MATCH (f)-[:PART_OF]->(p:Field)
OPTIONAL MATCH (p)-[:PART_OF]->(g:Field)
WITH f, p, g ORDER BY p.id, g.id
WITH f, collect(p)[0] AS p, collect(g)[0] AS g
WITH f, p, coalesce(g.position, p.position, f.position) AS stage,
     CASE WHEN p IS NULL THEN 0 WHEN g IS NULL THEN f.position ELSE p.position END AS field,
     CASE WHEN g IS NULL THEN 0 ELSE f.position END AS subfield
RETURN f.id AS id, f.code AS code, labels(f) AS name_kind, f.level AS field_level, f.name AS name, f.name_vi AS name_vi,
       f.name_en AS name_en, p.id AS parent_id
ORDER BY stage, field, subfield, f.code, id
LIMIT 1000
