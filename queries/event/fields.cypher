// Fields that the event concerns.
// $event: id of the event
MATCH (v:Event {id: $event})-[a:ABOUT]->(f:Field)
RETURN f.id AS id, f.code AS code, labels(f) AS name_kind, f.name AS name, f.name_vi AS name_vi, f.name_en AS name_en,
       f.level AS field_level, a.sources AS sources
ORDER BY code, id
LIMIT 100
