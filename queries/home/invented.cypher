// How many experts and organisations are an illustration.
CALL { MATCH (e:Expert) WHERE "illustration" IN e.sources RETURN count(e) AS experts }
CALL { MATCH (o:Organization) WHERE "illustration" IN o.sources RETURN count(o) AS organisations }
RETURN experts AS experts, organisations AS organisations
