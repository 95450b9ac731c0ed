// Where people work now, the latest post first.
// $ids: ids of people
// $today: the present day
UNWIND $ids AS asked
MATCH (e:Expert {id: asked})-[a:AFFILIATED_WITH]->(o:Organization)
WHERE coalesce(a.until, $today) + "~" >= $today
RETURN e.id AS of, o.id AS id, a.role AS role, a.since AS since
ORDER BY of, coalesce(since, "") DESC, id
LIMIT 500
