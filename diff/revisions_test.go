package diff_test

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/corpus/corpustest"
	"github.com/reprise-wording/reprise/corpus/lang"
	"github.com/reprise-wording/reprise/diff"
	"github.com/reprise-wording/reprise/diff/internal/difftest"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// decision is a paper that revisions are made of: recitals, numbered paragraphs, items, a table, wording that recurs.
const decision = `Decision 4/CP.2 Harbours and pilots
The Conference of the Parties,
Recalling its decision 3/CP.1, and the report of the secretariat on harbours,
Recalling also the report of the secretariat on lamps,
1. Urges Parties to establish, in accordance with their domestic law, joint bodies with a clear mandate. Such bodies should meet every year. They should report to the Conference.
2. Invites Parties to train harbour pilots in the reading of tide tables, lamps and buoys;
3. Requests the secretariat:
(a) To publish the register of vessels every second year, subject to the availability of resources;
(b) To convene a workshop of experts on the safety of small vessels;
(c) To report thereon to the Conference at its third session;
4. Decides that the costs, some 1,200 dollars, shall be met from the general fund. Half of them may be met by hosts.
5. Also decides to consider the matter at its third session, on the basis of the report of the secretariat.
Port | Depth | Lamps
Dakar | 12 m | yes
Lagos | 14 m | no
Tema | 9 m | yes
The depth is that at low tide, as measured by the port.
The Conference adjourned at 6 p.m.`

// others are words and sentences that revisions bring in.
var (
	otherWords = strings.Fields(
		"shall promptly, all coastal States' authorities (regional) in particular not and may 15 A/RES/75/1 also",
	)
	otherSentences = []string{
		"Parties may ask for help.", "It also takes note of the fees of pilots.", "Such bodies should meet every month.",
		"The secretariat shall, in accordance with their domestic law, inform hosts.",
	}
)

// revised is a paper after some edits drawn by a seed: words, numbers, signs and capitals changed, sentences and
// paragraphs brought in, taken out, moved, doubled, split and joined.
func revised(text string, seed uint64) string {
	rng := rand.New(rand.NewPCG(seed, 0))
	lines := strings.Split(text, "\n")
	for range 2 + rng.IntN(5) {
		i := rng.IntN(len(lines))
		words := strings.Fields(lines[i])
		w := 0
		if len(words) > 0 {
			w = rng.IntN(len(words))
		}
		set := func(words []string) { lines[i] = strings.Join(words, " ") }
		other := otherWords[rng.IntN(len(otherWords))]
		sentence := otherSentences[rng.IntN(len(otherSentences))]
		j := rng.IntN(len(lines))
		switch rng.IntN(16) {
		case 0:
			if len(words) > 0 {
				words[w] = other
				set(words)
			}
		case 1:
			if len(words) > 0 {
				set(append(words[:w:w], append([]string{other}, words[w:]...)...))
			}
		case 2:
			if n := min(len(words)-w, 1+rng.IntN(4)); n > 0 {
				set(append(words[:w:w], words[w+n:]...))
			}
		case 3:
			lines[i] = strings.NewReplacer(",", ";", "1", "2", "report", "Report").Replace(lines[i])
		case 4:
			lines[i] += " " + sentence
		case 5:
			lines[i] = sentence + " " + lines[i]
		case 6:
			lines = append(lines[:i:i], append([]string{sentence}, lines[i:]...)...)
		case 7:
			lines = append(lines[:i:i], lines[i+1:]...)
		case 8:
			lines[i], lines[j] = lines[j], lines[i]
		case 9:
			moved := lines[i]
			lines = append(lines[:i:i], lines[i+1:]...)
			j = min(j, len(lines))
			lines = append(lines[:j:j], append([]string{moved}, lines[j:]...)...)
		case 10:
			lines[i] = strings.Replace(lines[i], ". ", ".\n", 1)
			lines = strings.Split(strings.Join(lines, "\n"), "\n")
		case 11:
			if i+1 < len(lines) {
				lines = append(lines[:i:i], append([]string{lines[i] + " " + lines[i+1]}, lines[i+2:]...)...)
			}
		case 12:
			lines = append(lines[:i:i], append([]string{lines[i]}, lines[i:]...)...)
		case 13:
			if before, after, ok := strings.Cut(lines[i], ". "); ok { // a sentence goes elsewhere
				lines[i] = after
				lines[j] += " " + before + "."
			}
		case 14:
			if before, after, ok := strings.Cut(lines[i], ", "); ok { // a phrase goes elsewhere
				lines[i] = after + ", " + before
			}
		case 15:
			lines[i] = strings.ToUpper(lines[i])
		}
		if len(lines) == 0 {
			lines = []string{""}
		}
	}
	return strings.Join(lines, "\n")
}

// Revisions of a paper are shown as they were before: what is kept, changed, moved and said of each change. Whoever
// improves the comparison looks at what becomes of them.
func TestRevisions(t *testing.T) {
	t.Parallel()
	ways := []struct {
		name string
		opts []diff.Option
	}{
		{"", nil},
		{"in English", []diff.Option{diff.In(language.English)}},
		{"by sentence", []diff.Option{diff.By(diff.Sentence)}},
		{"without moves", []diff.Option{diff.WithoutMoves()}},
		{"shortest", []diff.Option{diff.Shortest()}},
		{"ignoring", []diff.Option{diff.Ignoring(lang.FoldCase), diff.Without(diff.Number, diff.Punctuation)}},
	}
	var got strings.Builder
	for seed := range uint64(90) {
		way := ways[seed%uint64(len(ways))]
		a, b := decision, revised(decision, seed)
		if seed%3 == 2 {
			a, b = b, revised(b, seed+1000)
		}
		s := diff.Texts(a, b, way.opts...)
		if err := difftest.Check(s); err != nil {
			t.Errorf("%d: %v", seed, err)
		}
		fmt.Fprintf(&got, "==== %d %s\n", seed, way.name)
		for line := range strings.Lines(difftest.Marked(s)) {
			if strings.ContainsAny(line, "[]{}<>") {
				got.WriteString(line)
			}
		}
		got.WriteString("\n")
		for _, op := range s.Ops {
			if op.Kind != diff.Equal {
				fmt.Fprintf(&got, "%s ", op.Change)
				if op.Ignored {
					got.WriteString("(ignored) ")
				}
			}
		}
		fmt.Fprintf(&got, "%d edits %t %v\n", len(s.Edits()), s.Same(), s.Moves)
	}
	corpustest.Golden(t, "testdata/revisions.txt", got.String(), *update)
}

// The wordings of one clause in several papers stand beside each other as they did before.
func TestRevisionsSideBySide(t *testing.T) {
	t.Parallel()
	var got strings.Builder
	clause := strings.Split(decision, "\n")[4]
	for seed := range uint64(12) {
		table := diff.Variants([]string{
			clause, revised(clause, seed), revised(clause, seed+50), revised(revised(clause, seed), seed+100),
		}, diff.In(language.English))
		fmt.Fprintf(&got, "==== %d\n", seed)
		for _, row := range table.Rows {
			fmt.Fprintf(&got, "row, the same: %t\n", row.Same)
			for k, c := range row.Cells {
				fmt.Fprintf(&got, "%d %v, new %v, dropped %v:", k+1, c.Span, c.New, c.Dropped)
				for _, p := range c.Parts {
					fmt.Fprintf(&got, " %s %v", p.Kind, p.Span)
				}
				fmt.Fprintf(&got, "\n   %q\n", c.Span.Text(table.Texts[k]))
			}
		}
	}
	corpustest.Golden(t, "testdata/variants.txt", got.String(), *update)
}
