// Which of these people have works in the registry, and how many.
// $ids: ids of people
UNWIND $ids AS asked
MATCH (e:Expert {id: asked})-[:AUTHORED]->(w:Work)
RETURN e.id AS id, count(DISTINCT w) AS works
ORDER BY id
LIMIT 20000
