// Countries and territories that have an organisation.
MATCH (c:Country)<-[:LOCATED_IN]-(o:Organization)
WITH c, count(DISTINCT o) AS organisations
RETURN c.id AS id, c.code AS code, c.name AS name, c.name_vi AS name_vi, c.name_en AS name_en,
       organisations AS organisations
ORDER BY coalesce(c.priority, false) DESC, organisations DESC, c.code, id
LIMIT 300
