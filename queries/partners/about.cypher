// What a suggestion and its reasons speak of, under all their names.
// $ids: ids of organisations, people, countries, fields, needs, offers, events and tasks
CALL {
  UNWIND $ids AS asked MATCH (n:Organization {id: asked}) RETURN n
  UNION ALL UNWIND $ids AS asked MATCH (n:Expert {id: asked}) RETURN n
  UNION ALL UNWIND $ids AS asked MATCH (n:Country {id: asked}) RETURN n
  UNION ALL UNWIND $ids AS asked MATCH (n:Field {id: asked}) RETURN n
  UNION ALL UNWIND $ids AS asked MATCH (n:Need {id: asked}) RETURN n
  UNION ALL UNWIND $ids AS asked MATCH (n:Offer {id: asked}) RETURN n
  UNION ALL UNWIND $ids AS asked MATCH (n:Event {id: asked}) RETURN n
  UNION ALL UNWIND $ids AS asked MATCH (n:Task {id: asked}) RETURN n
}
OPTIONAL MATCH (n)-[:LOCATED_IN]->(l:Country)
WITH n, l ORDER BY l.code
WITH n, collect(l)[0] AS c
RETURN n.id AS id, labels(n) AS kind, n.name AS name, n.name_vi AS name_vi, n.name_en AS name_en, n.name_ja AS name_ja,
       n.name_zh AS name_zh, n.name_latin AS name_latin, n.title AS title, n.position AS position, n.website AS website,
       n.public_contact AS public_contact, n.standing AS standing, n.kind AS need_kind, n.state AS need_state,
       n.quantity AS quantity, n.year AS year, n.open_until AS open_until, n.sources AS sources,
       CASE WHEN "Country" IN labels(n) OR "Field" IN labels(n) THEN n.code ELSE c.code END AS code,
       c.name AS country, c.name_vi AS country_vi, c.name_en AS country_en, c.name_ja AS country_ja,
       c.name_zh AS country_zh
ORDER BY id
LIMIT 2000
