// What these organisations are part of, and who took over from them.
// $ids: ids of organisations
UNWIND $ids AS asked
MATCH (o:Organization {id: asked})-[r:PART_OF|SUCCEEDED_BY]->(w:Organization)
RETURN w.id AS id, o.id AS of, labels(w) AS kind, w.name AS name, w.name_vi AS name_vi, w.name_en AS name_en,
       r.sources AS sources
ORDER BY of, id
LIMIT 20000
