// How many experts there are of such a name.
// $words: folded words, each of which must begin a word of the names
MATCH (e:Expert)
WHERE all(word IN $words WHERE (" " + e.folded) CONTAINS (" " + word))
RETURN count(e) AS total, sum(CASE WHEN "illustration" IN e.sources THEN 1 ELSE 0 END) AS invented
