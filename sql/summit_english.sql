-- English contacts: a sentence or two for each rule of the grammar that longer
-- texts need. What is expected is what the sentence says.
SET search_path = newsdip, public;
SET client_min_messages = warning;

CREATE FUNCTION told(body text, published date) RETURNS text LANGUAGE sql AS $$
	SELECT coalesce(string_agg(concat_ws(' ', m.kind, m.status, array_to_string(participant_names, '+'), '@ ' || place.name,
			CASE WHEN upper(during) - lower(during) = 1 THEN lower(during)::text ELSE during::text END), '; ' ORDER BY m.start), 'none')
	FROM summit_mentions(body, published) AS m
		LEFT JOIN entity AS place ON place.entity_id = m.place
$$;
CREATE TABLE sentence (n integer GENERATED ALWAYS AS IDENTITY, body text);

-- Who receives a guest is said elsewhere in the sentence
INSERT INTO sentence (body) VALUES
	('Shops in the Kenyan capital Nairobi close ahead of a visit by Angela Merkel.'),
	('Students march in Jakarta two days before a visit by Barack Obama.'),
	('The Vietnamese government frees a writer before a visit by Barack Obama.'),
	('Brazil signs a treaty during a visit by the President of France Nicolas Sarkozy.'),
	('A judge rebukes Chad over a visit by Sudanese President Omar al-Bashir to the country.'),
	('A bomb explodes in Baghdad before a visit by Iraqi Prime Minister Nouri al-Maliki.'),
	('Peru allows Angela Merkel to visit Lima.'),
	('Peru approves a visit by Angela Merkel to Lima.'),
	('The Prime Minister of China says that Peru will have trouble meeting its inflation target.'),
	('Angela Merkel begins a visit to the former French colony Algeria.'),
	('Nicolas Sarkozy makes a surprise visit to French troops in Afghanistan.'),
	('A visit by Angela Merkel to a mosque in Ankara is cancelled.'),
	('A German rider falls in the Tour de France in France.');
INSERT INTO sentence (body) VALUES
	('Barack Obama gave a speech while on a visit to Peru.'),
	('Barack Obama praises Angela Merkel while on a visit to Peru.'),
	('Barack Obama pays a visit to a temple on his state visit to Japan.'),
	('Mahmoud Abbas travels to Jordan to press militants to keep the truce agreed with Israel.');
-- What two words tell of is one contact or two
INSERT INTO sentence (body) VALUES
	('Angela Merkel met Barack Obama to discuss a proposal for a summit on trade.'),
	('Barack Obama met Angela Merkel on the sidelines of the G20 summit in London.'),
	('Barack Obama reports on his visit to Japan at a meeting with Angela Merkel in Paris.');
-- What belongs to one clause and what to the next
INSERT INTO sentence (body) VALUES
	('Angela Merkel cancels a trip to Peru, while four German members of the team and others remain in Peru and at the United Nations.'),
	('Talks between Peru and Chile, suspended since May, will resume.'),
	('The annual meeting of the African Union ends with a promise to revive stalled talks with Chad.'),
	('The G8 summit opens in Huntsville and the G20 summit is held in Toronto.'),
	('Police close the roads of Sydney where the APEC summit is taking place.'),
	('Barack Obama cancels a trip to meet Angela Merkel in Berlin.'),
	('Iran wants the sanctions lifted before it returns to the six-party talks.'),
	('Peru announces plans to plant trees at a meeting of the African Union in Lima.');
-- Parties
INSERT INTO sentence (body) VALUES
	('At its summit in Lisbon, NATO invites Georgia to join.'),
	('The United States and China begin the U.S.-China Strategic and Economic Dialogue.'),
	('Peru defends the plan, saying President Alan Garcia will meet Barack Obama.'),
	('Ministers of Peru meet with those of Chile.'),
	('Angela Merkel holds talks with government officials in Libya.'),
	('Peru reaches an agreement with Chile to hold military talks.'),
	('European Union leaders including Angela Merkel met Barack Obama.'),
	('France holds talks with Aung San Suu Kyi and other Burmese officials.'),
	('Three US senators visit Peru.'),
	('Foreign ministers of the member states of ASEAN meet in Singapore.'),
	('Idriss Déby and Mahamat Nouri, leader of the last of the rebel groups, sign a deal at a meeting in Tripoli.'),
	('Valerie Amos, the Under-Secretary-General for Humanitarian Affairs and Emergency Relief Coordinator, visits Syria.'),
	('John Kerry arrives in Iraq on a visit to press for peace in Syria.'),
	('Kevin Rudd plans a meeting in Canberra.'),
	('Angela Merkel addresses a joint session of the United States Congress.'),
	('The Peruvian opposition cancels its trip to meet NATO ministers in Paris.'),
	('Envoys of the Dalai Lama met Hu Jintao.'),
	('Rebels break off talks with the new government of Bashar al-Assad.'),
	('Lakhdar Brahimi, the U.N. and Arab League special envoy, met Angela Merkel.'),
	('Antonis Samaras negotiates with political rivals to form a government.'),
	('The Organisation of the Islamic Conference and Turkey condemn the attack.');
-- Status, place and date
INSERT INTO sentence (body) VALUES
	('Officers look into a potential threat to the visit of Barack Obama to the United Kingdom.'),
	('Angela Merkel arrives in Peru for a meeting on Saturday with Alan Garcia.'),
	('In talks brokered by Qatar, the Taliban renounces its ties and makes peace with Turkey.'),
	('Iran and Japan agree to hold unconditional talks in Oslo.'),
	('Talks between Iran and six world powers open in Moscow.'),
	('World trade talks begin in Tokyo.'),
	('NATO leaders meet in the Australian city of Sydney.'),
	('Prince Harry will serve a tour of duty in Iraq.'),
	('Heads of government of the Commonwealth of Nations meet in the Western Australian city of Perth.'),
	('A visit by President Barack Obama will go ahead.'),
	('Israel and Syria conclude talks on the Golan Heights held in Turkey.'),
	('The leaders of the G8 met in the United States at Camp David.'),
	('Iran sees an end to the sanctions as a condition for talks with Peru.'),
	('Omar al-Bashir departed for a conference hosted by Iran.'),
	('Peru raises taxes ahead of the December United Nations conference.'),
	('Pope Benedict XVI spoke of his visit to Peru last year.'),
	('ASEAN Jakarta 2009: The summit of ASEAN opens in Jakarta.'),
	('Hu Jintao visits Peru next week.'),
	('Angela Merkel hosts Hu Jintao and Barack Obama tomorrow.'),
	('Barack Obama met Hu Jintao to prepare a deal next month.'),
	('Barack Obama and Hu Jintao last met in Peru.'),
	('Barack Obama was to have met Hu Jintao in Peru.'),
	('Barack Obama pulled out of the planned summit with the leader of Iran.'),
	('Hu Jintao and Angela Merkel failed to make progress in talks in Peru.'),
	('Hu Jintao and Angela Merkel resume talks in Peru on Monday.'),
	('Iran and Peru restored ties after negotiations hosted by Japan.');
-- Parties that words point to, and a contact told of again
INSERT INTO sentence (body) VALUES
	('Angela Merkel spoke to both Barack Obama and Hu Jintao by phone.'),
	('Barack Obama said that he and Hu Jintao had discussed Iran.'),
	('Lima, Tokyo and Ottawa hold a trilateral dialogue.'),
	('Hillary Clinton met her counterpart, Yang Jiechi, on Monday.'),
	('Hillary Clinton met her counterpart, Yang Jiechi said.'),
	('Hu Jintao was met at the airport by Alan Garcia.'),
	('Hu Jintao and Angela Merkel smiled before sitting down to talks.'),
	('Barack Obama spoke by phone with Hu Jintao on Monday, the first conversation between leaders of their states this year.'),
	('Barack Obama telephoned Hu Jintao. Later in the day Angela Merkel gave a speech. After the 20-minute call she thanked both.'),
	('Barack Obama met Hu Jintao. The encounter lasted an hour. The two-day talks ended. The call to vote ended.'),
	('Hu Jintao is to travel on to Lima. There he will meet Alan Garcia. In May he travelled to Paris.'),
	('Angela Merkel won praise. The poll was bad news for Barack Obama. It fell after his visit to Lima.'),
	('Later in the day Angela Merkel gave a speech. She will hold talks with Hu Jintao.'),
	('Leaders of ASEAN gathered in Singapore for a summit overshadowed by Iran.'),
	('Germany''s Angela Merkel and China''s Hu Jintao met in Lima.'),
	('Peru recalls its ambassador to Japan and Angela Merkel cuts short a visit to Iran.'),
	('Hu Jintao shook hands with Angela Merkel in Lima, where the pair spoke for an hour.'),
	('Talks between the Obama administration and Chinese officials began in Lima.'),
	('Barack Obama refused to receive Hu Jintao. Angela Merkel will meet him on Monday.'),
	('Barack Obama visited Peru. Later the US president met Hu Jintao. The Chinese leaders left.'),
	('Barack Obama had lunch in Lima with Alan Garcia. The president is to receive Hu Jintao next week.'),
	('Hu Jintao and Angela Merkel met on Monday, the third time they had met.'),
	('A meeting of Chinese and Japanese leaders that was to be held in September will be held in Lima.'),
	('James Steinberg, the most senior American official to visit Iran, left on Monday.'),
	('Hu Jintao is in Lima on a three-day visit.'),
	('Hu Jintao told Angela Merkel that he was angry. The two leaders were meeting in Lima.'),
	('Hu Jintao visited Peru. No day was given, but the trip lasted a week.'),
	('Barack Obama spoke by phone with Hu Jintao. Angela Merkel visited Peru. During the call Barack Obama spoke of trade.'),
	('Barack Obama met Hu Jintao. Angela Merkel telephoned both leaders.'),
	('Leaders of the G20 begin their summit in Seoul. They will discuss trade.'),
	('Angela Merkel and Hu Jintao had never met. Angela Merkel will never meet Hu Jintao.'),
	('Hu Jintao on Monday rejected talks with Iran. Hu Jintao was to have met Angela Merkel on Monday.'),
	('Iran and Japan agreed on a truce at a Peru-hosted conference in Lima.'),
	('Angela Merkel will go to Peru next week. Angela Merkel will go to war.'),
	('Talks between Iran and Peru begin on Monday.');

-- Days of something else, places of buildings, and who is whose subject
INSERT INTO sentence (body) VALUES
	('Barack Obama said on Wednesday he would meet Hu Jintao.'),
	('Barack Obama told reporters on Wednesday he would meet Hu Jintao.'),
	('Hu Jintao cancelled a trip to Peru last week. Hu Jintao called off talks with Peru in May.'),
	('Iran and Peru are to meet under a March 2009 pact on trade.'),
	('Hu Jintao visits Peru for the second time this year.'),
	('Hu Jintao leaves on a trip to Peru on Monday.'),
	('Barack Obama and Hu Jintao met at NATO headquarters in Brussels.'),
	('Angela Merkel will meet Hu Jintao at the APEC summit in Lima.'),
	('Angela Merkel and Hu Jintao met for two hours in Lima.'),
	('Hu Jintao will be in Lima from May 3 to 5 for trade talks with Japan.'),
	('The White House dropped plans for Barack Obama to meet Hu Jintao in Lima.'),
	('Hu Jintao, who visited Japan in May, held talks with Alan Garcia.'),
	('Barack Obama met Alan Garcia after a call with Hu Jintao.'),
	('Barack Obama spoke to Hu Jintao before his summit with the Chinese leader in Lima.'),
	('Hillary Clinton told Yang Jiechi that their meeting in Lima would not take place.'),
	('Alan Garcia will become the first Peruvian president to visit Iran.'),
	('The presidents of China and Peru, Hu Jintao and Alan Garcia, met in Lima.'),
	('Hu Jintao, in Lima for the APEC summit of leaders, will meet Alan Garcia.'),
	('Hu Jintao flew to Lima on Monday to attend an APEC summit.'),
	('African leaders held a video call with Hu Jintao on Monday.'),
	('NATO met with a cool response in Peru. NATO met with Peru.');
-- What comes to nothing, and who visits
INSERT INTO sentence (body) VALUES
	('Obama-Merkel talks off as the row deepens'),
	('Talks between Iran and Peru are off. Talks between Iran and Peru get off to a slow start.'),
	('The meeting of Hu Jintao and Alan Garcia will not go ahead.'),
	('Talks between Iran and Peru will not be held until June.'),
	('Barack Obama would have met Hu Jintao in Lima.'),
	('Hu Jintao backed away from a visit to Peru.'),
	('Peru sees no point in talks with Iran.'),
	('Japan denied that it had offered to host talks between Iran and Peru.'),
	('Barack Obama was due to meet Hu Jintao in Lima.'),
	('Barack Obama held talks with visiting Chinese President Hu Jintao.'),
	('Barack Obama met visiting Chinese President Hu Jintao.'),
	('Hu Jintao left for Lima to attend an APEC summit.'),
	('Barack Obama attended a climate conference in Lima.'),
	('Angela Merkel won a vote after a meeting of coalition leaders.'),
	('The Peruvian Chamber of Commerce met a Chinese delegation in Lima.');

-- What is told of another clause, and how talks go on
INSERT INTO sentence (body) VALUES
	('Hu Jintao gave a speech in Lima, where he met Alan Garcia.'),
	('Hu Jintao began a visit to Peru and was greeted at the airport by Alan Garcia.'),
	('Barack Obama speaks ahead of Hu Jintao''s arrival in Japan.'),
	('Barack Obama and Hu Jintao are expected to join others in Lima for a peace conference.'),
	('Barack Obama and Hu Jintao agreed by phone on Monday to free trade.'),
	('Hu Jintao will meet Alan Garcia, days after receiving Barack Obama in Beijing.'),
	('Japan and Peru will hold a summit on the sidelines of next week''s nuclear security summit in Lima.'),
	('Peru offers talks to Iran over a plant which shut down in April.'),
	('Peru broke off talks with Iran earlier this week. Talks between Iran and Peru must end by October.'),
	('Japan advised Barack Obama not to meet Hu Jintao.'),
	('Prices will fall as a result of talks between Iran and Peru.'),
	('Japan will act if talks between Iran and Peru fail. Japan will act if talks between Iran and Peru resume.'),
	('Hu Jintao visits Peru later this month. Hu Jintao visits Peru this month.'),
	('Alan Garcia urged Iran to make peace on the first day of his visit to Japan.'),
	('Hu Jintao is on a fishing trip to Peru.'),
	('The government of Nepal begins talks with Maoist rebels.');

-- Who stands between two others, whom news quotes, and whom a host receives
INSERT INTO sentence (body) VALUES
	('Hamas negotiators left Cairo after talks with Israel mediated by Egypt and Qatar.'),
	('Hu Jintao ended a tour of Africa in Egypt, where he met Hosni Mubarak.'),
	('Hu Jintao put off a trip to Peru that had been expected on Monday.'),
	('The G20 summit in Seoul should help trade, Barack Obama said.'),
	('Barack Obama hosted a dozen African leaders in Washington.'),
	('Barack Obama received western envoys.'),
	('Iran will freeze talks with Japan.'),
	('A meeting in Lima will also involve Japan and Iran.'),
	('Barack Obama held talks with a visiting Chinese delegation.');

SELECT body, told(body, '2010-07-15') FROM sentence ORDER BY n;

-- "their" is the body's that is the subject, not the pair's who met before
SELECT kind, participant_names FROM summit_mentions('Vladimir Putin met Recep Tayyip Erdogan in Sochi. Leaders of the African Union begin their summit in Lusaka on Monday.', '2025-07-10');

DROP TABLE sentence;
DROP FUNCTION told(text, date);
