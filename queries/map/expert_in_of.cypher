// Which fields these experts know.
// $experts: ids of experts
// $limit: most relations
UNWIND $experts AS id
MATCH (e:Expert {id: id})-[r:EXPERT_IN]->(f:Field)
RETURN e {.id, .name, .name_latin, .sources, labels: labels(e)} AS one,
       f {.id, .name, .name_vi, .name_en, .level, .sources, labels: labels(f)} AS other,
       coalesce(r.works, 1) AS weight
ORDER BY weight DESC, one.id, other.id
LIMIT $limit
