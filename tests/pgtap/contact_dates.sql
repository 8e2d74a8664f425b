-- The days of a contact, from the words that tell them and the day of the text.
BEGIN;
CREATE EXTENSION IF NOT EXISTS newsdip;
CREATE EXTENSION IF NOT EXISTS pgtap;
SET search_path = newsdip, public;
SELECT no_plan();

-- told on a Wednesday
CREATE TABLE example (n int GENERATED ALWAYS AS IDENTITY, since date, last date, body text);
INSERT INTO example (since, last, body) VALUES
	('2014-03-12', '2014-03-12', 'Barack Obama met Vladimir Putin today.'),
	('2014-03-10', '2014-03-10', 'Barack Obama met Vladimir Putin two days ago.'),
	('2014-03-10', '2014-03-10', 'Barack Obama met Vladimir Putin the day before yesterday.'),
	('2014-03-03', '2014-03-09', 'Barack Obama met Vladimir Putin a week ago.'),
	('2014-02-24', '2014-03-02', 'Barack Obama met Vladimir Putin two weeks ago.'),
	('2013-12-01', '2013-12-31', 'Barack Obama met Vladimir Putin three months ago.'),
	('2010-01-01', '2010-12-31', 'Barack Obama met Vladimir Putin four years ago.'),
	('2014-03-09', '2014-03-09', 'Barack Obama bertemu Vladimir Putin tiga hari lalu.'),
	-- the weekend that the status leads to
	('2014-03-08', '2014-03-09', 'Barack Obama met Vladimir Putin over the weekend.'),
	('2014-03-15', '2014-03-16', 'Barack Obama will meet Vladimir Putin over the weekend.'),
	('2014-03-15', '2014-03-16', 'Barack Obama will meet Vladimir Putin at the weekend.'),
	('2014-03-08', '2014-03-09', 'Barack Obama met Vladimir Putin last weekend.'),
	-- weekdays that are joined; two days apart are not three
	('2014-03-13', '2014-03-14', 'Barack Obama will visit Russia on Thursday and Friday.'),
	('2014-03-14', '2014-03-16', 'Barack Obama will visit Russia from Friday to Sunday.'),
	('2014-03-16', '2014-03-18', 'Barack Obama will visit Russia from Sunday to Tuesday.'),
	('2014-03-13', '2014-03-13', 'Barack Obama will visit Russia on Thursday and Saturday.'),
	('2014-03-13', '2014-03-14', 'Barack Obama akan berkunjung ke Rusia pada Kamis dan Jumat.'),
	-- a third of a month
	('2014-04-01', '2014-04-10', 'Barack Obama will meet Vladimir Putin in early April.'),
	('2014-04-11', '2014-04-20', 'Barack Obama will meet Vladimir Putin in mid-April.'),
	('2014-04-21', '2014-04-30', 'Barack Obama will meet Vladimir Putin in late April.'),
	('2014-04-01', '2014-04-10', 'Barack Obama akan bertemu Vladimir Putin awal April.'),
	-- a present tense tells of what is to come, but not where it only says when
	('2014-03-13', '2014-03-13', 'Barack Obama and Vladimir Putin meet on Thursday.'),
	('2014-03-10', '2014-03-10', 'Barack Obama, who said while visiting Vladimir Putin on Monday that he was glad, has left.'),
	-- figures
	('2014-03-20', '2014-03-20', 'Barack Obama will meet Vladimir Putin on 2014-03-20.'),
	('2014-03-20', '2014-03-20', 'The 2014-03-20 meeting between Barack Obama and Vladimir Putin is on.'),
	('2014-03-20', '2014-03-20', 'Barack Obama akan bertemu Vladimir Putin pada 20/3/2014.'),
	(NULL, NULL, 'Barack Obama will meet Vladimir Putin on 2014-02-31.'),
	-- the day of a plan, not of the contact
	(NULL, NULL, 'Barack Obama and Vladimir Putin agreed on Friday to meet.'),
	(NULL, NULL, 'Barack Obama agreed on March 7 to meet Vladimir Putin.'),
	(NULL, NULL, 'Barack Obama accepted last week to visit Russia.'),
	(NULL, NULL, 'Barack Obama and Vladimir Putin agreed on Friday to resume talks.'),
	(NULL, NULL, 'Barack Obama dan Vladimir Putin sepakat pada Jumat untuk memulai kembali pembicaraan.'),
	-- nor that of a wish, though it is the day of the text, or the day on which something ended
	(NULL, NULL, 'Earlier on Wednesday Barack Obama called for talks with Vladimir Putin.'),
	(NULL, NULL, 'Barack Obama held talks with Vladimir Putin in Moscow until Friday.'),
	('2014-03-17', '2014-03-17', 'Barack Obama agreed on Friday to meet Vladimir Putin on Monday.'),
	-- a present tense with a day is of what is to come
	('2014-03-13', '2014-03-13', 'Barack Obama meets Vladimir Putin on Thursday.'),
	('2014-03-16', '2014-03-16', 'Vladimir Putin welcomes Barack Obama in Moscow on Sunday.'),
	('2014-05-20', '2014-05-20', 'Vladimir Putin will be silent until he visits Japan on May 20.'),
	('2014-03-06', '2014-03-06', 'Barack Obama met Vladimir Putin on Thursday.'),
	-- a past day before the plan is its own, but not that of what was done before
	('2014-03-07', '2014-03-07', 'Pada 7 Maret Barack Obama akan bertemu Vladimir Putin.'),
	-- what is wished before the infinitive is not on the day of the wish, but what lies behind it is
	(NULL, NULL, 'Barack Obama urged Vladimir Putin on Sunday to meet Petro Poroshenko.'),
	(NULL, NULL, 'Barack Obama mendesak Vladimir Putin pada Minggu untuk bertemu Petro Poroshenko.'),
	('2014-03-16', '2014-03-16', 'Barack Obama urged Vladimir Putin to meet Petro Poroshenko on Sunday.'),
	('2014-03-17', '2014-03-23', 'Barack Obama hopes next week to meet Vladimir Putin.'),
	('2014-03-14', '2014-03-14', 'Barack Obama is due on Friday to meet Vladimir Putin.');
SELECT is(m.during, daterange(e.since, e.last, '[]'), e.body)
	FROM example AS e, summit_mentions(e.body, '2014-03-12') AS m WHERE e.since IS NOT NULL ORDER BY n;
SELECT is(m.during, NULL, e.body)
	FROM example AS e, summit_mentions(e.body, '2014-03-12') AS m WHERE e.since IS NULL;
SELECT is((SELECT count(*) FROM example AS e, summit_mentions(e.body, '2014-03-12')), (SELECT count(*) FROM example),
	'one contact each');
SELECT is(array_agg(during ORDER BY start), ARRAY['[2014-03-07,2014-03-08)', NULL]::daterange[], 'the day of a call is not that of the meeting that is to follow')
	FROM summit_mentions('Barack Obama berbicara lewat telepon dengan Vladimir Putin Jumat pekan lalu dan akan bertemu Petro Poroshenko.', '2014-03-12');
SELECT is(array_agg(during ORDER BY during), ARRAY['[2014-01-01,2014-02-01)', '[2014-02-01,2014-03-01)']::daterange[], 'and two meetings of the same, each with its place and day')
	FROM summit_mentions('Barack Obama and Vladimir Putin met in Geneva in January and again in Sochi in February.', '2014-03-12') WHERE place IS NOT NULL;
SELECT is(array_agg(during ORDER BY start), ARRAY['[2013-09-01,2013-10-01)', '[2013-09-01,2013-10-01)']::daterange[], 'the summit at which somebody last met has been')
	FROM summit_mentions('Barack Obama last met Vladimir Putin at the G20 summit in Saint Petersburg in September.', '2014-03-12');
SELECT is(array_agg(during), ARRAY['[2014-03-13,2014-03-14)', '[2014-03-14,2014-03-15)']::daterange[], 'two journeys of one word, each with its day')
	FROM summit_mentions('Barack Obama will visit Russia on Thursday and Japan on Friday.', '2014-03-12');

-- A day beyond those that there are could be written, but not be read again
SELECT is(string_agg(upper(during)::text, ','), '5874897-12-31', 'the last days that there are')
	FROM (VALUES ('5874897-12-29'::date), ('5874897-12-30'), ('5874897-12-31')) AS d (published),
		summit_mentions('Vladimir Putin will meet Joe Biden tomorrow.', published);
SELECT is(string_agg(lower(during)::text, ','), '4714-11-24 BC', 'and the first')
	FROM (VALUES ('4714-11-24 BC'::date), ('4714-11-25 BC')) AS d (published),
		summit_mentions('Vladimir Putin met Joe Biden yesterday.', published);

SELECT * FROM finish();
ROLLBACK;
