// Tasks about whose fields no event was held.
CALL { MATCH (t:Task) WHERE NOT coalesce(t.state, "open") IN ["done", "stopped"] RETURN count(t) AS of }
CALL { MATCH (:Event)-[:ABOUT]->(f:Field) RETURN collect(DISTINCT f.id) AS held }
MATCH (t:Task)
WHERE NOT coalesce(t.state, "open") IN ["done", "stopped"]
  AND NOT EXISTS { MATCH (t)-[:ABOUT]->(f:Field) WHERE f.id IN held }
OPTIONAL MATCH (l:Organization|Group)-[:LEADS]->(t)
WITH of, t, l ORDER BY l.name, l.id
WITH of, t, collect(CASE WHEN l IS NULL THEN null ELSE {id: l.id, name: l.name, name_en: l.name_en, kind: labels(l)} END) AS leads
RETURN t.id AS id, labels(t) AS name_kind, t.number AS number, coalesce(t.name, t.text) AS name, t.name_en AS name_en,
       leads AS leads, t.window AS window, t.until AS until_year, t.sources AS sources,
       1 AS severity, [t.number] AS endangers, [] AS targets, "" AS lacks, of AS of
ORDER BY coalesce(t.until, 9999), number, id
LIMIT 200
