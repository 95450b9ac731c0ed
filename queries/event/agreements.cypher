// Agreements of which at least two parties took part.
// $event: id of the event
MATCH (v:Event {id: $event})<-[:TOOK_PART_IN]-(o:Organization)-[:PARTY_TO]->(g:Agreement)
WITH g, o ORDER BY o.name, o.id
WITH g, collect(DISTINCT {id: o.id, name: o.name, name_en: o.name_en, kind: labels(o)}) AS between
WHERE size(between) > 1
RETURN g.id AS id, labels(g) AS name_kind, g.name AS name, g.name_en AS name_en, g.state AS agreement_state,
       between[0..4] AS between, g.signed_on AS signed_on, g.sources AS sources
ORDER BY coalesce(signed_on, "") DESC, name, id
LIMIT 100
