// Fields without an open offer of training.
// $today: the present day
CALL { MATCH (f:Field) WHERE f.level = "field" RETURN count(f) AS of }
CALL { MATCH (x:Offer)-[:ABOUT]->(:Field)-[:PART_OF*0..1]->(f:Field)
       WHERE x.kind = "training" AND coalesce(x.state, "open") IN ["open", "met"] AND coalesce(x.open_until, $today) + "~" >= $today
       RETURN collect(DISTINCT f.id) AS offered }
CALL { MATCH (n:Need)-[:ABOUT]->(:Field)-[:PART_OF*0..1]->(f:Field)
       WHERE n.kind = "training" AND coalesce(n.state, "open") = "open" AND coalesce(n.open_until, $today) + "~" >= $today
       RETURN collect(f.id) AS wanted }
MATCH (f:Field)
WHERE f.level = "field" AND NOT f.id IN offered
WITH of, f, size([one IN wanted WHERE one = f.id]) AS needs
OPTIONAL MATCH (f)-[:PART_OF]->(s:Field)
WITH of, f, needs, s ORDER BY s.position, s.id
WITH of, f, needs, collect(s)[0] AS s
RETURN f.id AS id, f.code AS code, labels(f) AS name_kind, f.name AS name, f.name_vi AS name_vi, f.name_en AS name_en,
       s.name AS stage, s.name_vi AS stage_vi, s.name_en AS stage_en, needs AS needs,
       2 AS severity, [36] AS endangers, ["2.1"] AS targets, "training@" AS lacks, of AS of
ORDER BY needs DESC, coalesce(s.position, 9999), coalesce(f.position, 9999), id
LIMIT 500
