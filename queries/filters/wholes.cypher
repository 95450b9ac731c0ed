// Which field is part of which.
MATCH (f:Field)-[:PART_OF]->(w:Field)
RETURN f.id AS id, w.id AS of
ORDER BY id, of
LIMIT 2000
