// Groups of bodies to choose from, the shortest name first.
// $words: folded words that the names must contain
// $limit: most rows
MATCH (n:Group)
WHERE all(word IN $words WHERE n.folded CONTAINS word)
RETURN n.id AS id, labels(n) AS kind, coalesce(n.name, n.folded) AS name, n.name_en AS name_en
ORDER BY size(n.folded), name, id
LIMIT $limit
