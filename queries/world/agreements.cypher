// Agreements in force between organisations in Vietnam and abroad.
// $fields: codes of a field and its parts; empty for all
// $kind: a kind of organisation as the vocabulary calls it; empty for all
// $today: ISO date on which they are in force
// $limit: most rows
MATCH (o:Organization)-[:PARTY_TO]->(g:Agreement)
WHERE g.state IN ["signed", "active"]
  AND (g.ends_on IS NULL OR g.ends_on + "~" >= $today)
  AND ($kind = "" OR $kind IN labels(o))
  AND (size($fields) = 0 OR EXISTS { MATCH (o)-[:ACTIVE_IN]->(f:Field) WHERE f.code IN $fields })
  AND EXISTS { MATCH (g)<-[:PARTY_TO]-(:Organization)-[:LOCATED_IN]->(:Country {code: "VN"}) }
MATCH (o)-[:LOCATED_IN]->(c:Country)
WHERE c.code <> "VN"
RETURN g.id AS id, o.id AS organisation_id, c.code AS code
ORDER BY code, id, organisation_id
LIMIT $limit
