// Tasks that no organisation leads by name, no agreement serves and no expert advises.
CALL { MATCH (t:Task) WHERE NOT coalesce(t.state, "open") IN ["done", "stopped"] RETURN count(t) AS of }
MATCH (t:Task)
WHERE NOT coalesce(t.state, "open") IN ["done", "stopped"]
  AND NOT EXISTS { MATCH (t)<-[:LEADS]-(:Organization) }
  AND NOT EXISTS { MATCH (t)<-[:SERVES]-(:Agreement) }
  AND NOT EXISTS { MATCH (t)<-[:ADVISES]-(:Expert) }
OPTIONAL MATCH (t)<-[:LEADS]-(g:Group)
WITH of, t, g ORDER BY g.name, g.id
WITH of, t, collect(CASE WHEN g IS NULL THEN null ELSE {id: g.id, name: g.name, name_en: g.name_en, kind: labels(g)} END) AS leads
RETURN t.id AS id, labels(t) AS name_kind, t.number AS number, coalesce(t.name, t.text) AS name, t.name_en AS name_en,
       leads AS leads, t.window AS window, t.sources AS sources,
       3 AS severity, [t.number] AS endangers, [] AS targets, "" AS lacks, of AS of
ORDER BY number, id
LIMIT 200
