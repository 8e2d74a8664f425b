-- The scores as a table: a figure a line, a set a column; of what is found and
-- missed precision, recall and F1.
\pset footer off
\pset null ''
WITH cell AS (
	SELECT min(position) AS position, set,
		   regexp_replace(figure, ' (p|r|f1)$', '') AS figure,
		   string_agg(to_char(value, 'FM990.000'), '  ' ORDER BY position) AS cell
	FROM score
	WHERE figure !~ '(?<!of) (gold|predicted)$'
	GROUP BY set, regexp_replace(figure, ' (p|r|f1)$', '')
)
SELECT figure,
	   lpad(max(cell) FILTER (WHERE set = 'id'), 21) AS "Indonesian: P, R, F1",
	   lpad(max(cell) FILTER (WHERE set = 'en'), 21) AS "English: P, R, F1",
	   lpad(max(cell) FILTER (WHERE set = 'seeds'), 21) AS "articles: P, R, F1"
FROM cell
GROUP BY figure
ORDER BY min(position);
