// Targets whose latest figure is behind the pace that their window asks for.
CALL { MATCH (g:Goal) WHERE g.target IS NOT NULL RETURN count(g) AS of }
MATCH (g:Goal)<-[:MEASURES]-(x:Figure)
WHERE g.target IS NOT NULL AND g.until IS NOT NULL AND coalesce(g.comparison, "at_least") <> "at_most"
  AND x.value IS NOT NULL AND size(coalesce(x.as_of, "")) >= 4
  AND trim(toLower(coalesce(x.unit, g.unit, ""))) = trim(toLower(coalesce(g.unit, x.unit, "")))
WITH of, g, x ORDER BY x.as_of + "~" DESC, x.id
WITH of, g, collect(x)[0] AS x
OPTIONAL MATCH (g)-[:PART_OF]->(:Plan)<-[:PART_OF]-(t:Task)
WITH of, g, x, min(t.since) AS first, toInteger(substring(x.as_of, 0, 4)) AS year,
     CASE WHEN size(x.as_of) >= 7 THEN toInteger(substring(x.as_of, 5, 2)) ELSE 12 END AS month
WITH of, g, x, year, month, CASE WHEN first < g.until THEN first ELSE g.until END AS first
WITH of, g, x, CASE WHEN g.recurs = "yearly" THEN month / 12.0
                    ELSE (year + month / 12.0 - first) / (g.until + 1.0 - first) END AS share
WITH of, g, x, CASE WHEN share < 0.0 THEN 0.0 WHEN share > 1.0 THEN 1.0 ELSE share END AS share
WITH of, g, x, round(g.target * share * 10.0) / 10.0 AS expected
WHERE coalesce(x.value_to, x.value) < expected
RETURN g.id AS id, labels(g) AS name_kind, coalesce(g.name, g.text) AS name, g.name_en AS name_en, x.value AS figure,
       x.as_of AS as_of, expected AS expected, g.target AS target, g.unit AS unit, g.until AS until_year,
       g.sources AS sources, 3 AS severity, [] AS endangers,
       [split(coalesce(g.code, g.id), "/")[-1]] AS targets, "" AS lacks, of AS of
ORDER BY coalesce(g.position, 9999), id
LIMIT 200
