package mandate_test

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/mandate"
)

// document is a resolution of session 76 with one paragraph, and the items of its list.
func document(tag string, paragraphs ...string) *corpus.Document {
	d := &corpus.Document{Language: language.Make(tag), Session: "76"}
	d.Adopted.Start = corpus.Date{Year: 2021, Month: 12, Day: 9}
	for i, s := range paragraphs {
		label := "1"
		if i > 0 {
			label = fmt.Sprintf("1(%c)", 'a'+i-1)
		}
		d.Blocks = append(d.Blocks, &corpus.Block{Kind: corpus.Unit, Label: label, Text: s})
	}
	d.Address()
	return d
}

func show(all []mandate.Mandate) string {
	var out []string
	for _, m := range all {
		s := fmt.Sprintf("%s %s", m.Ref.Path, m.Kind)
		for _, x := range []string{m.Who, m.To, m.Due.String()} {
			if x != "" {
				s += "|" + x
			}
		}
		if len(m.Sessions) > 0 {
			s += fmt.Sprint("|", m.Sessions)
		}
		if m.Recurring {
			s += "|recurring"
		}
		if m.Budget {
			s += "|budget"
		}
		if m.Own {
			s += "|own"
		}
		out = append(out, s)
	}
	return strings.Join(out, "; ")
}

func TestRead(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ lang, text, want string }{
		{
			"en",
			"Requests the Secretary-General to report to the General Assembly at its seventy-seventh session on the lamps;",
			"1 report|the Secretary-General|General Assembly|[77]",
		},
		{
			"en",
			"Requests the Harbour Board, within existing resources, to submit an annual report on oil to the Council;",
			"1 report|the Harbour Board|Council|recurring|budget",
		},
		{"en", "Takes note of the report, and invites pilots to wait;", "1 task|pilots"},
		{"en", "Calls upon all pilots to wait for the tide by 31 December 2022;", "1 task|all pilots|2022-12-31"},
		{"en", "Recalls the report submitted at its seventy-fifth session;", ""},
		{"en", "Decides to remain seized of the matter.", "1 seized"},
		{
			"en",
			"Decides to include in the provisional agenda of its seventy-eighth session the item entitled “Lamps”.",
			"1 agenda|[78]",
		},
		{"en", "Decides to review the lamps at its seventy-ninth session;", "1 review|[79]"},
		{
			"fr",
			"Prie le Secrétaire général de lui présenter à sa soixante-dix-septième session un rapport sur les lampes ;",
			"1 report|le Secrétaire général|lui|[77]",
		},
		{"es", "Solicita al Secretario General que en su septuagésimo séptimo período de sesiones le presente un informe " +
			"sobre las lámparas;", "1 report|Secretario General|le|[77]"},
		{
			"ru",
			"просит Генерального секретаря представить Генеральной Ассамблее на ее семьдесят седьмой сессии доклад о лампах;",
			"1 report|Генерального секретаря|Генеральной Ассамблее|[77]",
		},
		{
			"ar",
			"تطلب إلى الأمين العام أن يقدم إلى الجمعية العامة في دورتها السابعة والسبعين تقريرا عن المصابيح؛",
			"1 report|الأمين العام|الجمعية العامة|[77]",
		},
		{"zh", "请秘书长向大会第七十七届会议提交关于灯的报告。", "1 report|秘书长|大会|[77]"},
		{
			"en",
			"Invites interested pilots, the Harbour Board, within its means, and other friends of the quay to wait;",
			"1 task|interested pilots, the Harbour Board, and other friends of the quay",
		},
		{"en", "Calls upon masters to wait, and encourages efforts to mend the lamps;", "1 task|masters"},
		{"en", "Calls upon all pilots urgently to wait;", "1 task|all pilots"},
		{"en", "Calls on the Harbour Board to: light the lamps;", "1 task|the Harbour Board"},
		{"en", "Calls upon the masters urgently to: light the lamps;", "1 task|the masters"},
		{
			"en",
			"Requests the Board, in close consultation with the pilots, the masters, and the Guild of Oil, to light the lamps;",
			"1 task|the Board",
		},
		{"en", "Requests the following reports from the Harbour Board: a summary of lamps;", "1 report|Harbour Board"},
		{"en", "Encourages continued support, as well as protection from fog, for pilots;", ""},
		{"en", "Calls upon all pilots, and invites the Board, to wait;", "1 task|all pilots; 1 task|the Board"},
		{"en", "Recommends that the Harbour Board take steps to mend the lamps;", "1 task|the Harbour Board"},
		{"en", "Requests the Board to mend the lamps, and requests it to report thereon;", "1 report|the Board"},
		{"en", "Urges all pilots to help in efforts to light every quay by 2030;", "1 task|all pilots"},
		{"en", "Urges all pilots to light every quay by 2024;", "1 task|all pilots|2024"},
		{
			"en",
			"Requests the Board to report to the Council on the implementation of the present resolution;",
			"1 report|the Board|Council|own",
		},
		{"fr", "Nous engageons à poursuivre les objectifs suivants ;", ""},
		// What follows a report, or what stands in one, is no request for a report.
		{
			"fr",
			"Prie le Bureau de donner suite aux recommandations qui figurent dans ses rapports sur les lampes ;",
			"1 task|le Bureau",
		},
		{"fr", "Décide de prier le Bureau de lui rendre compte de l’état des lampes ;", "1 report|le Bureau|lui"},
		{
			"fr",
			"Invite les pilotes à attendre et à aider, quand ils en font la demande, les navires en charge ;",
			"1 task|les pilotes",
		},
		{"fr", "Décide d’examiner la question à sa soixante-dix-huitième session ;", "1 seized|[78]"},
		{"fr", "Décide de proroger le mandat du Bureau ;", "1 review"},
		{
			"es",
			"Solicita a la Junta que siga las recomendaciones que figuran en los informes sobre las lámparas;",
			"1 task|Junta",
		},
		{"es", "Alienta a los puertos que tienen faros a que los mantengan;", "1 task|puertos"},
		{"es", "Decide examinar la cuestión en su septuagésimo octavo período de sesiones;", "1 seized|[78]"},
		{"ru", "предлагает портам сообщать лоцманам о состоянии ламп;", "1 task|портам"},
		{"ar", "وتطلب إلى المجلس أن يدرج حالة المصابيح في سياق التقرير المقبل؛", "1 report|المجلس"},
		{"ar", "تهيب بالمجلس أن يعيد المصابيح إلى أرصفة عادلة لتقرير المصير؛", "1 task|المجلس"},
		{"ar", "تطلب إلى الأمين العام أن يصلح المصابيح، وتطلب إليه أن يبلغ عن ذلك؛", "1 report|الأمين العام"},
		{"ar", "تشجع الربابنة على إصلاح المصابيح؛", "1 task|الربابنة"},
		{"ar", "تدعو الربابنة إلى إصلاح المصابيح؛", "1 task|الربابنة"},
		{"ar", "تقـرر مواصلة النظر في المسألة في دورتها الثامنة والسبعين؛", "1 seized|[78]"},
		{"zh", "请领航员在下次报告中说明灯的状况；", "1 report|领航员"},
		{"zh", "鼓励港口协助灯塔特别报告员；", "1 task|港口"},
		{"zh", "请领航员执行该委员会报告提出的建议；", "1 task|领航员"},
		{"zh", "请领航员继续修理各灯，并请其向大会报告；", "1 report|领航员|大会"},
		{"zh", "决定第七十八届会议继续审议灯的问题。", "1 seized|[78]"},
		{"de", "ersucht den Generalsekretär um einen Bericht;", ""},
	} {
		if got := show(mandate.Read(document(c.lang, c.text))); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}

func TestListsAreReadWithTheirOpening(t *testing.T) {
	t.Parallel()
	got := show(mandate.Read(document(
		"en", "Requests the Secretary-General:", "To report to the Council every two years;", "To light the lamps;",
	)))
	if want := "1(a) report|the Secretary-General|Council|recurring; 1(b) task|the Secretary-General"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func FuzzRead(f *testing.F) {
	f.Add("en", "Requests the Secretary-General to report at its seventy-seventh session, and decides")
	f.Fuzz(func(_ *testing.T, tag, text string) {
		if t, err := language.Parse(tag); err == nil {
			mandate.Read(document(t.String(), text, text))
		}
	})
}

func ExampleRead() {
	d := &corpus.Document{Language: language.English, Session: "76", Blocks: []*corpus.Block{
		{
			Kind:  corpus.Unit,
			Label: "1",
			Text:  "Requests the Secretary-General to report to the General Assembly at its seventy-seventh session;",
		}}}
	d.Address()
	for _, m := range mandate.Read(d) {
		fmt.Println(m.Ref, m.Kind, m.Who, m.Sessions)
	}
	// Output: 1 report the Secretary-General [77]
}
