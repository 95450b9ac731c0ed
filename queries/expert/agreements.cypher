// Agreements of the organisations where this expert works.
// $expert: id of the expert
// $today: the present day
MATCH (e:Expert {id: $expert})-[a:AFFILIATED_WITH]->(o:Organization)-[:PARTY_TO]->(g:Agreement)
WHERE coalesce(a.until, $today) + "~" >= $today
WITH DISTINCT g, o
RETURN g.id AS id, labels(g) AS name_kind,
       g.name AS name, g.name_en AS name_en, g.state AS agreement_state, g.signed_on AS signed_on,
       o.name AS organisation, o.id AS organisation_id, labels(o) AS organisation_kind, g.sources AS sources
ORDER BY coalesce(signed_on, "") DESC, name, id, organisation_id
LIMIT 100
