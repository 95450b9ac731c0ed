// Agreements to which two organisations are parties, the latest first.
// $organisation: id of one of them
// $partner: id of the other
MATCH (o:Organization {id: $organisation})-[:PARTY_TO]->(g:Agreement)<-[:PARTY_TO]-(p:Organization {id: $partner})
WHERE $organisation <> $partner
RETURN DISTINCT g.id AS id, g.name AS name, g.name_vi AS name_vi, g.name_en AS name_en, g.kind AS agreement_kind,
       g.state AS agreement_state, g.signed_on AS signed_on, g.ends_on AS ends_on, g.sources AS sources
ORDER BY coalesce(signed_on, "") DESC, name, id
LIMIT 100
