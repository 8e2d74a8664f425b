-- Add the scores of one set, as score.py prints them, to the table score.

SET client_min_messages = warning;
CREATE TABLE IF NOT EXISTS score (set text, position integer, figure text, value numeric);

INSERT INTO score
	SELECT :'set', row_number() OVER (ORDER BY part_position, name_position, measure_position),
		   concat_ws(' ', part, nullif(name, ''), nullif(measure, '')), value::text::numeric
	FROM json_each(:'scores') WITH ORDINALITY AS part(part, figures, part_position)
		CROSS JOIN LATERAL json_each(CASE json_typeof(figures) WHEN 'object' THEN figures
									 ELSE json_build_object('', figures) END)
			WITH ORDINALITY AS named(name, measures, name_position)
		CROSS JOIN LATERAL json_each(CASE json_typeof(measures) WHEN 'object' THEN measures
									 ELSE json_build_object('', measures) END)
			WITH ORDINALITY AS measure(measure, value, measure_position)
	WHERE json_typeof(value) = 'number';
