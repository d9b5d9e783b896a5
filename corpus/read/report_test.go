package read_test

import (
	"slices"
	"strconv"
	"testing"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/read"
)

// texts are the units, each with its ref; those of a paper that is one meeting are named by the meeting.
func texts(d *corpus.Document) []string {
	var out []string
	for _, u := range d.Units() {
		ref := u.Ref
		if p := d.Paper(); d.MeetingOf(u) == p {
			ref.Part = p.Number
			if ref.Part == "" && p.Held.Start.Year > 0 {
				ref.Part = strconv.Itoa(p.Held.Start.Year)
			}
		}
		out = append(out, ref.String()+" "+u.Marked())
	}
	return out
}

func readFile(t *testing.T, path string, o read.Options) *corpus.Document {
	t.Helper()
	d, err := read.File(path, o)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func wantTexts(t *testing.T, d *corpus.Document, want []string) {
	t.Helper()
	got := texts(d)
	for i := range max(len(got), len(want)) {
		switch {
		case i >= len(got):
			t.Errorf("missing %q", want[i])
		case i >= len(want):
			t.Errorf("too much: %q", got[i])
		case got[i] != want[i]:
			t.Errorf("got  %q\nwant %q", got[i], want[i])
		}
	}
}

// The report of a single meeting: continuous paragraph numbers, lettered headings; the units are the paragraphs of the
// sections of recommendations.
func TestReport(t *testing.T) {
	t.Parallel()
	en := readFile(t, "testdata/report.en.md", read.Options{})
	wantTexts(t, en, []string{
		"2016:3 At its 6th meeting, on 30 November 2016, the Working Group adopted the recommendations set out below.",
		"2016:4 States parties should:",
		"2016:4(a) Exchange model paragraphs through the repository maintained by the Secretariat;",
		"2016:4(b) Consider translating them into the languages of the States that request them, in particular:",
		"2016:4(b)(i) Those that have recently acceded to the Convention;",
		"2016:4(b)(ii) Those without a drafting office of their own.",
		"2016:5 The Secretariat should continue to keep the repository up to date.<sup>1</sup>",
		"2016:5bis States parties are encouraged to train the officers who draft.",
		"2016:6 The Conference may wish to consider:",
		"2016:6(a) Convening a meeting of drafters;",
		"2016:6(b) Inviting observers to it.",
	})
	fr := readFile(t, "testdata/report.fr.txt", read.Options{})
	wantTexts(t, fr, []string{
		"VII.3 À sa 6e séance, le 30 novembre 2016, le Groupe de travail a adopté les recommandations énoncées ci-après.",
		"VII.4 Les États parties devraient :",
		"VII.4(a) Échanger des paragraphes types au moyen du répertoire tenu par le Secrétariat, conformément à l'alinéa a) de l'article 3 de la résolution 6/2 ;",
		"VII.4(b) Envisager de les traduire dans les langues des États qui en font la demande, en particulier :",
		"VII.4(b)(i) Ceux qui ont récemment adhéré à la Convention ;",
		"VII.4(b)(ii) Ceux qui n'ont pas de service de rédaction.",
		"VII.5 Le Secrétariat devrait continuer de tenir à jour le répertoire<sup>1</sup>.",
		"VII.5bis Les États parties sont encouragés à former les agents qui rédigent.",
		"VII.6 La Conférence voudra peut-être envisager :",
		"VII.6(a) De convoquer une réunion de rédacteurs ;",
		"VII.6(b) D'y inviter des observateurs.",
	})
	for _, d := range []*corpus.Document{en, fr} {
		m := d.Meetings()[0]
		if d.Symbol != "CTOC/EX/WG.9/2016/4" || d.Issued.String() != "2016-12-12" || d.Original.String() != "en" || m.Held.Start.String() != "2016-11-28" || m.Held.End.String() != "2016-11-30" {
			t.Errorf("%s: %s, %s, from %s, %s to %s", d.Source, d.Symbol, d.Issued, d.Original, m.Held.Start, m.Held.End)
		}
		if len(notesOf(d)) != 1 || len(d.Warnings) != 1 {
			t.Errorf("%s: %v, %v", d.Source, notesOf(d), d.Warnings)
		}
	}
	if en.Meetings()[0].Place != "Vienna" || fr.Meetings()[0].Place != "Vienne" || en.Body != "Working Group on Model Paragraphs" || fr.Body != "Groupe de travail sur les paragraphes types" {
		t.Errorf("%q %q %q %q", en.Meetings()[0].Place, fr.Meetings()[0].Place, en.Body, fr.Body)
	}
	if !slices.ContainsFunc(fr.Repairs, func(r corpus.Repair) bool { return r.Kind == "hyphen" }) {
		t.Error("the word cut at the line end is not among the repairs")
	}
}
