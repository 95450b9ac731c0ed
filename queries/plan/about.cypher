// The plans, and how many tasks and targets each has.
MATCH (p:Plan)
OPTIONAL MATCH (p)<-[:PART_OF]-(t:Task)
WITH p, count(DISTINCT t) AS tasks
OPTIONAL MATCH (p)<-[:PART_OF]-(g:Goal)
WITH p, tasks, count(DISTINCT g) AS goals
RETURN p.id AS id, p.name AS name, p.name_en AS name_en, p.number AS number, p.issued_on AS issued_on,
       p.issuer AS issuer, tasks AS tasks, goals AS goals
ORDER BY tasks DESC, name, id
LIMIT 20
