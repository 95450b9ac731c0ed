// Targets of the plan with a value, of which no figure in their unit is known.
CALL { MATCH (g:Goal) WHERE g.target IS NOT NULL RETURN count(g) AS of }
MATCH (g:Goal)
WHERE g.target IS NOT NULL
  AND NOT EXISTS { MATCH (g)<-[:MEASURES]-(x:Figure)
                   WHERE x.value IS NOT NULL AND trim(toLower(coalesce(x.unit, g.unit, ""))) = trim(toLower(coalesce(g.unit, x.unit, ""))) }
RETURN g.id AS id, labels(g) AS name_kind, coalesce(g.name, g.text) AS name, g.name_en AS name_en, g.target AS target,
       g.unit AS unit, g.until AS until_year, g.sources AS sources,
       2 AS severity, [] AS endangers, [split(coalesce(g.code, g.id), "/")[-1]] AS targets, "" AS lacks, of AS of
ORDER BY coalesce(g.position, 9999), id
LIMIT 200
