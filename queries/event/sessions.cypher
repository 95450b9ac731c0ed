// Its sessions.
// $event: id of the event
MATCH (s:Event)-[p:PART_OF]->(v:Event {id: $event})
RETURN s.id AS id, labels(s) AS name_kind, s.name AS name, s.name_en AS name_en, s.starts_on AS starts_on, s.place AS place,
       p.sources AS sources
ORDER BY coalesce(starts_on, ""), name, id
LIMIT 200
