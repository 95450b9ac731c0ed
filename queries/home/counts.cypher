// How many of each there are, and how many of them are an illustration.
CALL { MATCH (e:Expert) RETURN count(e) AS experts, sum(CASE WHEN "illustration" IN e.sources THEN 1 ELSE 0 END) AS invented_experts }
CALL { MATCH (o:Organization) RETURN count(o) AS organisations,
       sum(CASE WHEN "illustration" IN o.sources THEN 1 ELSE 0 END) AS invented_organisations,
       sum(CASE WHEN o.standing = "partner" AND NOT "illustration" IN o.sources THEN 1 ELSE 0 END) AS partners }
CALL { MATCH (f:Field) RETURN count(f) AS fields }
CALL { MATCH (a:Agreement) RETURN count(a) AS agreements }
CALL { MATCH (t:Task) RETURN count(t) AS tasks }
RETURN experts AS experts, invented_experts AS invented_experts, organisations AS organisations,
       invented_organisations AS invented_organisations, partners AS partners, fields AS fields,
       agreements AS agreements, tasks AS tasks
