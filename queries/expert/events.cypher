// Events in which this expert took part.
// $expert: id of the expert
MATCH (e:Expert {id: $expert})-[p:TOOK_PART_IN]->(v:Event)
RETURN v.id AS id, labels(v) AS name_kind,
       v.name AS name, v.name_en AS name_en, v.starts_on AS starts_on, v.place AS place, p.role AS role,
       p.sources AS sources
ORDER BY coalesce(starts_on, "") DESC, name, id
LIMIT 100
