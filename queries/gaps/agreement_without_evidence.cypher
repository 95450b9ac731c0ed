// Agreements in force for which no document is known.
CALL { MATCH (g:Agreement) WHERE g.state IN ["signed", "active"] RETURN count(g) AS of }
MATCH (g:Agreement)
WHERE g.state IN ["signed", "active"] AND coalesce(g.evidence, "") = ""
OPTIONAL MATCH (o:Organization)-[:PARTY_TO]->(g)
WITH of, g, o ORDER BY o.name, o.id
WITH of, g, collect(DISTINCT CASE WHEN o IS NULL THEN null ELSE {id: o.id, name: o.name, name_en: o.name_en, kind: labels(o)} END) AS parties
RETURN g.id AS id, labels(g) AS name_kind, g.name AS name, g.name_en AS name_en,
       parties AS parties, g.signed_on AS signed_on, g.sources AS sources,
       1 AS severity, [35] AS endangers, [] AS targets, "" AS lacks, of AS of
ORDER BY signed_on, id
LIMIT 500
