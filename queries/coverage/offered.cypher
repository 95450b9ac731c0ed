// Offers, each with who has it.
// $ids: ids of offers
UNWIND $ids AS one
MATCH (x:Offer {id: one})
OPTIONAL MATCH (x)<-[:HAS]-(o:Organization|Expert)
WITH x, o ORDER BY o.name, o.id
WITH x, collect(DISTINCT CASE WHEN o IS NULL THEN null ELSE {id: o.id, name: o.name, name_en: o.name_en, kind: labels(o)} END) AS holders
RETURN x.id AS id, labels(x) AS name_kind, x.name AS name, x.name_en AS name_en, holders AS holders,
       x.quantity AS quantity, x.year AS year, x.open_until AS open_until, x.sources AS sources
ORDER BY x.folded, id
LIMIT 500
