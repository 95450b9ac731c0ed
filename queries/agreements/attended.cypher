// Which organisation took part in which event, and when that ended.
// $ids: ids of the organisations
UNWIND $ids AS asked
MATCH (o:Organization {id: asked})-[:TOOK_PART_IN]->(v:Event)
RETURN o.id AS organisation, v.id AS id, max(coalesce(v.ends_on, v.starts_on)) AS until
ORDER BY organisation, id
LIMIT 50000
