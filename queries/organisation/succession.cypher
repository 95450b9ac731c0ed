// What it took over, and what took it over.
// $organisation: id of the organisation
MATCH (o:Organization {id: $organisation})-[s:SUCCEEDED_BY]-(other:Organization)
RETURN other.id AS id, other.name AS name, other.name_vi AS name_vi, other.name_en AS name_en, labels(other) AS kind,
       CASE WHEN startNode(s).id = $organisation THEN "successor" ELSE "predecessor" END AS succession,
       s.since AS since, other.sources AS sources
ORDER BY succession, coalesce(since, "") DESC, name, id
LIMIT 100
