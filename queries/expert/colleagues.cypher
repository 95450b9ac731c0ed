// People at the same organisation.
// $expert: id of the expert
// $today: the present day
MATCH (e:Expert {id: $expert})-[mine:AFFILIATED_WITH]->(o:Organization)<-[theirs:AFFILIATED_WITH]-(other:Expert)
WHERE coalesce(mine.until, $today) + "~" >= $today AND coalesce(theirs.until, $today) + "~" >= $today AND other.id <> $expert
WITH other, o ORDER BY other.name, other.id, o.name, o.id LIMIT 400
WITH other, collect(DISTINCT {id: o.id, name: o.name, name_en: o.name_en, kind: labels(o)})[0..2] AS organisations
RETURN other.id AS id, labels(other) AS name_kind, other.name AS name, other.position AS position,
       organisations AS organisations, other.sources AS sources
ORDER BY name, id
LIMIT 200
