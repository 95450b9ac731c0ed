// Events in which at least two of its parties took part.
// $agreement: id of the agreement
MATCH (g:Agreement {id: $agreement})<-[:PARTY_TO]-(o:Organization)-[:TOOK_PART_IN]->(v:Event)
WITH v, o ORDER BY o.name, o.id
WITH v, collect(DISTINCT {id: o.id, name: o.name, name_en: o.name_en, kind: labels(o)}) AS between
WHERE size(between) > 1
RETURN v.id AS id, labels(v) AS name_kind, v.name AS name, v.name_en AS name_en, v.starts_on AS starts_on, v.place AS place,
       between[0..4] AS between, v.sources AS sources
ORDER BY coalesce(starts_on, "") DESC, name, id
LIMIT 100
