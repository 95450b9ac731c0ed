// What stands in the registry because of this source.
// $source: id of the source
// $limit: most kinds
MATCH (n:Expert|Organization|Agreement|Need|Offer|Task|Event|Work|Figure)
WHERE $source IN n.sources
WITH CASE WHEN n:Expert THEN 'Expert' WHEN n:Organization THEN 'Organization' WHEN n:Agreement THEN 'Agreement'
          WHEN n:Need THEN 'Need' WHEN n:Offer THEN 'Offer' WHEN n:Task THEN 'Task' WHEN n:Event THEN 'Event'
          WHEN n:Work THEN 'Work' ELSE 'Figure' END AS label, n
RETURN label AS id, label AS label, count(n) AS things
ORDER BY things DESC, id
LIMIT $limit
