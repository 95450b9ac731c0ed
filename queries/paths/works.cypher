// Works that two people wrote together, the latest first.
// $expert: id of one of them
// $other: id of the other
MATCH (e:Expert {id: $expert})-[:AUTHORED]->(w:Work)<-[:AUTHORED]-(o:Expert {id: $other})
WHERE $expert <> $other
RETURN DISTINCT w.id AS id, w.year AS year, w.name AS name, w.venue AS venue, w.doi AS doi, w.sources AS sources
ORDER BY coalesce(year, 0) DESC, name, id
LIMIT 100
