// Figures about this organisation.
// $organisation: id of the organisation
MATCH (o:Organization {id: $organisation})<-[:MEASURES]-(f:Figure)
RETURN f.id AS id, f.name AS name, f.name_en AS name_en, f.value AS value, f.value_to AS value_to, f.unit AS unit,
       f.as_of AS as_of, f.scope AS scope, f.sources AS sources
ORDER BY coalesce(as_of, "") DESC, name, id
LIMIT 100
