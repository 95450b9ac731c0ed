// Fields that one person alone holds.
// $today: the present day
CALL { MATCH (f:Field) WHERE f.level = "field" RETURN count(f) AS of }
MATCH (f:Field)
WHERE f.level = "field"
CALL { WITH f MATCH (f)<-[:PART_OF*0..1]-(:Field)<-[:EXPERT_IN]-(e:Expert) RETURN DISTINCT e AS e LIMIT 2 }
WITH of, f, collect(e) AS people
WHERE size(people) = 1
WITH of, f, people[0] AS e
OPTIONAL MATCH (e)-[a:AFFILIATED_WITH]->(o:Organization)
WHERE coalesce(a.until, $today) + "~" >= $today
WITH of, f, e, o ORDER BY o.name, o.id
WITH of, f, e, collect(o)[0] AS o
RETURN f.id AS id, f.code AS code, labels(f) AS name_kind, f.name AS name, f.name_vi AS name_vi, f.name_en AS name_en,
       e.name AS expert, e.id AS expert_id,
       labels(e) AS expert_kind, o.name AS organisation, o.id AS organisation_id,
       labels(o) AS organisation_kind, e.sources AS sources,
       2 AS severity, [38] AS endangers, [] AS targets, "" AS lacks, of AS of
ORDER BY f.code, id
LIMIT 500
