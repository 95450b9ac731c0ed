// Experts who say what they are free for and who advise nobody.
// $ready: ids of those of them who have written most
// $found: how many they are in all
// $of: how many experts say what they are free for
UNWIND $ready AS one
MATCH (e:Expert {id: one})
OPTIONAL MATCH (e)-[:EXPERT_IN]->(f:Field)
WITH e, f ORDER BY f.code, f.id
WITH e, collect(CASE WHEN f IS NULL THEN null
     ELSE {id: f.id, code: f.code, name: f.name, name_vi: f.name_vi, name_en: f.name_en, kind: labels(f)} END) AS fields
RETURN e.id AS id, labels(e) AS kind, e.name AS name, e.availability AS availability, fields AS fields,
       e.sources AS sources,
       1 AS severity, [38] AS endangers, [] AS targets, "" AS lacks, $found AS found, $of AS of
ORDER BY e.folded, id
LIMIT 100
