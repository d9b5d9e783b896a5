package render_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/corpus/corpustest"
	"github.com/reprise-wording/reprise/diff"
	"github.com/reprise-wording/reprise/diff/render"
)

// numbered gives every line of a text a place: a ref, here and there a label, a part for each third line.
func numbered(text, name string, from int) []render.Place {
	var out []render.Place
	for i := range strings.Split(text, "\n") {
		if i%5 == 4 {
			continue // the line goes with the one before
		}
		p := render.Place{
			Line:   i + from,
			Ref:    fmt.Sprintf("%s:%d", name, i+1),
			Part:   fmt.Sprintf("Part %d", i/3+1),
			Group:  name,
			Beside: i%2 == 0,
		}
		if i%2 == 0 {
			p.Label = fmt.Sprint(i + 1)
		}
		if i%4 == 1 {
			p.Label = "*"
		}
		out = append(out, p)
	}
	return out
}

var outside = regexp.MustCompile(`(?s)^.*?<(article|table)|</(article|table)>.*$`)

// Each pair of texts looks as it did in every form: narrow and wide, in colour, in columns, with places and without.
func TestForms(t *testing.T) {
	t.Parallel()
	more := append(pairs[:len(pairs):len(pairs)],
		[2]string{"One \tand  two.\nA line.", "One and\u00a0two.\nA\u200b line."},
		[2]string{"\"quoted\" \\ back\u2028slash \xff", "\"Quoted\" \\ back\u2028slash \x01 \xfe"},
		[2]string{
			"States should keep pilots.\nPorts shall close.\nThe depth is 12 m.",
			"States shall keep pilots.\nPorts may close.\nThe depth is 14 m.",
		},
		[2]string{
			"# One\n- two\n1. three\n> four\n+ five\n= six",
			"# One more\n- two more\n1. three more\n> four more\n+ five more\n= six more",
		},
		[2]string{strings.Repeat("An even line of the paper stays.\n", 8), strings.Repeat(
			"An even line of the paper stays.\n", 4,
		) + "Another comes.\n" + strings.Repeat("An even line of the paper stays.\n", 4)},
		[2]string{
			"The register of vessels is kept by the port and published.\nOther words stand here.",
			"Quite another paragraph of the paper now stands in its place.\nOther words stand here.\n" +
				"The register of vessels is kept by the port and published.",
		},
	)
	var got strings.Builder
	for k, pair := range more {
		a, b := pair[0], pair[1]
		s := diff.Texts(a, b, diff.In(language.English))
		table := diff.Variants([]string{a, b, a + " " + b}, diff.In(language.English))
		places := [][]render.Place{numbered(a, "A", 1), numbered(b, "B", 1)}
		fmt.Fprintf(&got, "==== %d\n", k)
		for _, f := range []struct {
			name  string
			write func(io.Writer) error
		}{
			{"running", func(w io.Writer) error {
				return render.Terminal(w, s, render.Options{Width: 40, Layout: render.Running})
			}},
			{"running, coloured, without context", func(w io.Writer) error {
				return render.Terminal(w, s, render.Options{
					Width:   60,
					Layout:  render.Running,
					Colour:  true,
					Context: -1,
					Names:   []string{"one", "other"},
				})
			}},
			{"columns, all", func(w io.Writer) error {
				return render.Terminal(w, s, render.Options{
					Width:  70,
					Layout: render.Columns,
					All:    true,
					Names:  []string{"one", "other"},
				})
			}},
			{"columns, coloured", func(w io.Writer) error {
				return render.Terminal(w, s, render.Options{Width: 90, Layout: render.Columns, Colour: true, Context: 2})
			}},
			{"placed", func(w io.Writer) error {
				return render.Terminal(w, s, render.Options{Width: 160, Places: places, Spaces: true})
			}},
			{"placed late", func(w io.Writer) error {
				return render.Terminal(w, s, render.Options{
					Width:  60,
					Places: [][]render.Place{numbered(a, "A", 2), numbered(b, "B", 3)},
				})
			}},
			{"Markdown", func(w io.Writer) error { return render.Markdown(w, s, render.Options{Places: places}) }},
			{"Markdown, spaces", func(w io.Writer) error { return render.Markdown(w, s, render.Options{Spaces: true}) }},
			{"HTML", func(w io.Writer) error { return render.HTML(w, s, render.Options{Places: places}) }},
			{"HTML, spaces", func(w io.Writer) error {
				return render.HTML(w, s, render.Options{Spaces: true, Lang: language.Arabic})
			}},
			{"JSON", func(w io.Writer) error { return render.JSON(w, s, render.Options{Places: places}) }},
			{"table", func(w io.Writer) error { return render.TerminalTable(w, table, render.Options{Width: 60}) }},
			{"table, coloured", func(w io.Writer) error {
				return render.TerminalTable(w, table, render.Options{
					Width:  30,
					Colour: true,
					Names:  []string{"one", "another", "both"},
				})
			}},
			{"Markdown table", func(w io.Writer) error { return render.MarkdownTable(w, table, render.Options{}) }},
			{"HTML table", func(w io.Writer) error { return render.HTMLTable(w, table, render.Options{}) }},
			{"TEI", func(w io.Writer) error { return render.TEI(w, table, render.Options{Lang: language.French}) }},
			{"JSON table", func(w io.Writer) error { return render.JSONTable(w, table, render.Options{}) }},
		} {
			if strings.Contains(f.name, "table") && k%2 == 0 || strings.Contains(f.name, "coloured") && k%2 == 1 ||
				f.name == "placed late" && k%3 > 0 {
				continue // one in two is enough
			}
			text := output(t, f.write)
			if strings.HasPrefix(f.name, "HTML") {
				text = outside.ReplaceAllString(text, "") + "\n"
			}
			fmt.Fprintf(&got, "-- %s\n%s", f.name, strings.ReplaceAll(text, "\x1b", "^"))
		}
		for _, o := range []render.Options{{}, {Spaces: true}, {Places: places}} {
			fmt.Fprintf(
				&got, "-- sums\n%s\n%s\n%s\n", render.Summary(s, o),
				strings.Join(render.Parts(s, o), "\n"),
				render.Labels(s, o),
			)
		}
	}
	corpustest.Golden(t, "testdata/forms.txt", got.String(), *update)
}

// Labels that changed are told in runs, the first six of them.
func TestLabelsThatChanged(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ was, is, want string }{
		{"1 2 3", "1 2 3", ""},
		{"1 2 3", "1 3 4", "2 labels changed: 2 to 3 → 3 to 4"},
		{"1", "2", "1 label changed: 1 → 2"},
		{"a A", "A a", ""}, // capitals do not count
		{"(a) (b) (c)", "(b) (c) (d)", "3 labels changed: (a) to (c) → (b) to (d)"},
		{"5(a)(i) 5(a)(ii) 5(a)(iii)", "6(b)(ii) 6(b)(iii) 6(b)(iv)", "3 labels changed: (i) to (iii) → (ii) to (iv)"},
		{"viii ix x", "ix x xi", "3 labels changed: viii to x → ix to xi"},
		{"1 2 4", "2 3 6", "3 labels changed: 1 to 2 → 2 to 3, 4 → 6"},
		{"z 1", "y 0", "2 labels changed: z → y, 1 → 0"},
		{"1 3 5 7 9 11", "2 5 8 11 14 17", "6 labels changed: 1 → 2, 3 → 5, 5 → 8, 7 → 11, 9 → 14, 11 → 17"},
		{
			"1 3 5 7 9 11 13 15", "2 5 8 11 14 17 20 23",
			"8 labels changed: 1 → 2, 3 → 5, 5 → 8, 7 → 11, 9 → 14, 11 → 17, and 2 more",
		},
	} {
		var text strings.Builder
		places := make([][]render.Place, 2)
		for k, labels := range []string{c.was, c.is} {
			for i, label := range strings.Fields(labels) {
				if k == 0 {
					fmt.Fprintf(&text, "The paragraph of the paper that has the number %d.\n", i)
				}
				places[k] = append(places[k], render.Place{Line: i + 1, Ref: label, Label: label, Beside: true})
			}
		}
		if got := render.Labels(diff.Texts(text.String(), text.String()), render.Options{Places: places}); got != c.want {
			t.Errorf("%s, %s: %q, want %q", c.was, c.is, got, c.want)
		}
		for side := range places {
			one := [][]render.Place{places[0], places[1]}
			one[side] = slices.Clone(places[side])
			for i := range one[side] {
				one[side][i].Beside = false
			}
			if got := render.Labels(diff.Texts(text.String(), text.String()), render.Options{Places: one}); got != "" {
				t.Errorf("%s, %s: labels among the words are told: %q", c.was, c.is, got)
			}
		}
	}
}

// A script of any number of operations is written whole and in order: from 256 on in two halves at a time.
func TestManyOperations(t *testing.T) {
	t.Parallel()
	for _, n := range []int{1, 127, 128, 129, 200} {
		var a, b strings.Builder
		for i := range n {
			fmt.Fprintf(&a, "w%d x%d\n", i, i)
			fmt.Fprintf(&b, "w%d y%d\n", i, i)
		}
		s := diff.Texts(a.String(), b.String(), diff.WithoutMoves())
		var doc struct {
			Ops []struct{ Op, Text string }
		}
		err := json.Unmarshal([]byte(output(t, func(w io.Writer) error { return render.JSON(w, s, render.Options{}) })), &doc)
		if err != nil {
			t.Fatal(err)
		}
		if len(doc.Ops) != len(s.Ops) {
			t.Fatalf("%d operations, not %d", len(doc.Ops), len(s.Ops))
		}
		for i, op := range s.Ops {
			if doc.Ops[i].Op != op.Kind.String() || doc.Ops[i].Text != s.Text(op) {
				t.Fatalf("operation %d of %d is %v", i, len(s.Ops), doc.Ops[i])
			}
		}
		var kept bytes.Buffer
		for _, op := range doc.Ops {
			if op.Op != "delete" {
				kept.WriteString(op.Text)
			}
		}
		if kept.String() != b.String() {
			t.Errorf("%d lines: the operations do not give the second text", n)
		}
	}
}

// A writer that fails at any byte fails every form.
func TestFormsTellFailure(t *testing.T) {
	t.Parallel()
	var a, b strings.Builder
	for i := range 150 {
		fmt.Fprintf(&a, "w%d x%d\n", i, i)
		fmt.Fprintf(&b, "w%d y%d\n", i, i)
	}
	s := diff.Texts(a.String(), b.String(), diff.WithoutMoves())
	table := diff.Variants([]string{"One.", "Two."})
	for name, write := range map[string]func(io.Writer) error{
		"terminal": func(w io.Writer) error { return render.Terminal(w, s, render.Options{}) },
		"html":     func(w io.Writer) error { return render.HTML(w, s, render.Options{}) },
		"markdown": func(w io.Writer) error { return render.Markdown(w, s, render.Options{}) },
		"json":     func(w io.Writer) error { return render.JSON(w, s, render.Options{}) },
		"table":    func(w io.Writer) error { return render.TerminalTable(w, table, render.Options{}) },
		"html2":    func(w io.Writer) error { return render.HTMLTable(w, table, render.Options{}) },
		"md2":      func(w io.Writer) error { return render.MarkdownTable(w, table, render.Options{}) },
		"tei":      func(w io.Writer) error { return render.TEI(w, table, render.Options{}) },
		"json2":    func(w io.Writer) error { return render.JSONTable(w, table, render.Options{}) },
	} {
		whole := len(output(t, write))
		for _, room := range []int{0, whole / 2, whole - 1} {
			if err := write(&full{room: room}); err == nil {
				t.Errorf("%s: no error after %d of %d bytes", name, room, whole)
			}
		}
		if err := write(&full{room: whole}); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// full is a disk with some room left.
type full struct{ room int }

func (f *full) Write(p []byte) (int, error) {
	if len(p) > f.room {
		n := f.room
		f.room = 0
		return n, io.ErrShortWrite
	}
	f.room -= len(p)
	return len(p), nil
}

// Of paragraphs that moved together each is named with the one that it was or became, though it may have grown to twice
// as much, and one that is new among them is called new.
func TestMovedPlaces(t *testing.T) {
	t.Parallel()
	moved := []string{
		"The register of vessels is kept by the port and published each year in spring.",
		"Pilots pass an examination before the board of the harbour every second year.",
		"Ships wait outside the lighthouse until the harbour master has called them in.",
	}
	stays := []string{
		"States should train the crews of their vessels in schools near to the sea, and pay for the teachers.",
		"The committee meets in the capital on the second day of each month and hears what members have to say of it.",
		"Fees are due within thirty days from the notice which the treasurer sends to each owner of a vessel.",
		"Charts of the coast are drawn anew whenever the depth of the channel has changed by more than one metre.",
	}
	lines := func(parts ...[]string) string { return strings.Join(slices.Concat(parts...), "\n") }
	a := lines(moved, stays)
	longer := moved[2] +
		" No fee is asked for the first two nights, but for the third and each later one the owner owes what the table in " +
		"annex IV says."
	b := lines(stays, moved[:1], []string{"Lamps burn."}, moved[1:2], []string{longer})
	places := [][]render.Place{nil, nil}
	for k, text := range []string{a, b} {
		for i := range strings.Split(text, "\n") {
			places[k] = append(places[k], render.Place{Line: i + 1, Ref: fmt.Sprintf("%c%d", "ab"[k], i+1), Group: "g"})
		}
	}
	s := diff.Texts(a, b, diff.In(language.English))
	o := render.Options{Width: 200, Layout: render.Running, Places: places}
	text := output(t, func(w io.Writer) error { return render.Terminal(w, s, o) })
	for _, want := range []string{"a1, moved to b5", "a2, moved to b7", "a3, moved to b8", "b5, moved from a1", "b6, new",
		"b7, moved from a2", "b8, moved from a3 and changed"} {
		if !strings.Contains(text, "@@ "+want+" @@") {
			t.Errorf("not told: %s\n%s", want, text)
		}
	}
}
