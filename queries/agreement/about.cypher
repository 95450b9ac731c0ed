// What this agreement is.
// $agreement: id of the agreement
MATCH (g:Agreement {id: $agreement})
RETURN g.id AS id, labels(g) AS kind, g.name AS name, g.name_en AS name_en, g.kind AS agreement_kind,
       g.state AS agreement_state, g.signed_on AS signed_on, g.ends_on AS ends_on, g.evidence AS evidence,
       g.owner AS owner, g.next_step AS next_step, g.next_on AS next_on, g.about AS about, g.sources AS sources,
       g.verified AS verified
LIMIT 1
