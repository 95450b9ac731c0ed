// Agreements of universities in Vietnam in force whose parties have shown no joint work or event for a year.
// $year_ago: the day a year ago
// $silent: ids of agreements whose parties share no work and no event of this year or the last
CALL { MATCH (g:Agreement)<-[:PARTY_TO]-(:University)-[:LOCATED_IN]->(:Country {code: "VN"})
  WHERE g.state IN ["signed", "active"] RETURN count(DISTINCT g) AS of }
UNWIND $silent AS one
MATCH (g:Agreement {id: one})
WHERE g.state IN ["signed", "active"] AND (g.signed_on IS NULL OR g.signed_on + "~" < $year_ago)
  AND EXISTS { MATCH (g)<-[:PARTY_TO]-(:University)-[:LOCATED_IN]->(:Country {code: "VN"}) }
OPTIONAL MATCH (o:Organization)-[:PARTY_TO]->(g)
WITH of, g, o ORDER BY o.name, o.id
WITH of, g, collect(DISTINCT CASE WHEN o IS NULL THEN null ELSE {id: o.id, name: o.name, name_en: o.name_en, kind: labels(o)} END) AS parties
RETURN g.id AS id, labels(g) AS name_kind, g.name AS name, g.name_en AS name_en,
       parties AS parties, g.signed_on AS signed_on, g.sources AS sources,
       2 AS severity, [18, 20] AS endangers, [] AS targets, "" AS lacks, of AS of
ORDER BY signed_on, id
LIMIT 500
