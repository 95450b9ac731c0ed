// Priority partner countries and territories.
MATCH (c:Country)
WHERE c.priority = true
RETURN c.id AS id, c.code AS code, c.name AS name, c.name_vi AS name_vi, c.name_en AS name_en
ORDER BY CASE c.code WHEN "US" THEN 0 WHEN "JP" THEN 1 WHEN "TW" THEN 2 ELSE 3 END, code, id
LIMIT 20
