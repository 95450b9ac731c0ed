// Fields that its people know.
// $organisation: id of the organisation
// $today: the present day
MATCH (o:Organization {id: $organisation})<-[a:AFFILIATED_WITH]-(e:Expert)-[x:EXPERT_IN]->(f:Field)
WHERE coalesce(a.until, $today) + "~" >= $today
WITH f, count(DISTINCT e) AS experts, sum(x.works) AS works, max(x.last_year) AS last_year
RETURN f.id AS id, f.code AS code, labels(f) AS name_kind, f.name AS name, f.name_vi AS name_vi, f.name_en AS name_en,
       f.level AS field_level, experts AS own_experts, works AS works, last_year AS last_year, f.sources AS sources
ORDER BY own_experts DESC, coalesce(works, 0) DESC, f.code, id
LIMIT 200
