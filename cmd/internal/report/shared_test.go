package report_test

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/reprise-wording/reprise/cmd/internal/browsertest"
	"github.com/reprise-wording/reprise/cmd/internal/report"
	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/concord"
	"github.com/reprise-wording/reprise/corpus/lang"
	"github.com/reprise-wording/reprise/diff"
)

// What the page works out itself, where no program stands behind it, is held to what the program finds in the same
// cases: the words of a text, the paragraphs with a phrase, the changes between two paragraphs.
func TestThePageFindsWhatTheProgramFinds(t *testing.T) {
	t.Parallel()
	b := browsertest.Start(t)
	c := builtIn(t)
	p := b.Open(t, file(t, builtInPayload(t)))
	// The script once more, without the function that keeps its names to itself.
	bare := strings.TrimSuffix(strings.TrimPrefix(report.Script(), "(() => {\n"), "})();\n")
	p.Run(bare + "; 0")
	p.Wait(`languages.length > 1`)
	t.Run("words", func(t *testing.T) { sharedWords(t, p, c) })
	t.Run("phrases", func(t *testing.T) { sharedPhrases(t, p, c) })
	t.Run("changes", func(t *testing.T) { sharedChanges(t, p, c) })
	p.Quiet()
}

func literal(t *testing.T, v any) string {
	t.Helper()
	data, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// typed are texts with what real papers seldom have side by side.
var typed = []string{
	"A/RES/77/194, para. 27 (a) – 1,5 % ou 1.500,25", "l’adoption d'une loi; jusqu'à ce qu’il s'agisse aujourd’hui",
	"co-operation non‑punishment e-mail", "«États» œuvre ﬁn",
	"naïve café cafe\u0301", "人口贩运问题工作组", "الاتجار بالأشخاص ٢٠١٨", "7th 1er 3.º 1bis", "U.S. B.C. ABCDEF/1 A/1b/2-3x",
	"it''s O’Neill's l’l’art", "soft\u00adhyphen zero\u200bwidth", "Ünïcode/A1 ÀB/1", "m² and 10³",
	"States' obligations", "2009/2010 and/or either/or", "U.S.A. and e.g. this",
}

func sharedWords(t *testing.T, p *browsertest.Page, c *corpus.Corpus) {
	for _, d := range c.Papers[0].Versions {
		l := lang.For(d.Language)
		texts := slices.Clone(typed)
		for _, b := range d.Blocks {
			texts = append(texts, b.Text)
		}
		got := browsertest.Eval[[][]string](
			p, literal(t, texts)+`.map((s) => tokens(s, `+literal(t, d.Language.String())+`).filter(isWord).map(searchKey))`,
		)
		for i, text := range texts {
			var want []string
			for _, tok := range l.Tokens(text) {
				if tok.Kind != lang.Space && tok.Kind != lang.Punct {
					want = append(want, lang.FoldAll.Key(tok.Text(text)))
				}
			}
			if !slices.Equal(got[i], want) {
				t.Errorf("%s: %.100q\n page    %q\n program %q", d.Language, text, got[i], want)
			}
		}
	}
}

var phrases = []string{
	"victims of trafficking", "unlawful acts", "domestic legislation", "non-punishment", "criminal justice",
	"States parties should consider", "technical assistance",
	"l’exploitation", "victimes de la traite", "législation interne", "protection des victimes", "Etats parties",
	"actes illicites", "coopération internationale", "trafficking in persons", "training", "zzzz",
}

func sharedPhrases(t *testing.T, p *browsertest.Page, c *corpus.Corpus) {
	ix := concord.New(c)
	for _, phrase := range phrases {
		q, err := concord.Parse(phrase)
		if err != nil {
			t.Fatal(err)
		}
		r, err := ix.Search(context.Background(), q, concord.Options{Strict: true})
		if err != nil {
			t.Fatal(err)
		}
		set := map[string]bool{}
		for _, h := range r.Hits {
			set[h.Block.Ref.String()] = true
		}
		got := browsertest.Eval[[]string](
			p, fmt.Sprintf(`search(%s).filter((x) => x.how === 'exact').map((x) => x.u.ref)`, literal(t, phrase)),
		)
		var more, less []string
		for _, ref := range got {
			if !set[ref] {
				more = append(more, ref)
			}
			delete(set, ref)
		}
		for ref := range set {
			less = append(less, ref)
		}
		slices.Sort(less)
		if len(more)+len(less) > 0 {
			t.Errorf("%q: the page has %d, besides %v, without %v", phrase, len(got), more, less)
		}
	}
}

func sharedChanges(t *testing.T, p *browsertest.Page, c *corpus.Corpus) {
	d := c.Papers[0].Versions[0]
	var pairs [][2]string
	for i, b := range d.Blocks {
		for _, k := range []int{1, 7, 40} {
			if i+k < len(d.Blocks) && i%5 == 0 {
				pairs = append(pairs, [2]string{b.Text, d.Blocks[i+k].Text})
			}
		}
	}
	type op struct{ Op, Text string }
	got := browsertest.Eval[[][]op](
		p, literal(t, pairs)+`.map(([a, b]) => compareTexts(a, b, `+literal(t, d.Language.String())+`))`,
	)
	kept, keptThere := 0, 0
	for i, pair := range pairs {
		var b strings.Builder
		for _, o := range got[i] {
			if o.Op != "-" {
				b.WriteString(o.Text)
			}
			if o.Op == "=" {
				kept += len(strings.Fields(o.Text))
			}
		}
		if b.String() != pair[1] {
			t.Errorf("the changes do not lead to %q but to %q", pair[1], b.String())
		}
		for _, o := range diff.Texts(pair[0], pair[1], diff.In(d.Language)).Ops {
			if o.Kind == diff.Equal {
				keptThere += len(strings.Fields(o.B.Text(pair[1])))
			}
		}
	}
	// the page puts words that are alone into the change
	if share := float64(kept) / float64(keptThere); share < 0.85 || share > 1.15 {
		t.Errorf("words kept: %d by the page, %d by the program", kept, keptThere)
	}
}

// A line of the page's sources that is longer than an editor shows is read by nobody.
func TestLinesOfThePageFitAnEditor(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("page/*")
	if err != nil || len(files) < 10 {
		t.Fatalf("files of the page: %v, %v", files, err)
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for n, line := range strings.Split(string(data), "\n") {
			if utf8.RuneCountInString(line) > 160 {
				t.Errorf("%s:%d has more than 160 characters", name, n+1)
			}
		}
	}
}
