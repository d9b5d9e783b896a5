package mandate_test

import (
	"flag"
	"fmt"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/corpustest/perturb"
	"github.com/reprise-wording/reprise/corpus/mandate"
)

var update = flag.Bool("update", false, "write the golden files anew")

// Lines are units, items of the last unit where they begin with "- ", text where they begin with "= ".
func listed(tag, text string) *corpus.Document {
	d := document(tag)
	d.Session = "76"
	unit := 0
	for i, s := range strings.Split(text, "\n") {
		b := &corpus.Block{Kind: corpus.Unit, Label: fmt.Sprint(i + 1), Text: s}
		if rest, ok := strings.CutPrefix(s, "- "); ok {
			b.Kind, b.Label, b.Text, b.Under = corpus.Item, "", rest, unit
		} else if rest, ok := strings.CutPrefix(s, "= "); ok {
			b.Kind, b.Label, b.Text = corpus.Text, "", rest
		}
		d.Blocks = append(d.Blocks, b)
		if b.Kind == corpus.Unit {
			unit = len(d.Blocks)
		}
	}
	d.Address()
	return d
}

// The mandates of papers with small changes are as they were.
func TestPerturbed(t *testing.T) {
	t.Parallel()
	inputs := []perturb.Input{
		{
			Name: "en",
			Text: `Requests the Secretary-General to report to the General Assembly at its seventy-seventh and seventy-eighth sessions on the lamps, within existing resources, and decides to review the lamps at its eightieth session;
Requests the Secretary-General, in consultation with States:
- To report to the Council every two years on the implementation of the present resolution;
- To light the lamps by 31 December 2022, and requests him to keep the Assembly informed thereof
Calls upon all pilots, and invites the Board, within its means, and other friends of the quay, to wait for the tide by 2024;
Recommends that the Harbour Board take steps to mend the lamps, supported by voluntary contributions;
Urges all pilots to help in efforts to light every quay by 2030, and encourages efforts to mend the lamps;
= Within existing resources. Decides to remain seized of the matter.
Decides to include in the provisional agenda of its ninety-first session the item entitled “Lamps”, and to give consideration thereto.
Takes note of the report submitted at its seventy-fifth session and requests a briefing by the Harbour Board: lamps`,
		},
		{
			Name: "fr",
			Text: "Prie le Secrétaire général de lui présenter à sa soixante-dix-septième session un rapport sur les lampes " +
				";\nDécide de rester saisie de la question ; invite les États, dans la limite de leurs moyens, à agir d’ici à " +
				"2025.",
		},
		{
			Name: "es",
			Text: "Solicita al Secretario General que en su septuagésimo séptimo período de sesiones le presente un informe " +
				"sobre las lámparas;\nDecide seguir ocupándose de la cuestión.",
		},
		{
			Name: "ru",
			Text: "просит Генерального секретаря представить Генеральной Ассамблее на ее семьдесят седьмой сессии доклад о " +
				"лампах;",
		},
		{
			Name: "ar",
			Text: "تطلب إلى الأمين العامّ أن يقدم إلى الجمعية العامة في دورتها السابعة والسبعين تقريرا عن المصابيح؛",
		},
		{Name: "zh", Text: "请秘书长向大会第七十七届会议提交关于灯的报告。"},
	}
	perturb.Golden(t, "testdata/perturbed.want", *update, inputs, 90, func(in perturb.Input) string {
		d := listed(in.Name, in.Text)
		out := fmt.Sprintf("%+v", mandate.Read(d))
		d.Session = ""
		return out + fmt.Sprintf("%+v", mandate.Read(d)) +
			fmt.Sprint(mandate.Knows(language.Make(in.Name)), mandate.Knows(language.German))
	})
}
