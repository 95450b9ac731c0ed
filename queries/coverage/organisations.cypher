// Organisations that are active in a field and its parts.
// $ids: ids of organisations
// $area: id of the field
UNWIND $ids AS one
MATCH (o:Organization {id: one})-[:ACTIVE_IN]->(g:Field)-[:PART_OF*0..2]->(:Field {id: $area})
WITH o, g ORDER BY g.code, g.id
WITH o, collect(DISTINCT {id: g.id, code: g.code, name: g.name, name_vi: g.name_vi, name_en: g.name_en, kind: labels(g)}) AS fields
OPTIONAL MATCH (o)-[:LOCATED_IN]->(c:Country)
WITH o, fields, c ORDER BY c.code, c.id
WITH o, fields, collect(c)[0] AS c
RETURN o.id AS id, labels(o) AS kind, o.name AS name, o.name_vi AS name_vi, o.name_en AS name_en, fields AS fields,
       c.name AS country, c.name_vi AS country_vi, c.name_en AS country_en, o.standing AS standing, o.sources AS sources
ORDER BY CASE o.standing WHEN "partner" THEN 0 ELSE 1 END, o.folded, id
LIMIT 500
