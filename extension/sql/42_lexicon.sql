-- What the lexicon refuses beyond what its columns say, and why, in words.

-- Two rows that compare equal would contradict each other. Furniture and
-- abbreviations are compared to the letter.
CREATE UNIQUE INDEX term_folded_key ON newsdip.term (newsdip.fold_name(term), lang, role)
	WHERE role OPERATOR(pg_catalog.<>) ALL ('{boilerplate,abbreviation}'::newsdip.term_role[]);

-- The constraints of the table refuse all this too, but cannot say what helps.
CREATE FUNCTION newsdip.check_term() RETURNS trigger
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	twin text;
	broken name;
	reason text;
	help text;
BEGIN
	CASE
		WHEN NEW.kind IS NULL AND NEW.role IN ('contact_noun', 'contact_verb', 'contact_passive', 'contact_modifier') THEN
			broken := 'term_contact_needs_kind';
			reason := format('a %s needs a kind', NEW.role);
			help := 'Set kind to call, summit, visit, meeting or talks.';
		WHEN NEW.status IS NULL AND NEW.role = 'status_cue' THEN
			broken := 'term_cue_needs_status';
			reason := 'a status_cue needs a status';
			help := 'Set status to held, planned, proposed, postponed, cancelled or refused.';
		WHEN NEW.rank IS NULL AND NEW.role IN ('role_noun', 'delegate', 'office_name') THEN
			broken := 'term_role_noun_needs_rank';
			reason := format('a %s needs a rank', NEW.role);
			help := 'Set rank to a label of office_rank, official for delegations.';
		WHEN NEW.value IS NULL AND NEW.role = 'office_name' THEN
			broken := 'term_office_name_needs_value';
			reason := 'an office_name needs the body of the office';
			help := 'Set value to the entity_id of the state or organisation.';
		WHEN NEW.role = 'month' AND (NEW.value BETWEEN 1 AND 12) IS NOT TRUE THEN
			broken := 'term_month_needs_value_1_to_12';
			reason := 'a month needs its number';
			help := 'Set value to 1 for January up to 12 for December.';
		WHEN NEW.role = 'weekday' AND (NEW.value BETWEEN 1 AND 7) IS NOT TRUE THEN
			broken := 'term_weekday_needs_value_1_to_7';
			reason := 'a weekday needs its number';
			help := 'Set value to 1 for Monday up to 7 for Sunday.';
		WHEN NEW.value IS NULL AND NEW.role IN ('relative_day', 'relative_week', 'relative_month', 'relative_year', 'date_shift') THEN
			broken := 'term_date_word_needs_value';
			reason := format('a %s needs a value', NEW.role);
			help := 'Set value to how many it lies ahead, negative for what has been, 0 for this one.';
		WHEN (NEW.value BETWEEN 0 AND 3) IS FALSE AND NEW.role IN ('contact_noun', 'contact_verb', 'contact_passive', 'status_cue') THEN
			broken := 'term_contact_or_cue_value_0_to_3';
			reason := format('the value %s means nothing for a %s', NEW.value, NEW.role);
			help := 'Leave value empty, or set it to 1, 2 or 3 as docs/summit.md says.';
		WHEN NEW.lang = '' AND NEW.role = 'language' THEN
			broken := 'term_language_needs_lang';
			reason := 'a language needs its code';
			help := 'Set lang to the code of ISO 639-1, two letters in lower case.';
		WHEN NEW.role NOT IN ('boilerplate', 'abbreviation') THEN
			SELECT t.term INTO twin FROM newsdip.term AS t
				WHERE newsdip.fold_name(t.term) = newsdip.fold_name(NEW.term)
					AND t.role <> ALL ('{boilerplate,abbreviation}'::newsdip.term_role[])
					AND t.lang = NEW.lang AND t.role = NEW.role AND t.term <> NEW.term
					AND (TG_OP = 'INSERT' OR t.term <> OLD.term);
			IF FOUND THEN
				RAISE unique_violation USING
					MESSAGE = format('term "%s" is there already as "%s"', NEW.term, twin),
					DETAIL = format('Terms are compared without case, accents and hyphens; lang is "%s", role %s.', NEW.lang, NEW.role),
					HINT = 'Update that row instead.',
					SCHEMA = 'newsdip', TABLE = 'term', CONSTRAINT = 'term_folded_key';
			END IF;
			RETURN NEW;
		ELSE
			RETURN NEW;
	END CASE;
	RAISE check_violation USING
		MESSAGE = format('term "%s": %s', NEW.term, reason), HINT = help,
		SCHEMA = 'newsdip', TABLE = 'term', CONSTRAINT = broken;
END
$$;
COMMENT ON FUNCTION newsdip.check_term() IS 'trigger: refuses a row of the lexicon that the grammar could not use, and says why';

-- After the triggers of a restore, in the order of their names
CREATE TRIGGER d_check BEFORE INSERT OR UPDATE ON newsdip.term
	FOR EACH ROW EXECUTE FUNCTION newsdip.check_term();
