// Who or what is already called so.
// $folded: the name without accents in lower case
CALL {
  MATCH (e:Expert) WHERE e.folded CONTAINS $folded RETURN e AS n ORDER BY e.id LIMIT 5
  UNION ALL
  MATCH (o:Organization) WHERE o.folded CONTAINS $folded RETURN o AS n ORDER BY o.id LIMIT 5
}
RETURN n.id AS id, labels(n) AS kind, n.name AS name, n.name_vi AS name_vi, n.name_en AS name_en, n.sources AS sources
ORDER BY size(n.folded), name, id
LIMIT 5
