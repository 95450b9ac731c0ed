// Agreements behind a number of the years.
// $ids: ids of agreements
UNWIND $ids AS asked
MATCH (g:Agreement {id: asked})
OPTIONAL MATCH (o:Organization)-[:PARTY_TO]->(g)
WITH g, o ORDER BY o.name, o.id
WITH g, collect(DISTINCT CASE WHEN o IS NULL THEN null
                ELSE {id: o.id, kind: labels(o), name: o.name, name_vi: o.name_vi, name_en: o.name_en} END) AS parties
RETURN g.id AS id, labels(g) AS name_kind,
       g.name AS name, g.name_en AS name_en, g.kind AS agreement_kind, g.state AS agreement_state,
       g.signed_on AS signed_on, parties AS parties, g.sources AS sources
ORDER BY name, id
LIMIT 1000
