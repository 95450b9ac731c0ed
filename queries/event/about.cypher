// What this event is.
// $event: id of the event
MATCH (v:Event {id: $event})
OPTIONAL MATCH (v)-[:PART_OF]->(w:Event)
WITH v, w ORDER BY w.name, w.id
WITH v, collect(w)[0] AS w
RETURN v.id AS id, labels(v) AS kind, v.name AS name, v.name_en AS name_en, v.starts_on AS starts_on,
       v.ends_on AS ends_on, v.place AS place, v.about AS about, v.sources AS sources, v.verified AS verified,
       w.id AS whole_id, w.name AS whole, w.name_en AS whole_en
LIMIT 1
