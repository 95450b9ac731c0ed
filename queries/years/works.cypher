// Works behind a number of the years.
// $ids: ids of works
UNWIND $ids AS asked
MATCH (w:Work {id: asked})
RETURN w.id AS id, w.year AS year, w.name AS name, w.venue AS venue, w.doi AS doi, w.sources AS sources
ORDER BY name, id
LIMIT 1000
