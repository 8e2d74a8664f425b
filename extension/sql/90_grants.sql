-- Everybody reads the dictionary; whoever created the extension writes it and
-- may grant that on. Only triggers write the tables they maintain.

GRANT SELECT ON newsdip.entity, newsdip.alias, newsdip.office, newsdip.tenure,
	newsdip.term, newsdip.removal, newsdip.shipped, newsdip.dictionary_change,
	newsdip.adoption, newsdip.adopted TO PUBLIC;
GRANT SELECT, INSERT, UPDATE, DELETE, TRUNCATE
	ON newsdip.entity, newsdip.alias, newsdip.office, newsdip.tenure, newsdip.term,
	newsdip.adoption, newsdip.adopted
	TO @extowner@ WITH GRANT OPTION;
-- pg_restore copies removals in
GRANT INSERT ON newsdip.removal TO @extowner@;
GRANT SELECT, USAGE, UPDATE ON SEQUENCE newsdip.entity_entity_id_seq,
	newsdip.office_office_id_seq, newsdip.adoption_batch_seq TO @extowner@ WITH GRANT OPTION;
REVOKE ALL ON FUNCTION newsdip.absorb_command(name) FROM PUBLIC;

-- As triggers on tables of their own, these would lend their rights to anybody
REVOKE ALL ON FUNCTION newsdip.keep_origin(), newsdip.replace_shipped(),
	newsdip.restore_unreferenced(), newsdip.remove_all(),
	newsdip.apply_removals(), newsdip.pass_known_removal(), newsdip.dictionary_row(),
	newsdip.dictionary_truncate() FROM PUBLIC;
