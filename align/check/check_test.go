package check_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/align/check"
)

func kinds(t *testing.T, source, target language.Tag, s, u string) string {
	t.Helper()
	c, err := check.New([]check.Pair{{Source: s, Target: u}}, source, target)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, f := range c.Findings(0) {
		if f.Confidence <= 0 || f.Confidence > 1 || f.Why.String() == "" {
			t.Errorf("finding %+v", f)
		}
		out = append(out, string(f.Kind))
	}
	return strings.Join(out, " ")
}

// A findingsCase is a pair and the kinds of what is wrong with it.
type findingsCase struct {
	source, target language.Tag
	s, t, want     string
}

func findingsCases() []findingsCase {
	en, fr, es, ru := language.English, language.French, language.Spanish, language.Russian
	return []findingsCase{
		{en, fr, "The State shall not extradite its nationals.", "L'État n'extrade pas ses nationaux.", ""},
		{en, fr, "The State shall not extradite its nationals.", "L'État extrade ses nationaux.", "negation"},
		{en, fr, "It is not only a right.", "Ce n'est pas seulement un droit.", ""},
		{en, fr, "No contribution has been made.", "Aucune contribution n'a été versée.", ""},
		{
			en, fr,
			"Forms that are not mentioned in the Protocol.",
			"Les formes qui ne sont pas mentionnées dans le Protocole.",
			"",
		},
		{en, fr, "The report applies only to States.", "Le rapport ne s'applique qu'aux États.", ""},
		{
			en, fr,
			"If None Of The Above wins, the vote is repeated.",
			"Si None Of The Above gagne, le scrutin est recommencé.",
			"",
		},
		{en, fr, "The meeting runs from 3 to 6 p.m.", "La réunion a lieu de 15 heures à 18 heures.", ""},
		{en, fr, "Recalling the twenty-seventh session and 4 reports,", "Rappelant la 27e session et quatre rapports,", ""},
		{en, fr, "Version v1.7 of the report.", "La version 1.7 du rapport.", ""},
		{en, fr, "Recalling resolution 41C/53 and the goal of 50/50,", "Rappelant la résolution 41 C/53 et la parité,", ""},
		{
			en, fr,
			"Taking note of the report Investing in Sustainable Energy for All,",
			"Prenant acte du rapport Investing in Sustainable Energy for All,",
			"",
		},
		{en, fr, "They are held for 48 hours.", "Ils sont retenus pendant 72 heures.", "number"},
		{en, fr, "It met on 6 and 5 May and on 7 May.", "Elle s'est réunie les 4 et 5 mai et le 7 mai.", "number"},
		{en, fr, "A rate of 100 per cent in the centre.", "Un taux de 128 pour cent dans le centre.", "number"},
		{en, fr, "Some 1.4 billion people on 2 days.", "Quelque 1 400 millions de personnes en deux jours.", ""},
		{en, fr, "Some 904 million people.", "Quelque 828 millions de personnes.", "number"},
		{en, language.Chinese, "An amount of 106.9 million dollars.", "款项1.069亿美元。", ""},
		{en, language.Chinese, "Between 702 and 828 million people.", "7.02亿至8.28亿人。", ""},
		{en, fr, "The disease (COVID-19) and 3 others.", "La maladie de 2019 (COVID-19) et trois autres.", ""},
		{
			en, fr,
			"The meeting of 4 May runs from 3 to 6 p.m.",
			"La réunion du 8 mai a lieu de 15 heures à 18 heures.",
			"number",
		},
		{
			en, fr,
			"An amount of 547,409,500 dollars is appropriated for 12 months.",
			"Des crédits de 547 409 500 dollars sont ouverts pour 12 mois.",
			"",
		},
		{en, es, "It met on 22 December 2007.", "Se reunió el 22 de noviembre de 2007.", "date"},
		{en, es, "It may meet in 2007.", "Podrá reunirse en 2007.", ""},
		{en, ru, "Recalling its resolution 62/217,", "ссылаясь на свою резолюцию 62/218,", "symbol"},
		{
			en, fr,
			"States should report to the Secretary of the Conference.",
			"Les États report to the Secretary of the Conference.",
			"untranslated",
		},
		{en, fr, "The report (see below) is noted.", "Il est pris note du rapport (voir plus bas.", "brackets"},
		{en, language.MustParse("sw"), "The State shall not extradite.", "Nchi haitamrudisha mtu.", ""},
		{en, fr, "Replies are due within 30 days.", "Les réponses sont attendues dans les 30 jours.", ""},
		{en, fr, "Replies are due within 30 days.", "Les réponses sont attendues dans les 30 mois.", "unit"},
		{en, fr, "A course of four months each year.", "Une formation de quatre semaines chaque année.", "unit"},
		{en, fr, "For more than seven decades.", "Depuis plus de 70 ans.", ""},
		{
			en, ru,
			"It was held on 5 and 6 December 2023 on a modern-day ship.",
			"Она прошла 5 и 6 декабря 2023 года на современном судне.",
			"",
		},
		{en, language.Chinese, "Within 30 days of the request.", "在提出请求后30个月内。", "unit"},
		{en, language.Chinese, "The course lasts nine years.", "课程为期九年。", ""},
		{en, language.Chinese, "The course lasts nine months.", "课程为期九年。", "unit"},
		{en, language.Chinese, "Each course lasts ten weeks.", "每个课程为期十天。", "unit"},
		{en, ru, "Encourages the council to meet in spring and requests the mayor to attend.",
			"просит совет собраться весной и просит мэра присутствовать.", "strength"},
		{en, ru, "Encourages the council to meet in spring and requests the mayor to attend.",
			"рекомендует совету собраться весной и просит мэра присутствовать.", ""},
		{en, language.Chinese, "Invites all councils to meet in spring.", "敦促所有委员会在春季开会。", "strength"},
		{en, fr, "The seminar was held in Kenya.", "Le séminaire a eu lieu au Kenya.", ""},
		{en, fr, "The seminar was held in Kenya.", "Le séminaire a eu lieu au Ghana.", "name"},
		{en, ru, "The seminar was held in South Sudan.", "Семинар прошел в Южном Судане.", ""},
		{en, ru, "The seminar was held in Malta.", "Семинар прошел в Кении.", "name"},
		{en, language.Arabic, "The seminar was held in Kenya.", "عقدت الحلقة الدراسية في غانا.", "name"},
		{en, fr, "The Government of Kenya welcomed the seminar.", "Le Gouvernement kényan s'est félicité du séminaire.", ""},
		{
			en, fr,
			"The Government of Kenya welcomed the seminar.",
			"Le Gouvernement ghanéen s'est félicité du séminaire.",
			"name",
		},
		{en, fr, "The plan was adopted with joy.", "Le plan pour le Kenya a été adopté avec joie.", "name"},
		{en, fr, "The members of GUAM adopted the plan.", "Les membres du groupe ont adopté le plan.", ""},
		{en, ru, "The course lasts two days.", "Это двухдневный курс.", ""},
		{en, ru, "The course lasts two months.", "Это двухдневный курс.", "unit"},
		{en, language.Chinese, "A summit five months later.", "五年之后的首脑会议。", "unit"},
		{en, language.Chinese, "Developing countries such as Kenya.", "肯尼亚等发展中国家。", ""},
		{en, fr, "It is made before the text may be adopted.", "Elle a lieu avant qu'un texte ne puisse être adopté.", ""},
		{en, fr, "Make any decision.", "Prendre n'importe quelle décision.", ""},
		{
			en, fr,
			"The clerk may release a copy of the record in question to a third party only if the owner agrees.",
			"Le greffier ne peut remettre à un tiers une copie du document en question que si le propriétaire y consent.",
			"",
		},
		{
			en, fr,
			"The clerk may release a copy of the record.",
			"Le greffier ne peut pas remettre une copie du document.",
			"negation",
		},
		{en, fr, "The harbour master shall not sell the keys.", "Le capitaine du port ne peut vendre les clés.", ""},
		{en, fr, "The office opens from 10.30 a.m. to 4.30 p.m.", "Le bureau est ouvert de 10 h 30 à 16 h 30.", ""},
		{en, fr, "The office opens from 10.30 a.m. to 4.30 p.m.", "Le bureau est ouvert de 10 h 30 à 17 h 30.", "number"},
		{en, fr, "", "Les États.", ""},
		{
			en, fr,
			"Requests the Secretary-General to publish the list.",
			"Prie le Secrétaire général de publier la liste.",
			"",
		},
		{
			en, fr,
			"Requests the Secretary-General to publish the list.",
			"Prie les États Membres de publier la liste.",
			"addressee",
		},
		{
			en, fr,
			"Requests the Secretariat, with the donors, to print it.",
			"Prie les donateurs et le Secrétariat de l'imprimer.",
			"",
		},
		{en, language.Chinese, "Requests the Secretary-General to print it.", "请会员国付印。", "addressee"},
		{
			en, fr,
			"Bring (a) a rope; (b) a lamp; and (c) bread.",
			"Apporter : a) une corde ; b) une lampe ; et c) du pain.",
			"",
		},
		{en, fr, "Bring (a) a rope; (b) a lamp; and (c) bread.", "Apporter : a) une corde ; et b) du pain.", "list"},
		{en, ru, "Bring (i) a rope and (ii) bread.", "Принести: а) веревку; б) лампу и в) хлеб.", "list"},
		{en, fr, "As in paragraph 2 (b).", "Comme au paragraphe 2 b).", ""},
	}
}

func TestFindings(t *testing.T) {
	t.Parallel()
	for _, c := range findingsCases() {
		if got := kinds(t, c.source, c.target, c.s, c.t); got != c.want {
			t.Errorf("%s | %s: %q, want %q", c.s, c.t, got, c.want)
		}
	}
}

// An item of a list that one side lacks is told where its neighbours are there on both sides, by their labels or by
// those of their refs.
func TestItemLacking(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name  string
		pairs []check.Pair
		want  string
	}{
		{"by label", []check.Pair{
			{Source: "(a) Rope;", Target: "a) Corde ;"}, {Source: "(b) Lamps;"}, {Source: "(c) Bread.", Target: "b) Pain."},
		}, "(b) Lamps; | "},
		{"by ref", []check.Pair{{Source: "Rope", Target: "Corde", Of: "3(a)"}, {Target: "Lampes", Of: "3(b)"}}, " | Lampes"},
		{"no item", []check.Pair{{Source: "Rope", Target: "Corde", Of: "3"}, {Source: "Lamps", Of: "4"}}, ""},
		{
			"not aligned",
			[]check.Pair{{Source: "(a) Rope;", Target: "a) Corde ;"}, {Source: "(b) Lamps;"}, {Target: "b) Phares ;"}},
			"",
		},
		{"no neighbour", []check.Pair{{Source: "(a) Rope;", Target: "a) Corde ;"}, {Source: "(d) Lamps;"}}, ""},
	} {
		checker, err := check.New(c.pairs, language.English, language.French)
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, f := range checker.Findings(1) {
			if f.Kind == check.List {
				got += f.Source + " | " + f.Target
			}
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func ExampleNew() {
	pairs := []check.Pair{
		{Source: "The suspect may be held for 48 hours.", Target: "Le suspect peut être détenu pendant 72 heures."},
	}
	c, err := check.New(pairs, language.English, language.French)
	if err != nil {
		panic(err)
	}
	for _, f := range c.Findings(0) {
		fmt.Println(f.Kind, f.Source, f.Target)
	}
	// Output: number 48 72
}

func FuzzFindings(f *testing.F) {
	f.Add("The 12 000 000 (a) not", "Les 12 000 pas [1")
	f.Add("不应2007年12月", "\xff 1 000")
	f.Fuzz(func(t *testing.T, a, b string) {
		c, err := check.New([]check.Pair{{Source: a, Target: b}}, language.English, language.Chinese)
		if err != nil {
			t.Fatal(err)
		}
		c.Findings(0)
	})
}

// Two sentences that a side lacks are told, and however many more.
func TestLongOmission(t *testing.T) {
	t.Parallel()
	for _, x := range sixLanguages(t)[:4] {
		of := func(side func(check.Pair) string, without func(k int) bool) string {
			var out []string
			for k, p := range x.pairs {
				if !without(k) {
					out = append(out, side(p))
				}
			}
			return strings.Join(out, " ")
		}
		source := func(p check.Pair) string { return p.Source }
		target := func(p check.Pair) string { return p.Target }
		none := func(int) bool { return false }
		pairs := x.pairs
		for lost := 2; lost < len(x.pairs)-2; lost++ {
			some := func(k int) bool { return k > 1 && k <= 1+lost }
			pairs = append(pairs[:len(pairs):len(pairs)],
				check.Pair{Source: of(source, none), Target: of(target, some)},
				check.Pair{Source: of(source, some), Target: of(target, none)})
		}
		for i, there := range findings(t, pairs, x.source, x.target)[len(x.pairs):] {
			want := []check.Kind{check.Omission, check.Addition}[i%2]
			isIt := func(f check.Finding) bool { return f.Kind == want && f.Confidence > 0.5 }
			if !slices.ContainsFunc(there, isIt) {
				t.Errorf("%s: no %s among %v of pair %d", x.name, want, there, i)
			}
		}
	}
}
