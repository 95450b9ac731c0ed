// How many organisations and experts took part.
// $event: id of the event
MATCH (v:Event {id: $event})
OPTIONAL MATCH (o:Organization)-[:TOOK_PART_IN]->(v)
WITH v, count(DISTINCT o) AS organisations
OPTIONAL MATCH (e:Expert)-[:TOOK_PART_IN]->(v)
RETURN organisations AS organisations, count(DISTINCT e) AS experts
