// How many of each there are.
CALL { MATCH (e:Expert) RETURN count(e) AS experts }
CALL { MATCH (o:Organization) RETURN count(o) AS organisations }
CALL { MATCH (p:Organization) WHERE p.standing = "partner" AND NOT "illustration" IN p.sources RETURN count(p) AS partners }
CALL { MATCH (f:Field) RETURN count(f) AS fields }
CALL { MATCH (a:Agreement) WHERE NOT "illustration" IN a.sources RETURN count(a) AS agreements }
CALL { MATCH (t:Task) RETURN count(t) AS tasks }
RETURN experts AS experts, organisations AS organisations, partners AS partners, fields AS fields,
       agreements AS agreements, tasks AS tasks
