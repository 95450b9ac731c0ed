// Works and agreements that two organisations share, the latest first.
// $ids: ids of works and agreements
UNWIND $ids AS asked
OPTIONAL MATCH (w:Work {id: asked})
OPTIONAL MATCH (g:Agreement {id: asked})
WITH w, g, coalesce(w, g) AS n
WHERE n IS NOT NULL
RETURN n.id AS id, labels(n) AS kind, n.name AS name, n.name_en AS name_en,
       coalesce(toString(w.year), g.signed_on) AS since, w.venue AS venue, g.state AS agreement_state,
       n.sources AS sources
ORDER BY coalesce(since, "") DESC, name, id
LIMIT 200
