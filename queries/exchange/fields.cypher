// Fields that it is about.
// $wish: id of the need or offer
MATCH (n:Need|Offer {id: $wish})-[:ABOUT]->(f:Field)
RETURN f.id AS id, f.code AS code, labels(f) AS name_kind, f.name AS name, f.name_vi AS name_vi, f.name_en AS name_en,
       f.level AS field_level
ORDER BY code, id
LIMIT 100
