// People asked for and training offered, by level and year.
// $today: the present day
// $year: the present year
MATCH (x:Need|Offer)
WHERE coalesce(x.state, "open") IN ["open", "met"]
  AND (("Need" IN labels(x) AND x.kind = "people")
    OR ("Offer" IN labels(x) AND x.kind = "training" AND coalesce(x.open_until, $today) + "~" >= $today))
WITH coalesce(x.level, "") AS study_level, coalesce(x.year, $year) AS year,
     sum(CASE WHEN "Need" IN labels(x) THEN coalesce(x.quantity, 1) ELSE 0 END) AS wanted,
     sum(CASE WHEN "Offer" IN labels(x) THEN coalesce(x.quantity, 0) ELSE 0 END) AS trained
RETURN study_level + "/" + toString(year) AS id, year AS year, study_level AS study_level, wanted AS wanted,
       trained AS trained, CASE WHEN wanted > trained THEN wanted - trained ELSE 0 END AS short
ORDER BY year, study_level, id
LIMIT 200
