// Agreements between this expert's organisations and organisations in Vietnam.
// $expert: id of the expert
// $home: ISO code of the country to which ways lead
// $today: the present day
MATCH (e:Expert {id: $expert})-[a:AFFILIATED_WITH]->(m:Organization)
WHERE coalesce(a.until, $today) + "~" >= $today
WITH DISTINCT m
MATCH (m)-[:PARTY_TO]->(g:Agreement)<-[:PARTY_TO]-(o:Organization)
WHERE o.id <> m.id
WITH DISTINCT g, o
OPTIONAL MATCH (o)-[:LOCATED_IN]->(n:Country)
WITH g, o, n WHERE n.code = $home
WITH DISTINCT g, o
RETURN g.id AS id, labels(o) AS organisation_kind, o.id AS organisation_id, o.name AS organisation,
       o.name_vi AS organisation_vi, o.name_en AS organisation_en, g.name AS name, g.name_en AS name_en,
       g.state AS agreement_state, g.signed_on AS signed_on, g.sources AS sources
ORDER BY CASE g.state WHEN "active" THEN 0 WHEN "signed" THEN 1 ELSE 2 END, coalesce(signed_on, "") DESC, id,
         organisation_id
LIMIT 100
