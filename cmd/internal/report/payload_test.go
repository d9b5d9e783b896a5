package report_test

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/align"
	"github.com/reprise-wording/reprise/align/pins"
	"github.com/reprise-wording/reprise/cmd/internal/report"
	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/corpustest"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// harbours is a paper of three meetings in two languages: wording that is taken up, strengthened, rendered in another
// way, cited; blocks that one language lacks, a heading, a note.
func harbours(t *testing.T) *corpus.Corpus {
	t.Helper()
	en := corpustest.Lines(language.English, "X/7",
		"I.h1\tHarbours and pilots",
		"I.1\tStates should train harbour pilots in the reading of tide tables and lamps. They should report every year.",
		"I.2\tThe secretariat should publish the register of vessels every second year.", "I.2(a)\tOf the region;",
		"I.fn1\tSee document 4.",
		"II.h1\tPilots", "II.1\tStates shall train harbour pilots and masters in the reading of tide tables and lamps.",
		"II.2\tRecalling recommendation 2 of its first meeting, the Group asked that the register of vessels be published.",
		"II.3\tOnly in English.",
		"III.1\tHarbour pilots should be trained in the reading of tide tables, lamps and buoys, where appropriate.",
		"III.2\tThe secretariat should publish the register of vessels every second year.")
	fr := corpustest.Lines(language.French, "X/7",
		"I.h1\tPorts et pilotes",
		"I.1\tLes États devraient former les pilotes de port à la lecture des tables de marée et des feux. "+
			"Ils devraient faire rapport chaque année.",
		"I.2\tLe secrétariat devrait publier le registre des navires tous les deux ans.", "I.2(a)\tDe la région ;",
		"I.fn1\tVoir le document 4.",
		"II.h1\tPilotes",
		"II.1\tLes États devraient former les pilotes de port et les capitaines à la lecture des tables de marée et des "+
			"feux.",
		"II.2\tRappelant la recommandation 2 de sa première réunion, le Groupe a demandé que le registre des navires soit "+
			"publié.",
		"III.1\tLes pilotes de port devraient être formés à la lecture des tables de marée, des feux et des bouées, selon "+
			"qu'il convient.",
		"III.2\tLe secrétariat devrait publier le registre des bateaux tous les deux ans.")
	en.Title, fr.Title = "Harbours", "Ports"
	for _, d := range []*corpus.Document{en, fr} {
		for n, p := range d.Parts[1:] {
			p.Held = corpus.Period{
				Start: corpus.Date{Year: 2001 + n, Month: 4, Day: 1},
				End:   corpus.Date{Year: 2001 + n, Month: 4, Day: 3},
			}
		}
	}
	c, err := corpus.New(en, fr)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// Scores and weights are those of models, which may be fitted anew.
var (
	numbers = regexp.MustCompile(`-?\d+\.\d+(e-\d+)?`)
	lists   = regexp.MustCompile(`\[\s+((?:-?[\dN]+|"[^"]*"),?\s*)+\]`) // of numbers and words: on one line
)

// The payload of a paper, and of one in which a person decided, holds what it held before.
func TestPayload(t *testing.T) {
	t.Parallel()
	c := harbours(t)
	decided := &pins.Pins{}
	decided.Judge("X/7:I.1", "X/7:III.1", pins.Rejected)
	decided.Judge("I.1", "III.1", pins.Rejected)
	decided.Judge("I.2", "III.2", pins.Confirmed)
	decided.Judge("I.2", "IX.9", pins.Confirmed)
	for ref, beads := range map[string][]align.Bead{
		"I.1":  {{Source: []int{0, 1}, Target: []int{0, 1}}},
		"II.1": {{Source: []int{0, 7}, Target: []int{0}}},
	} {
		if err := decided.Set("en-fr", ref, beads); err != nil {
			t.Fatal(err)
		}
	}
	var got strings.Builder
	for _, o := range []report.Options{
		{},
		{
			UI:       "fr",
			Pins:     decided,
			Rev:      "7",
			Served:   true,
			PinsFile: "my.pins",
			Notice:   map[string]string{"en": "Read it."},
			Dropped:  c.Documents(language.French)[0],
		},
	} {
		var steps []string
		var mu sync.Mutex
		o.Progress = func(what string, total int) func(int) {
			mu.Lock()
			defer mu.Unlock()
			steps = append(steps, fmt.Sprint(what, " ", total))
			return func(int) {}
		}
		p, err := report.Build(context.Background(), c, o)
		if err != nil {
			t.Fatal(err)
		}
		slices.Sort(steps) // some stages run at the same time
		data, err := json.MarshalIndent(p, "", " ")
		if err != nil {
			t.Fatal(err)
		}
		text := lists.ReplaceAllStringFunc(numbers.ReplaceAllString(string(data), "N"), func(s string) string {
			return strings.Join(strings.Fields(s), " ")
		})
		fmt.Fprintf(&got, "==== %s\n%s\n%s\n", o.UI, strings.Join(steps, "\n"), text)
	}
	corpustest.Golden(t, "testdata/payload.txt", got.String(), *update)
}

// What is shown before the wording is there shares nothing with what the wording is gathered in: it is being written
// out meanwhile.
func TestTheFrontHasNoWording(t *testing.T) {
	t.Parallel()
	a, err := report.Outline(harbours(t))
	if err != nil {
		t.Fatal(err)
	}
	front, err := a.Front(report.Options{})
	if err != nil {
		t.Fatal(err)
	}
	before, err := report.Data(front)
	if err != nil {
		t.Fatal(err)
	}
	a.Word()
	if after, err := report.Data(front); err != nil || string(after) != string(before) {
		t.Errorf("gathering the wording changed it (%v):\n%s\nbefore\n%s", err, after, before)
	}
}
