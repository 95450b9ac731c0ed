// Experts to ask about a field: those of the fields beside it, who has most works there first.
// $area: id of the field
MATCH (f:Field {id: $area})
CALL { WITH f MATCH (f)-[:PART_OF*0..1]->(n:Field) RETURN n AS n }
CALL { WITH n MATCH (n)<-[:PART_OF*0..2]-(g:Field)<-[x:EXPERT_IN]-(e:Expert)
       RETURN e AS e, x AS x, g AS g ORDER BY coalesce(x.works, 0) DESC, e.id, g.id LIMIT 200 }
WITH DISTINCT f, e, x, g
WITH e, max(CASE WHEN g.id = f.id THEN 1 ELSE 0 END) AS near, sum(coalesce(x.works, 0)) AS works, collect(DISTINCT g) AS known
WITH e, near, works, known ORDER BY near DESC, works DESC, e.folded, e.id LIMIT 12
UNWIND known AS g
WITH e, near, works, g ORDER BY g.code, g.id
WITH e, near, works,
     collect({id: g.id, code: g.code, name: g.name, name_vi: g.name_vi, name_en: g.name_en, kind: labels(g)}) AS fields
RETURN e.id AS id, labels(e) AS kind, e.name AS name, fields AS fields, works AS works, e.sources AS sources
ORDER BY near DESC, works DESC, e.folded, id
