// It and all its departments together.
// $organisation: id of the organisation
// $today: the present day
MATCH (o:Organization {id: $organisation})
OPTIONAL MATCH (o)<-[:PART_OF*1..4]-(d:Organization)
WITH o, collect(DISTINCT d) AS departments
UNWIND [o] + departments AS one
WITH DISTINCT one
OPTIONAL MATCH (one:Organization)<-[a:AFFILIATED_WITH]-(e:Expert)
WHERE coalesce(a.until, $today) + "~" >= $today
WITH collect(DISTINCT one) AS bodies, count(DISTINCT e) AS experts
UNWIND bodies AS one
OPTIONAL MATCH (one:Organization)-[:PARTY_TO]->(g:Agreement)
RETURN count(DISTINCT one) AS organisations, experts AS experts, count(DISTINCT g) AS agreements
LIMIT 1
