--
-- How a text is read: words, sentences, paragraphs and page furniture, as
-- entities() shows them. The names are made up, so that it is the reading that
-- is seen here and not the gazetteer.
--
BEGIN;
INSERT INTO newsdip.entity (entity_id, name, kind) VALUES
	(3000001, 'Zorvania', 'country'),
	(3000002, 'Kelmar Dunst', 'person'),
	(3000003, 'Mirelle Öst-Şahin', 'person'),
	(3000004, 'Tarvik''s Council', 'organisation'),
	(3000005, '普洛瓦', 'place'),
	(3000006, 'Федор Плынин', 'person');
INSERT INTO newsdip.alias (alias, entity_id, match) VALUES
	('ZVA', 3000001, 'exact'),
	('Z.V.', 3000001, 'exact');

-- what is found where; "cut" is false should the offsets not point at the surface
CREATE FUNCTION found(body text) RETURNS TABLE (surface text, sentence int, paragraph int, cut boolean)
	LANGUAGE sql AS $$
	SELECT surface, sentence, paragraph, substring(body FROM start FOR length) = surface
	FROM newsdip.entities(body) ORDER BY start
$$;
-- the numbers of the sentences in which Zorvania stands
CREATE FUNCTION sentences(body text) RETURNS int[] LANGUAGE sql AS $$
	SELECT array_agg(sentence ORDER BY start) FROM newsdip.entities(body) WHERE entity_id = 3000001
$$;

-- sentences end at full stops, question and exclamation marks and ellipses
SELECT sentences('In Zorvania. In Zorvania? In Zorvania! In Zorvania… In Zorvania');
-- in scripts without blanks too
SELECT sentences('Zorvania。Zorvania！Zorvania');
-- not where a small letter or a comma follows
SELECT sentences('Zorvania? asked Zorvania. and Zorvania!, said Zorvania');
-- nor at abbreviations and initials; but a year ends one
SELECT sentences('Gen. Zorvania, Prof. Zorvania, G. Zorvania met in 2019. Zorvania');
SELECT sentences('Di Jl. Zorvania No. 5, dll. Zorvania');
-- nor inside numbers, addresses and abbreviations of letters
SELECT sentences('In Zorvania 3.5 and 1.000.000 at www.example.org in Z.V. and Zorvania');
-- the number of an item of a list is no sentence
SELECT sentences(E'1. Zorvania\n2. Zorvania');
-- quotation marks and brackets close with the sentence and open with the next
SELECT sentences('"In Zorvania." "In Zorvania!" (In Zorvania.) ''In Zorvania?'' “In Zorvania.” Zorvania');
-- sentences that a page has glued together
SELECT sentences('He left Zorvania.They said Zorvania was far.Zorvania');
-- but no full stop inside a name of letters is one
SELECT sentences('The Z.V.Zorvania and ZORVANIA.Zorvania');
-- rows of marks end one sentence
SELECT sentences('Zorvania... Zorvania?!?! Zorvania!!! Zorvania');
SELECT sentences('Zorvania ...... and zorvania ?!?!" and Zorvania');

-- a line end is the end of a paragraph, and of a sentence
SELECT * FROM found(E'Zorvania one\nZorvania two. Zorvania three\n\n\nZorvania four\r\nZorvania five');
-- blank lines before the text count for nothing
SELECT * FROM found(E'\n \n\t\nZorvania');
-- lines broken at a width are one paragraph
SELECT * FROM found(
E'The minister of Zorvania said on the third day of the meeting\n'
 'that no decision had been taken. Nobody but the envoy Kelmar\n'
 'Dunst knew of the letter which the people of Zorvania had\n'
 'written.\n'
 '\n'
 'Another paragraph, about Zorvania.\n');
-- the same with the line ends of other systems
SELECT * FROM found(
E'The minister of Zorvania said on the third day of the meeting\r\n'
 'that no decision had been taken. Nobody but the envoy Kelmar\r\n'
 'Dunst knew of the letter which the people of Zorvania had\r\n'
 'written.\r\n'
 '\r\n'
 'Another paragraph, about Zorvania.\r\n');
-- a short line goes on where a small letter begins the next one
SELECT * FROM found(
E'The minister of Zorvania\n'
 'said on the third day of the meeting that no decision had been\n'
 'taken by Zorvania.\n');
-- and where paragraphs are indented, as in copy that has lost its dateline
SELECT * FROM found(
E'It was signed by Kelmar\n'
 'Dunst of Zorvania on the third day of the meeting, although the\n'
 'envoy had left.\n'
 '    Zorvania waits.\n'
 '    Zorvania mourns.\n');
-- but a headline stays what it is
SELECT * FROM found(
E'It was signed by Kelmar\n'
 'Dunst of Zorvania on the third day of the meeting, although the\n'
 'envoy had left.\n');
-- a name does not run from one paragraph into the next
SELECT * FROM found(E'It was signed by Kelmar\n\nDunst of Zorvania');
-- nor over the end of a sentence or a comma
SELECT * FROM found('So said Kelmar. Dunst! Kelmar? Dunst, Kelmar, Dunst. Kelmar: Dunst. Kelmar (Dunst)');

-- lines of page furniture name nobody, in either language
SELECT * FROM found(
E'Zorvania waits.\n'
 'Baca juga: Kelmar Dunst in Zorvania\n'
 'Read more: Kelmar Dunst in Zorvania. Zorvania!\n'
 '  Also read   Zorvania\n'
 'MEMBACA Zorvania\n'
 'Posted By : Kelmar Dunst\n'
 'Zorvania waits on.');
-- they begin a line, as a phrase, and as it is written
SELECT * FROM found(
E'They went on to read more: Zorvania.\n'
 'membaca Zorvania\n'
 'Readmore Zorvania\n'
 'Click Zorvania');

-- hyphens and dashes part words, a single hyphen holds a name together
SELECT * FROM found('pro-Zorvania, Zorvania-Kelmar, Kelmar-Dunst, Kelmar - Dunst, ZVA-Zorvania');
SELECT * FROM found('Kelmar‐Dunst, Kelmar‑Dunst, Kelmar–Dunst');
-- a dash between blanks and a row of hyphens part what they stand between
SELECT * FROM found('It was Kelmar — Dunst said -- Kelmar -- Dunst said – Kelmar');
-- apostrophes and quotation marks, straight or curly
SELECT * FROM found('Zorvania''s, Zorvania’s, ''Zorvania'', ‘Zorvania’, “Zorvania”, „Zorvania“, «Zorvania», `Zorvania´');
SELECT * FROM found('Tarvik''s Council, Tarvik’s Council, Tarvik‘s Council, Tarvikʼs Council, Tarvik s Council');
-- blanks of all kinds part words, those without width as well
SELECT start, length FROM newsdip.entities(U&'Kelmar\00A0Dunst Kelmar\2009Dunst Kelmar\3000Dunst Kelmar\0009Dunst Kelmar\200BDunst');
-- soft hyphens, word joiners and marks of direction are as if they were not there
SELECT start, length FROM newsdip.entities(U&'Zor\00ADvania Zor\2060vania \FEFFZorvania\200E');
-- accents, composed or not, and letters that differ by a stroke only
SELECT * FROM found('Mirelle Öst-Şahin Mirelle Ost-Sahin MIRELLE ÖST ŞAHIN Mirelle Öst-Şahin');
SELECT normalize('Mirelle Öst-Şahin', NFD) <> 'Mirelle Öst-Şahin' AS differs, f.surface = normalize('Mirelle Öst-Şahin', NFD) AS whole
	FROM found(normalize('Mirelle Öst-Şahin', NFD)) AS f;
-- full-width forms
SELECT * FROM found('Ｚｏｒｖａｎｉａ　Ｋｅｌｍａｒ　Ｄｕｎｓｔ．');
-- other scripts
SELECT * FROM found('Говорил Федор Плынин, ФЕДОР ПЛЫНИН, Фёдор Плынин, федор плынин');
SELECT * FROM found('他去普洛瓦了，普洛瓦。');
-- offsets count characters, whatever their length in bytes
SELECT surface, start, length FROM newsdip.entities('🕊 é普 Zorvania 🕊 Mirelle Öst-Şahin') ORDER BY start;
-- names inside longer words are none
SELECT * FROM found('Zorvanian, Zorvania2, 2Zorvania, xZorvania, Zorvania_x, Zorvaniá, Zorvaniâ');

-- nothing to read
SELECT count(*) FROM found('');
SELECT count(*) FROM found(E' \n\t. - '' " \u00a0');
SELECT count(*) FROM found(NULL);
ROLLBACK;
