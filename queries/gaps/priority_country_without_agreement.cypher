// Priority countries and territories without an agreement in force.
CALL { MATCH (c:Country) WHERE c.priority = true RETURN count(c) AS of }
MATCH (c:Country)
WHERE c.priority = true AND NOT EXISTS {
  MATCH (c)<-[:LOCATED_IN]-(:Organization)-[:PARTY_TO]->(g:Agreement) WHERE g.state IN ["signed", "active"] }
OPTIONAL MATCH (c)<-[:LOCATED_IN]-(o:Organization)
WITH of, c, count(DISTINCT o) AS organisations
OPTIONAL MATCH (c)<-[:LOCATED_IN]-(:Organization)-[:PARTY_TO]->(g:Agreement)
WHERE g.state IN ["contact", "talks"]
WITH of, c, organisations, count(DISTINCT g) AS talks
RETURN c.id AS id, c.code AS code, labels(c) AS name_kind, c.name AS name, c.name_vi AS name_vi, c.name_en AS name_en,
       organisations AS organisations,
       talks AS talks,
       3 AS severity, [35] AS endangers, [] AS targets, "" AS lacks, of AS of
ORDER BY c.code, id
LIMIT 100
