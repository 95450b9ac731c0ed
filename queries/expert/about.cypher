// Who this expert is.
// $expert: id of the expert
// $today: the present day
MATCH (e:Expert {id: $expert})
OPTIONAL MATCH (e)-[a:AFFILIATED_WITH]->(o:Organization)
WHERE coalesce(a.until, $today) + "~" >= $today
OPTIONAL MATCH (o)-[:LOCATED_IN]->(c:Country)
WITH e, o, a, c ORDER BY coalesce(a.since, "") DESC, o.id
WITH e, collect(DISTINCT o.name) AS organisations, collect(DISTINCT o.name_en) AS organisations_en,
     collect(DISTINCT c.code) AS codes, collect(DISTINCT c.name) AS countries, collect(DISTINCT c.name_vi) AS countries_vi,
     collect(DISTINCT c.name_en) AS countries_en
OPTIONAL MATCH (e)-[v:ADVISES]->(b:Organization)
WHERE coalesce(v.until, $today) + "~" >= $today
WITH e, organisations, organisations_en, codes, countries, countries_vi, countries_en, count(DISTINCT b) AS advised
OPTIONAL MATCH (e)-[:AUTHORED]->(w:Work)
WITH e, organisations, organisations_en, codes, countries, countries_vi, countries_en, advised, count(w) AS works
OPTIONAL MATCH (e)-[k:COAUTHOR_OF]-(:Expert)
RETURN e.id AS id, labels(e) AS kind, e.name AS name, e.name_latin AS name_latin, e.name_order AS name_order,
       e.title AS title, e.position AS position, e.languages AS languages, e.availability AS availability,
       e.overseas AS overseas, e.website AS website, e.orcid AS orcid, e.openalex AS openalex, e.about AS about,
       e.sources AS sources, e.verified AS verified, organisations AS organisations,
       organisations_en AS organisations_en, codes AS codes, countries AS countries, countries_vi AS countries_vi,
       countries_en AS countries_en, advised AS advised, works AS works, count(k) AS coauthors
LIMIT 1
