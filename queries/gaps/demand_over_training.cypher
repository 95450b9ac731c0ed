// Levels and years for which more people are asked for than training is offered.
// $today: the present day
// $year: the present year
CALL { MATCH (n:Need) WHERE n.kind = "people" AND coalesce(n.state, "open") IN ["open", "met"]
       RETURN count(DISTINCT coalesce(n.level, "") + "/" + toString(coalesce(n.year, $year))) AS of }
MATCH (n:Need)
WHERE n.kind = "people" AND coalesce(n.state, "open") IN ["open", "met"]
WITH of, coalesce(n.level, "") AS code, coalesce(n.year, $year) AS year, sum(coalesce(n.quantity, 1)) AS wanted,
     count(n) AS needs
OPTIONAL MATCH (x:Offer)
WHERE x.kind = "training" AND coalesce(x.state, "open") IN ["open", "met"] AND coalesce(x.open_until, $today) + "~" >= $today
  AND coalesce(x.level, "") = code AND coalesce(x.year, $year) = year
WITH of, code, year, wanted, needs, coalesce(sum(x.quantity), 0) AS trained
WHERE wanted > trained
RETURN code + "/" + toString(year) AS id, code AS study_level, year AS year, wanted AS wanted, trained AS trained,
       wanted - trained AS short, needs AS needs,
       3 AS severity, [19, 36] AS endangers, ["2.1"] AS targets, "" AS lacks, of AS of
ORDER BY year, study_level, id
LIMIT 200
