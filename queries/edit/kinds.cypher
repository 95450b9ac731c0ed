// Of which kinds an organisation is.
// $id: id of the organisation
MATCH (o:Organization {id: $id})
RETURN o.id AS id, labels(o) AS kind
LIMIT 1
