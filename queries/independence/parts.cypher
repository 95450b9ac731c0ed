// What is part of these organisations, or was taken over by them.
// $ids: ids of organisations
UNWIND $ids AS asked
MATCH (p:Organization)-[r:PART_OF|SUCCEEDED_BY]->(o:Organization {id: asked})
RETURN p.id AS id, o.id AS of, labels(p) AS kind, p.name AS name, p.name_vi AS name_vi, p.name_en AS name_en,
       r.sources AS sources
ORDER BY of, id
LIMIT 20000
