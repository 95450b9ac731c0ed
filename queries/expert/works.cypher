// Works, the latest first.
// $expert: id of the expert
// $skip: how many to leave out
// $limit: how many to give
MATCH (e:Expert {id: $expert})-[:AUTHORED]->(w:Work)
WITH w ORDER BY coalesce(w.year, 0) DESC, coalesce(w.cited_by, 0) DESC, w.id SKIP $skip LIMIT $limit
OPTIONAL MATCH (w)-[:ABOUT]->(f:Field)
WITH w, f ORDER BY f.code
WITH w, collect(DISTINCT CASE WHEN f IS NULL THEN null
                ELSE {id: f.id, code: f.code, kind: labels(f), name: f.name, name_vi: f.name_vi,
                     name_en: f.name_en} END)[0..3] AS fields
RETURN w.id AS id, w.year AS year, w.name AS name, w.venue AS venue, fields AS fields, w.cited_by AS cited_by,
       w.doi AS doi, w.sources AS sources
ORDER BY coalesce(year, 0) DESC, coalesce(cited_by, 0) DESC, id
