// Targets of the plan, each with its latest figure.
MATCH (g:Goal)
OPTIONAL MATCH (g)<-[:MEASURES]-(f:Figure)
WITH g, f ORDER BY coalesce(f.as_of, "") DESC, f.id
WITH g, collect(f)[0] AS f
RETURN g.id AS id, coalesce(g.name, g.text) AS name, g.name_en AS name_en, g.comparison AS comparison,
       g.target AS target, g.unit AS unit, g.until AS until_year, f.value AS figure, f.value_to AS figure_to,
       f.as_of AS as_of, f.scope AS scope, g.sources AS sources
ORDER BY coalesce(g.position, 9999), name, id
LIMIT 200
