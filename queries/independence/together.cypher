// Which of these people wrote works, and with whom of them.
// $ids: ids of people
UNWIND $ids AS asked
MATCH (e:Expert {id: asked})-[c:COAUTHOR_OF]->(o:Expert)
WHERE o.id IN $ids
RETURN e.id AS id, o.id AS of, c.weight AS works, c.first_year AS first_year, c.last_year AS last_year,
       c.sources AS sources
ORDER BY id, of
LIMIT 20000
