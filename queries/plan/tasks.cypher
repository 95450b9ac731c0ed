// Tasks of the plan, those that end first at the top.
// $year: the present year
MATCH (t:Task)
OPTIONAL MATCH (l:Organization|Group)-[:LEADS]->(t)
WITH t, l ORDER BY l.name, l.id
WITH t, collect(DISTINCT CASE WHEN l IS NULL THEN null
               ELSE {id: l.id, name: l.name, name_en: l.name_en, kind: labels(l)} END) AS leads
OPTIONAL MATCH (c:Organization|Group)-[:COORDINATES]->(t)
WITH t, leads, c ORDER BY c.name, c.id
WITH t, leads, collect(DISTINCT CASE WHEN c IS NULL THEN null
               ELSE {id: c.id, name: c.name, name_en: c.name_en, kind: labels(c)} END) AS coordinators,
     CASE WHEN t.state IN ["done", "stopped"] THEN t.state
          WHEN t.waits_for IS NOT NULL AND t.triggered_on IS NULL THEN "waiting"
          WHEN t.until < $year THEN "late"
          WHEN t.until = $year THEN "this_year"
          WHEN t.recurs IS NOT NULL THEN "recurring"
          WHEN t.since > $year THEN "later"
          WHEN t.until IS NULL THEN "undated"
          ELSE "running" END AS timing
RETURN t.id AS id, labels(t) AS name_kind, t.number AS number, coalesce(t.name, t.text) AS name, t.name_en AS name_en,
       leads AS leads, coordinators AS coordinators, t.window AS window, timing AS timing, t.group AS group,
       t.until AS until_year, t.sources AS sources
ORDER BY CASE timing WHEN "late" THEN 0 WHEN "this_year" THEN 1 WHEN "recurring" THEN 3 WHEN "waiting" THEN 4
                     WHEN "undated" THEN 4 WHEN "done" THEN 5 WHEN "stopped" THEN 6 ELSE 2 END,
         coalesce(t.until, 9999), number, id
LIMIT 500
