// What is known of people who could sit on a board.
// $ids: ids of people
UNWIND $ids AS asked
MATCH (e:Expert {id: asked})
RETURN e.id AS id, labels(e) AS kind, e.name AS name, e.title AS title, e.languages AS languages,
       e.availability AS availability, e.verified IS NOT NULL AS verified, e.sources AS sources
ORDER BY id
LIMIT 20000
