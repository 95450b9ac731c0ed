// What this organisation is.
// $organisation: id of the organisation
// $today: the present day
MATCH (o:Organization {id: $organisation})
OPTIONAL MATCH (o)-[:LOCATED_IN]->(c:Country)
WITH o, c ORDER BY c.code
WITH o, collect(c)[0] AS c
OPTIONAL MATCH (o)-[:LEADS]->(t:Task)
WITH o, c, count(DISTINCT t) AS tasks
OPTIONAL MATCH (o)-[:PARTY_TO]->(g:Agreement)
WITH o, c, tasks, count(DISTINCT g) AS agreements
OPTIONAL MATCH (o)-[k:COLLABORATES_WITH]-(:Organization)
WITH o, c, tasks, agreements, count(k) AS collaborations
OPTIONAL MATCH (o)<-[a:AFFILIATED_WITH]-(e:Expert)
WITH o, c, tasks, agreements, collaborations, count(a) AS people,
     count(DISTINCT CASE WHEN coalesce(a.until, $today) + "~" >= $today THEN e ELSE null END) AS experts
RETURN o.id AS id, labels(o) AS kind, o.name AS name, o.name_vi AS name_vi, o.name_en AS name_en, o.name_ja AS name_ja,
       o.name_zh AS name_zh, o.legal_form AS legal_form, o.ror AS ror, o.website AS website,
       o.public_contact AS public_contact, o.place AS place, o.about AS about, o.standing AS standing,
       o.sources AS sources, o.verified AS verified, c.code AS code, c.name AS country, c.name_vi AS country_vi,
       c.name_en AS country_en, tasks AS tasks, agreements AS agreements, collaborations AS collaborations,
       people AS people, experts AS experts
LIMIT 1
