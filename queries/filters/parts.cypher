// The codes of a field and its parts.
// $field: code of the field
MATCH (f:Field)-[:PART_OF*0..2]->(:Field {code: $field})
RETURN DISTINCT f.id AS id, f.code AS code
ORDER BY code, id
LIMIT 500
