// Open offers of laboratories and of training.
// $today: the present day
MATCH (x:Offer)
WHERE x.kind IN ["laboratory", "training"] AND coalesce(x.state, "open") IN ["open", "met"]
  AND coalesce(x.open_until, $today) + "~" >= $today
RETURN x.id AS id, x.kind AS need_kind
ORDER BY id
LIMIT 20000
