// Fields of expertise, with their evidence.
// $expert: id of the expert
MATCH (e:Expert {id: $expert})-[x:EXPERT_IN]->(f:Field)
RETURN f.id AS id, f.code AS code, labels(f) AS name_kind, f.name AS name, f.name_vi AS name_vi, f.name_en AS name_en,
       x.level AS level,
       x.works AS works, x.first_year AS first_year, x.last_year AS last_year, x.evidence AS evidence,
       x.sources AS sources
ORDER BY coalesce(works, 0) DESC, f.code, id
LIMIT 100
