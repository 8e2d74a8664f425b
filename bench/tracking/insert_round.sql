TRUNCATE bare, tracked, searched;
CALL newsdip.refresh('tracked');
SELECT pg_temp.start('bare') \g /dev/null
\copy bare FROM 'build/bench/sample.copy'
SELECT pg_temp.stop() \g /dev/null
SELECT pg_temp.start('tracked') \g /dev/null
\copy tracked FROM 'build/bench/sample.copy'
SELECT pg_temp.stop() \g /dev/null
SELECT pg_temp.start('refresh') \g /dev/null
CALL newsdip.refresh('tracked');
SELECT pg_temp.stop() \g /dev/null
SELECT pg_temp.start('searched') \g /dev/null
\copy searched FROM 'build/bench/sample.copy'
SELECT pg_temp.stop() \g /dev/null
