// How many experts are invented and how many are real.
// $illustration: id of the source of the invented ones
MATCH (e:Expert)
RETURN count(CASE WHEN $illustration IN e.sources THEN 1 END) AS invented,
       count(CASE WHEN NOT $illustration IN e.sources THEN 1 END) AS real
