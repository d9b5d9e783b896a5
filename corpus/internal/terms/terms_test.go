package terms

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/corpus/lang"
)

func show(s Span) string {
	out := iso(s.Start)
	if s.End != s.Start {
		out += "/" + iso(s.End)
	}
	return out
}

func iso(d Date) string {
	switch {
	case d.Month == 0:
		return fmt.Sprintf("%04d", d.Year)
	case d.Day == 0:
		return fmt.Sprintf("%04d-%02d", d.Year, d.Month)
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

// Every row of every table is understood.
func TestTables(t *testing.T) {
	t.Parallel()
	for _, name := range languages {
		rows := lang.For(language.Make(name)).Table("paper.tsv")
		if len(rows) < 50 {
			t.Errorf("%s: %d rows", name, len(rows))
		}
		fresh := newTable(name)
		for _, row := range rows {
			if len(row) != 3 || !fresh.add(row[0], row[1], row[2]) {
				t.Errorf("%s: row %q is not understood", name, row)
			}
		}
	}
}

func TestDates(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"held in Strelsau from 7 to 18 November 2016": "2016-11-07/2016-11-18",
		"14 et 15 avril 2009":                         "2009-04-14/2009-04-15",
		"14, 15 et 16 avril 2009":                     "2009-04-14/2009-04-16",
		"24 February-20 March 2020":                   "2020-02-24/2020-03-20",
		"24 February – 20 March 2020":                 "2020-02-24/2020-03-20",
		"30 December to 4 January 2020":               "2019-12-30/2020-01-04",
		"30 December 2019 to 4 January 2020":          "2019-12-30/2020-01-04",
		"October 10-12, 2011":                         "2011-10-10/2011-10-12",
		"October 30 - November 2, 2011":               "2011-10-30/2011-11-02",
		"Sept. 5, 2011":                               "2011-09-05",
		"el 12 de julio de 2013":                      "2013-07-12",
		"del 2 al 13 de diciembre de 2018":            "2018-12-02/2018-12-13",
		"24/02/2023":                                  "2023-02-24",
		"04/24/2023":                                  "2023-04-24",
		"2018-10-29":                                  "2018-10-29",
		"29.10.2018":                                  "2018-10-29",
		"10 октября 2018 года":                        "2018-10-10",
		"со 2 по 15 декабря 2018 года":                "2018-12-02/2018-12-15",
		"2018年10月29日":                                 "2018-10-29",
		"2018年12月2日至15日":                              "2018-12-02/2018-12-15",
		"2018年12月30日至2019年1月3日":                       "2018-12-30/2019-01-03",
		"2018 年 10 月":                                 "2018-10",
		"١٠ تشرين الأول/أكتوبر ٢٠١٨":                  "2018-10-10",
		"في الفترة من 2 إلى 15 كانون الأول/ديسمبر 2018": "2018-12-02/2018-12-15",
		"30 كانون الثاني/يناير 2018":                    "2018-01-30",
		"du 6\u00a0au\u00a08\u00a0mai\u00a02019":        "2019-05-06/2019-05-08",
		"du 6\u202fau\u202f8\u202fmai\u202f2019":        "2019-05-06/2019-05-08",
		"le 1er juin 2021":                              "2021-06-01",
		"1.º de maio de 2010":                           "2010-05-01",
		"7. bis 18. November 2016":                      "2016-11-07/2016-11-18",
		"from Monday, 7, to Friday, 18 November 2016":   "2016-11-07/2016-11-18",
		"4 juin 2021 à 18 h":                            "2021-06-04",
		"novembre 2016":                                 "2016-11",
		"May to June 2016":                              "2016-05/2016-06",
		"2014-2019":                                     "2014/2019",
		"in 2016":                                       "2016",
		"31 November 2016":                              "2016-11",
		"In 2015, on 5 May 2016":                        "2016-05-05",
		"the 10th day of October, 2018":                 "2018-10-10",
		"November 5th, 00:00:00 UTC, 2014":              "2014-11-05",
		"Monday":                                        "",
		"A/RES/73/3 and 64/2016":                        "",
		"24/02/2023/5":                                  "",
		"A/24/02/2023":                                  "",
		"COVID-19 May":                                  "",
		"FCCC/CP/2014/10/Add.3":                         "",
		"5 members":                                     "",
		"paragraph 5, 2016 (XXI)":                       "2016",
	} {
		got := ""
		if s, ok := FindDates(text); ok {
			got = show(s)
		}
		if got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
	if s, ok := FindDates("on 5 May 2020 in"); !ok || "on 5 May 2020 in"[s.From:s.To] != "5 May 2020" {
		t.Errorf("stands at %d to %d", s.From, s.To)
	}
	if s, _ := FindDates("04/05/2020"); !s.Ambiguous {
		t.Error("04/05/2020 may be of May or April")
	}
	var all []string
	for _, s := range AllDates("Recalling 5 May 2010, 6 June 2011 and October 2012, in 2013") {
		all = append(all, show(s))
	}
	if got := strings.Join(all, " "); got != "2010-05-05/2011-06-06 2012-10 2013" && got != "2010-05-05 2011-06-06 2012-10 2013" {
		t.Errorf("all dates: %s", got)
	}
}

func TestOrdinal(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]int{
		"first": 1, "seventy-third": 73, "Seventy third": 73, "one hundred and tenth": 110, "hundredth": 100, "one hundred ninety-ninth": 199,
		"73rd": 73, "101st": 101, "première": 1, "vingt et unième": 21, "soixante-treizième": 73, "soixante et onzième": 71,
		"quatre-vingt-dix-neuvième": 99, "quatre-vingtième": 80, "quatre-vingt-unième": 81, "cent dixième": 110, "cent quatre-vingt-dix-neuvième": 199,
		"soixante-dixième": 70, "dix-septième": 17, "septuagésimo tercer": 73, "centesima décima": 110, "decimotercera": 13, "vigesimoprimero": 21,
		"décimo séptimo": 17, "11ª": 11, "12.º": 0, "XIIe": 12, "Семьдесят третья": 73, "двадцать вторая": 22, "22-я": 22,
		"الثالثة والسبعون": 73, "الخامسة عشرة": 15, "الحادية والعشرون": 21, "第七十三": 73, "第二十": 20, "第73": 73, "第一百一十二": 112,
		"dreiundsiebzigste": 73, "septuagésima terceira": 73, "twenty": 0, "third of": 0, "": 0, "the": 0,
	} {
		if n, _ := Ordinal(text); n != want {
			t.Errorf("%q: %d, want %d", text, n, want)
		}
	}
}

// All ordinals up to 199 are read, as each language composes them.
// A number in words is counted; an ordinal, a text with other words and no number are not.
func TestCount(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]int{
		"Uno": 1, "Dos": 2, "Treinta y uno": 31, "twenty-three": 23, "Segundo": 0, "Dos faros": 0, "Faro": 0, "": 0,
	} {
		if got, _ := Count(text); got != want {
			t.Errorf("%q counts %d, want %d", text, got, want)
		}
	}
}

func TestOrdinalsCompose(t *testing.T) {
	t.Parallel()
	en := strings.Fields("x first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth")
	tens := strings.Fields("x x twenty thirty forty fifty sixty seventy eighty ninety")
	tenth := strings.Fields("x x twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth")
	for n := 1; n < 200; n++ {
		text := ""
		if n > 100 {
			text = "one hundred and "
		}
		switch m := n % 100; {
		case n == 100:
			text = "hundredth"
		case m < 20:
			text += en[m]
		case m%10 == 0:
			text += tenth[m/10]
		default:
			text += tens[m/10] + "-" + en[m%10]
		}
		if got, _ := Ordinal(text); got != n {
			t.Errorf("%q: %d, want %d", text, got, n)
		}
	}
	fr := strings.Fields("x unième deuxième troisième quatrième cinquième sixième septième huitième neuvième dixième onzième douzième treizième quatorzième quinzième seizième dix-septième dix-huitième dix-neuvième")
	heads := map[int]string{2: "vingt", 3: "trente", 4: "quarante", 5: "cinquante", 6: "soixante", 7: "soixante", 8: "quatre-vingt", 9: "quatre-vingt"}
	for n := 21; n < 100; n++ {
		m := n % 10
		if n/10 == 7 || n/10 == 9 {
			m += 10
		}
		if m == 0 {
			continue
		}
		text := heads[n/10] + "-" + fr[m]
		if m%10 == 1 && n < 80 {
			text = heads[n/10] + " et " + fr[m]
		}
		for add, head := range map[int]string{0: "", 100: "cent "} {
			if got, _ := Ordinal(head + text); got != n+add {
				t.Errorf("%q: %d, want %d", head+text, got, n+add)
			}
		}
	}
}

func TestSession(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"Seventy-third session":                                    "73 Seventy-third session",
		"73rd session":                                             "73 73rd session",
		"Soixante-treizième session":                               "73 Soixante-treizième session",
		"Septuagésimo tercer período de sesiones":                  "73 Septuagésimo tercer período de sesiones",
		"The Sixty-sixth World Harbour Assembly,":                  "66 Sixty-sixth World Harbour Assembly",
		"XIIe législature":                                         "12 XIIe législature",
		"Семьдесят третья сессия":                                  "73 Семьдесят третья сессия",
		"الدورة الثالثة والسبعون":                                  "73 الدورة الثالثة والسبعون",
		"第七十三届会议":                                                  "73 第七十三届会议",
		"Report of the Conference on its twenty-first session, in": "21 twenty-first session",
		"tenth emergency special session":                          "10 tenth emergency special session",
		"Dreiundsiebzigste Tagung":                                 "73 Dreiundsiebzigste Tagung",
		"11ª reunión":                                              "11 11ª reunión",
		"19. Wahlperiode":                                          "19 19. Wahlperiode",
		"the first day of the session":                             "",
		"Second, the session":                                      "",
		"La Asamblea":                                              "",
		"Xe législature":                                           "10 Xe législature",
		"An ordinary line of text":                                 "",
	} {
		got := ""
		if s, ok := FindSession(text); ok {
			got = fmt.Sprint(s.N, " ", text[s.From:s.To])
		}
		if got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestPart(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"Decision 15/HP.22":           "decision|15/HP.22|",
		"Resolution 1/HP.24":          "resolution|1/HP.24|",
		"Decision -/HP.27":            "decision|-/HP.27|",
		"Draft decision -/HP.27":      "decision|-/HP.27|",
		"Resolution 1998 (2011)":      "resolution|1998 (2011)|",
		"Resolution 73/98. Harbours":  "resolution|73/98|Harbours",
		"Annex":                       "annex||",
		"ANNEX II":                    "annex|II|",
		"Annex I Terms of reference":  "annex|I|Terms of reference",
		"Annexe":                      "annex||",
		"Annexe 3 : Tarifs":           "annex|3|Tarifs",
		"Anexo":                       "annex||",
		"[Annex":                      "annex||",
		"Appendix A":                  "appendix|A|",
		"Article 5":                   "article|5|",
		"Art. 5":                      "article|5|",
		"Article 5 Composition":       "article|5|Composition",
		"Article 5 bis – Composition": "article|5 bis|Composition",
		"Article premier":             "article|premier|",
		"ARTICLE 1er. - Objet":        "article|1er|Objet",
		"Artículo 5.º":                "article|5.º|",
		"Artículo primero. Objeto":    "article|primero|Objeto",
		"Section 3":                   "section|3|",
		"Chapter IV":                  "chapter|IV|",
		"Part II":                     "part|II|",
		"Part One":                    "part|One|",
		"Première partie":             "part|Première|",
		"Title I":                     "title|I|",
		"TITRE PREMIER":               "title|PREMIER|",
		"TÍTULO ÚNICO":                "title|ÚNICO|",
		"Chapitre unique : des quais": "chapter|unique|des quais",
		"Capítulo único De la pesca":  "",
		"Schedule 1":                  "schedule|1|",
		"Option 1: Lamps":             "option|1|Lamps",
		"Choice 1":                    "choice|1|",
		"Protocol":                    "protocol||",
		"Annex to decision 5":         "annex||to decision 5",
		"Приложение":                  "annex||",
		"Статья 5":                    "article|5|",
		"المرفق":                      "annex||",
		"المرفق الأول":                "annex|الأول|",
		"المادة 5":                    "article|5|",
		"附件":                          "annex||",
		"附件二":                         "annex|二|",
		"第五条":                         "article|五|",
		"第一章 总则":                      "chapter|一|总则",
		"Rule No. 7":                  "rule|7|",
		"Article 5 of the Convention applies to harbours.": "",
		"Article 5 applies":               "",
		"Section":                         "",
		"Parties":                         "",
		"Annexes to the report are long.": "",
		"Part of the harbour":             "",
		"A part":                          "",
		"Options":                         "",
		"Decisions 5 and 6":               "",

		"CHAPITRE PREMIER De la garde, et des huiles.": "chapter|PREMIER|De la garde, et des huiles.",
		"TITRE PREMIER DE LA GARDE":                    "title|PREMIER|DE LA GARDE",
		"Capítulo primero Del faro":                    "chapter|primero|Del faro",
		"Article premier La garde est due.":            "",
		"第二條之一（代理）":                                    "article|二之一|（代理）",
		"":                                             "",
	} {
		got := ""
		if kind, number, rest, ok := Part(text); ok {
			got = kind + "|" + number + "|" + rest
		}
		if got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestOpensRecital(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]Strength{
		"Recalling its resolution 72/3": Strong, "Having considered the report": Strong, "Deeply concerned that": Strong, "Mindful of": Strong,
		"Bearing in mind the Charter": Strong, "Guided by the principles": Strong, "Taking note of": Strong, "Whereas the harbours": Strong,
		"Also recalling": Strong, "RECALLING": Strong, "Celebrating the day": Weak, "During the meeting": No, "Meeting in Strelsau": No,
		"The Council": No, "Harbours are lit": No, "Training for pilots": No, "Including lamps": No, "Following paragraphs apply": No,
		"Rappelant sa résolution": Strong, "Ayant examiné": Strong, "Vu le rapport": Strong, "Consciente de": Strong, "Prenant note de": Strong,
		"Profondément préoccupée par": Strong, "S’inquiétant de": Strong, "Célébrant le jour": Weak, "Pendant la session": No, "Considérant que": Strong,
		"Recordando su resolución": Strong, "Habiendo examinado": Strong, "Consciente de que": Strong, "Teniendo presente": Strong, "Cuando": No,
		"Profundamente preocupada por": Strong, "Visto el informe": Strong, "ссылаясь на свою резолюцию": Strong, "будучи убеждена": Strong,
		"вновь подтверждая": Strong, "с удовлетворением отмечая": Strong, "وإذ تؤكد من جديد": Strong, "واقتناعاً منها": Strong, "回顾其决议": Strong, "又重申": Strong,
		"Recordando a importância": Strong, "unter Hinweis auf": Strong, "in Bekräftigung ihrer": Strong, "Overwegende dat": Strong, "visto il trattato": Strong,
		"": No, "1.": No,
	} {
		if got := OpensRecital(text, language.Und); got != want {
			t.Errorf("%q: %d, want %d", text, got, want)
		}
	}
}

func TestOpensOperative(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]Strength{
		"Decides to": Strong, "Requests the": Strong, "Also invites": Strong, "Strongly urges": Strong, "APPROVES the programme;": Strong, "Calls upon": Strong,
		"Calls for": Strong, "Takes note of": Strong, "Prie le Secrétaire": Strong, "Décide de": Strong, "Se félicite de": Strong, "Prie également": Strong,
		"S’inquiète de": Strong, "Decide que": Strong, "Pide al": Strong, "Toma nota": Strong, "Solicita también": Strong, "Постановляет провести": Strong,
		"настоятельно призывает": Strong, "с удовлетворением отмечает": Strong, "تقرر أن": Strong, "كما تطلب": No, "决定在": Strong, "还请秘书长": Strong,
		"The Council": No, "Harbours are": No, "Article 5": No, "": No,
	} {
		if got := OpensOperative(text, language.Und); got != want {
			t.Errorf("%q: %d, want %d", text, got, want)
		}
	}
}

func TestEnactingBody(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]bool{
		"The General Assembly,": true, "La Conférence des Parties,": true, "El Consejo de Seguridad,": true, "Генеральная Ассамблея,": true,
		"إن الجمعية العامة،": true, "大会，": true, "L’Assemblée générale,": true, "The Sixty-sixth World Health Assembly,": true,
		"The States Parties to this Convention,": true, "THE COUNCIL OF THE EUROPEAN UNION,": true, "Le Conseil municipal,": true,
		"The Subsidiary Body for Scientific Advice,": true, "Recalling the decision of the Assembly,": false, "The General Assembly": false,
		"the committee,": false, "1. The Council,": false, "Lamps, quays and harbours,": false, ",": false, "": false,
	} {
		if got := EnactingBody(text, language.Und); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}

func TestCutEnactingBody(t *testing.T) {
	t.Parallel()
	body, recital, ok := CutEnactingBody("The Council of Harbours, Having considered the report, the annex and the list;", language.English)
	if !ok || body != "The Council of Harbours," || recital != "Having considered the report, the annex and the list;" {
		t.Errorf("%q, %q, %v", body, recital, ok)
	}
	for _, text := range []string{"The Council, which met in Strelsau, decided.", "The General Assembly,", "Recalling, recalling", ""} {
		if body, _, ok := CutEnactingBody(text, language.Und); ok {
			t.Errorf("%q: %q", text, body)
		}
	}
}

func TestIs(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		kind Kind
		text string
		want bool
	}{
		{Contents, "Contents", true}, {Contents, "Table of contents", true}, {Contents, "Table des matières", true}, {Contents, "Índice", true},
		{Contents, "Inhalt", true}, {Contents, "The contents of the lamp", false}, {Contents, "目录", true}, {Contents, "Содержание", true},
		{Agenda, "Ordre du jour :", true}, {Agenda, "Orden del día", true}, {Agenda, "Provisional agenda", true}, {Agenda, "Agenda item 5", false},
		{AgendaItem, "Agenda item 77", true}, {AgendaItem, "Point 77 de l’ordre du jour", true}, {AgendaItem, "Tema 77 del programa", true},
		{AgendaItem, "Пункт 77 повестки дня", true}, {AgendaItem, "议程项目77", true}, {AgendaItem, "البند 77 من جدول الأعمال", true},
		{Distribution, "Distr.: General", true}, {Distribution, "Distr. générale", true}, {Distribution, "Distr. limitada", true},
		{Original, "Original: English", true}, {Original, "Original : français", true}, {Original, "Original: inglés", true},
		{Original, "Оригинал: английский", true}, {Original, "原文：英文", true}, {Original, "Original text", false},
		{LanguageMark, "[English only]", true}, {LanguageMark, "[Original: English]", true}, {LanguageMark, "English", false},
		{Attendance, "Présents : Anne, Berthe", true}, {Attendance, "Present: Anne", true}, {Attendance, "Present lamps are dim", false},
		{Adopted, "adopted by the Assembly on 5 May", true}, {Adopted, "adoptée le 5 mai", true}, {Adopted, "Resolution adopted by the", true},
		{Adopted, "aprobada el 5", true}, {Held, "held in Strelsau", true}, {Held, "tenue à Strelsau", true}, {Held, "celebrado en Strelsau", true},
		{Closing, "28th plenary meeting", true}, {Closing, "28e séance plénière", true}, {Closing, "28ª sesión plenaria", true}, {Closing, "第28次全体会议", true},
		{Closing, "28-е пленарное заседание", true}, {Page, "Page 3", true}, {Continued, "(continued)", true}, {Continued, "Annex (continued)", true},
		{UnitedNations, "United Nations", true}, {UnitedNations, "الأمــم المتحـدة", true}, {Author, "Note by the Secretariat", true}, {Contents, "", false},
	} {
		if got := Is(c.kind, c.text); got != c.want {
			t.Errorf("%s %q: %v", c.kind, c.text, got)
		}
	}
}

func TestLanguageName(t *testing.T) {
	t.Parallel()
	for word, want := range map[string]string{"English": "en", "anglais": "en", "inglés": "en", "français": "fr", "Russian": "ru", "английский": "en", "英文": "en", "ESPAÑOL": "es", "lamp": "und"} {
		if tag, _ := LanguageName(word); tag.String() != want {
			t.Errorf("%q: %s, want %s", word, tag, want)
		}
	}
	for text, want := range map[string]bool{"Third session": true, "Conseil du 24/02/2023": true, "A lamp": false, "第七十三届会议": true} {
		if MeetingWord(text) != want {
			t.Errorf("%q", text)
		}
	}
}
