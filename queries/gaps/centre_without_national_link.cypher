// Innovation centres in Vietnam without a link to the national one.
CALL { MATCH (o:InnovationCenter)-[:LOCATED_IN]->(:Country {code: "VN"}) RETURN count(DISTINCT o) AS of }
MATCH (o:InnovationCenter)-[:LOCATED_IN]->(:Country {code: "VN"})
WHERE NOT coalesce(o.code, "") = "vn-nic"
  AND NOT EXISTS { MATCH (o)-[:COLLABORATES_WITH|PART_OF]-(:InnovationCenter {code: "vn-nic"}) }
  AND NOT EXISTS { MATCH (o)-[:PARTY_TO]->(:Agreement)<-[:PARTY_TO]-(:InnovationCenter {code: "vn-nic"}) }
RETURN DISTINCT o.id AS id, labels(o) AS kind, o.name AS name, o.name_vi AS name_vi, o.name_en AS name_en,
       o.place AS place, o.sources AS sources,
       3 AS severity, [37] AS endangers, [] AS targets, "" AS lacks, of AS of
ORDER BY name, id
LIMIT 100
