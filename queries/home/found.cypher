// What is found by name.
// $words: folded words, each of which must begin a word of the names
CALL {
  MATCH (e:Expert) WHERE all(word IN $words WHERE (" " + e.folded) CONTAINS (" " + word)) RETURN e AS n ORDER BY size(e.folded), e.id LIMIT 20
  UNION ALL
  MATCH (o:Organization) WHERE all(word IN $words WHERE (" " + o.folded) CONTAINS (" " + word)) RETURN o AS n ORDER BY size(o.folded), o.id LIMIT 20
  UNION ALL
  MATCH (t:Task) WHERE all(word IN $words WHERE (" " + t.folded) CONTAINS (" " + word)) RETURN t AS n ORDER BY size(t.folded), t.id LIMIT 20
}
RETURN n.id AS id, coalesce(n.name, n.text) AS name, n.name_vi AS name_vi, n.name_en AS name_en, labels(n) AS kind,
       n.sources AS sources
ORDER BY size(n.folded), name, id
LIMIT 20
