// Agreements, by state.
// $words: folded words, each of which must begin a word of the names; empty for all
// $state: a state as the vocabulary calls it; empty for all
// $country: ISO code of a country in which a party is; empty for all
// $fields: codes of a field and its parts; empty for all
// $limit: rows at most
MATCH (g:Agreement)
WHERE all(word IN $words WHERE (" " + g.folded) CONTAINS (" " + word)) AND ($state = "" OR g.state = $state)
  AND ($country = "" OR EXISTS { MATCH (g)<-[:PARTY_TO]-(:Organization)-[:LOCATED_IN]->(:Country {code: $country}) })
  AND (size($fields) = 0 OR EXISTS { MATCH (g)-[:ABOUT]->(f:Field) WHERE f.code IN $fields })
WITH g ORDER BY coalesce(g.ends_on, "9999"), g.folded, g.id LIMIT $limit
OPTIONAL MATCH (g)<-[:PARTY_TO]-(o:Organization)
WITH g, o ORDER BY o.name, o.id
WITH g, collect(DISTINCT CASE WHEN o IS NULL THEN null
               ELSE {id: o.id, name: o.name, name_vi: o.name_vi, name_en: o.name_en, kind: labels(o)} END)[0..4] AS between
RETURN g.id AS id, labels(g) AS kind, g.name AS name, g.name_en AS name_en, g.kind AS agreement_kind,
       g.state AS agreement_state, between AS between, g.signed_on AS signed_on, g.ends_on AS ends_on,
       g.evidence AS evidence, g.owner AS owner, g.next_step AS next_step, g.next_on AS next_on, g.sources AS sources
ORDER BY coalesce(ends_on, "9999"), g.folded, id
