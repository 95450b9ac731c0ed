// What it belongs to, and what belongs to it.
// $organisation: id of the organisation
MATCH (o:Organization {id: $organisation})-[p:PART_OF]-(other:Organization|Group)
RETURN other.id AS id, other.name AS name, other.name_vi AS name_vi, other.name_en AS name_en, labels(other) AS kind,
       CASE WHEN startNode(p).id = $organisation THEN "whole" ELSE "part" END AS belongs, other.sources AS sources
ORDER BY belongs DESC, name, id
LIMIT 200
