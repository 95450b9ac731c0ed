// Works by year.
// $expert: id of the expert
MATCH (e:Expert {id: $expert})-[:AUTHORED]->(w:Work)
WHERE w.year IS NOT NULL
RETURN w.year AS year, count(w) AS works
ORDER BY year
LIMIT 100
