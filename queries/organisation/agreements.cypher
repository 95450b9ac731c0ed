// Agreements, by state.
// $organisation: id of the organisation
MATCH (o:Organization {id: $organisation})-[:PARTY_TO]->(g:Agreement)
OPTIONAL MATCH (g)<-[:PARTY_TO]-(other:Organization)
WHERE other.id <> $organisation
WITH g, other ORDER BY other.name, other.id
WITH g, collect(DISTINCT CASE WHEN other IS NULL THEN null
               ELSE {id: other.id, name: other.name, name_en: other.name_en, kind: labels(other)} END)[0..4] AS parties
RETURN g.id AS id, labels(g) AS name_kind,
       g.name AS name, g.name_en AS name_en, g.kind AS agreement_kind, g.state AS agreement_state,
       parties AS parties, g.signed_on AS signed_on, g.ends_on AS ends_on, g.evidence AS evidence, g.sources AS sources
ORDER BY CASE g.state WHEN "active" THEN 0 WHEN "signed" THEN 1 WHEN "talks" THEN 2 WHEN "contact" THEN 3 ELSE 4 END,
         coalesce(signed_on, "") DESC, name, id
LIMIT 200
