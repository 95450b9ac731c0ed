// With whom of an organisation these people wrote works.
// $ids: ids of people
// $organisation: id of the organisation
UNWIND $ids AS asked
MATCH (e:Expert {id: asked})-[c:COAUTHOR_OF]-(k:Expert)-[a:AFFILIATED_WITH]->(o:Organization {id: $organisation})
WHERE a.until IS NULL AND NOT k.id IN $ids
RETURN DISTINCT k.id AS id, k.name AS name, labels(k) AS kind, e.id AS of, c.weight AS works,
       c.first_year AS first_year, c.last_year AS last_year, c.sources AS sources
ORDER BY of, id
LIMIT 2000
