// Organisations to ask about a field: those active in it or near it, the nearest first.
// $area: id of the field
// $country: ISO code of where they should be; empty for anywhere
MATCH (f:Field {id: $area})
CALL { WITH f MATCH (f)-[:PART_OF*0..1]->(n:Field) RETURN n AS n }
CALL { WITH n MATCH (n)<-[:PART_OF*0..2]-(g:Field)<-[:ACTIVE_IN]-(o:Organization) RETURN o AS o, g AS g }
WITH DISTINCT f, o, g
WHERE $country = "" OR EXISTS { MATCH (o)-[:LOCATED_IN]->(:Country {code: $country}) }
WITH o, max(CASE WHEN g.id = f.id THEN 2 WHEN EXISTS { MATCH (g)-[:PART_OF]->(f) } THEN 2 ELSE 1 END) AS near, count(g) AS many
WITH o, near, many ORDER BY near DESC, many DESC, o.folded, o.id LIMIT 12
RETURN o.id AS id, labels(o) AS kind, o.name AS name, o.name_vi AS name_vi, o.name_en AS name_en,
       CASE near WHEN 2 THEN "same" ELSE "near" END AS nearness, o.public_contact AS public_contact,
       o.website AS website, o.sources AS sources
ORDER BY near DESC, many DESC, o.folded, id
