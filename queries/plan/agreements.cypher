// Agreements that serve this task.
// $task: id of the task
MATCH (g:Agreement)-[s:SERVES]->(t:Task {id: $task})
OPTIONAL MATCH (g)<-[:PARTY_TO]-(o:Organization)
WITH g, s, o ORDER BY o.name, o.id
WITH g, s, collect(DISTINCT CASE WHEN o IS NULL THEN null
               ELSE {id: o.id, name: o.name, name_en: o.name_en, kind: labels(o)} END)[0..4] AS parties
RETURN g.id AS id, labels(g) AS name_kind,
       g.name AS name, g.name_en AS name_en, g.state AS agreement_state, parties AS parties,
       g.signed_on AS signed_on, s.sources AS sources
ORDER BY coalesce(signed_on, "") DESC, name, id
LIMIT 100
