// Which organisation is a party to which agreement.
// $ids: ids of the agreements
UNWIND $ids AS asked
MATCH (g:Agreement {id: asked})<-[:PARTY_TO]-(o:Organization)
RETURN DISTINCT g.id AS id, o.id AS organisation
ORDER BY id, organisation
LIMIT 50000
