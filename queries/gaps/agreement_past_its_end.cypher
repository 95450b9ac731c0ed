// Agreements whose end has passed and which are still called signed or active.
// $today: the present day
CALL { MATCH (g:Agreement) WHERE g.state IN ["signed", "active"] RETURN count(g) AS of }
MATCH (g:Agreement)
WHERE g.state IN ["signed", "active"] AND g.ends_on + "~" < $today
OPTIONAL MATCH (o:Organization)-[:PARTY_TO]->(g)
WITH of, g, o ORDER BY o.name, o.id
WITH of, g, collect(DISTINCT CASE WHEN o IS NULL THEN null ELSE {id: o.id, name: o.name, name_en: o.name_en, kind: labels(o)} END) AS parties
RETURN g.id AS id, labels(g) AS name_kind, g.name AS name, g.name_en AS name_en,
       parties AS parties, g.ends_on AS ends_on, g.sources AS sources,
       2 AS severity, [20] AS endangers, [] AS targets, "" AS lacks, of AS of
ORDER BY ends_on + "~", id
LIMIT 500
