// Countries and territories to choose from, those of priority first.
// $limit: most rows
MATCH (n:Country)
RETURN n.id AS id, labels(n) AS kind, n.name AS name, n.name_vi AS name_vi, n.name_en AS name_en
ORDER BY coalesce(n.priority, false) DESC, name, id
LIMIT $limit
