// What this need or offer is.
// $wish: id of the need or offer
// $today: the present day
MATCH (n:Need|Offer {id: $wish})
RETURN n.id AS id, labels(n) AS kind, n.name AS name, n.name_en AS name_en, n.kind AS need_kind, n.state AS need_state,
       CASE WHEN n.state IN ["review", "met", "closed"] THEN n.state
       WHEN n.open_until + "~" < $today THEN "expired" ELSE "open" END AS exchange_state,
       n.quantity AS quantity, n.level AS study_level, n.year AS year, n.open_until AS open_until, n.about AS about,
       n.sources AS sources, n.verified AS verified
LIMIT 1
