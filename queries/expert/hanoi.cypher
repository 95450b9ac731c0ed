// Organisations in Hanoi, to which ways may lead.
// $home: ISO code of the country in which it lies
MATCH (o:Organization)-[:LOCATED_IN]->(:Country {code: $home})
WHERE o.place CONTAINS "Hà Nội" OR o.place CONTAINS "Hanoi"
RETURN o.id AS id, labels(o) AS kind, o.name AS name, o.name_vi AS name_vi, o.name_en AS name_en
ORDER BY id
LIMIT 5000
