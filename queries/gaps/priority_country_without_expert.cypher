// Priority countries and territories where no expert is known to work.
// $today: the present day
CALL { MATCH (c:Country) WHERE c.priority = true RETURN count(c) AS of }
MATCH (c:Country)
WHERE c.priority = true AND NOT EXISTS {
  MATCH (c)<-[:LOCATED_IN]-(:Organization)<-[a:AFFILIATED_WITH]-(:Expert) WHERE coalesce(a.until, $today) + "~" >= $today }
OPTIONAL MATCH (c)<-[:LOCATED_IN]-(o:Organization)
WITH of, c, count(DISTINCT o) AS organisations
RETURN c.id AS id, c.code AS code, labels(c) AS name_kind, c.name AS name, c.name_vi AS name_vi, c.name_en AS name_en,
       organisations AS organisations,
       3 AS severity, [5, 35] AS endangers, [] AS targets, "" AS lacks, of AS of
ORDER BY c.code, id
LIMIT 100
