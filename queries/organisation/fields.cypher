// Fields in which it is active.
// $organisation: id of the organisation
MATCH (o:Organization {id: $organisation})-[x:ACTIVE_IN]->(f:Field)
RETURN f.id AS id, f.code AS code, labels(f) AS name_kind, f.name AS name, f.name_vi AS name_vi, f.name_en AS name_en,
       f.level AS field_level, x.sources AS sources
ORDER BY f.code, id
LIMIT 200
