package redline

import (
	"bytes"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// reviewed makes the redline of several versions and checks that with every change rejected it is the base.
func reviewed(t testing.TB, base []byte, versions ...Version) (*Report, []byte) {
	t.Helper()
	host, report, err := Reviewers(base, versions, Options{})
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := host.Write(&out); err != nil {
		t.Fatal(err)
	}
	if got, want := digest(t, settled(t, out.Bytes(), false)), digest(t, settled(t, base, true)); got != want {
		t.Fatalf("all rejected:\n%s\nwant the base:\n%s", got, want)
	}
	return report, out.Bytes()
}

func TestReviewers(t *testing.T) {
	t.Parallel()
	row := func(cells ...string) string {
		s := "<w:tr>"
		for _, c := range cells {
			s += "<w:tc>" + para(c) + "</w:tc>"
		}
		return s + "</w:tr>"
	}
	table := func(rows ...string) string { return "<w:tbl>" + strings.Join(rows, "") + "</w:tbl>" }
	first, second := "States should keep a register of the vessels.", "Ports should train their pilots each year."
	for _, c := range []struct{ name, base, ann, bob, want, conflicts string }{
		{"words", para(first) + para(second),
			para("States shall keep a register of the vessels.") + para(second),
			para("States should keep a register of the ships.") + para("Ports should train their pilots every year."),
			"States [-should-]{+shall+} keep a register of the [-vessels-]{+ships+}.\nPorts should train their pilots [-each-]{+every+} year.\n", ""},
		{"alike", para(first), para("States shall keep a register of the vessels."), para("States shall keep a register of the vessels."),
			"States [-should-]{+shall+} keep a register of the vessels.\n", ""},
		{"conflict", para(first), para("States shall keep a register of the vessels."), para("States must keep a register of the vessels."),
			"States [-should-]{+shall+}{+must+} keep a register of the vessels.\n", "1: Ann, Bob"},
		{"paragraphs", para(first) + para(second) + para("End."),
			para(first) + para("Something new stands here.") + para(second) + para("End."), para(first) + para("End."),
			first + "\n{+Something new stands here.+}{+¶+}\n[-" + second + "-][-¶-]\nEnd.\n", ""},
		{"split", para(first+" "+second) + para("End."), para(first) + para(second) + para("End."), para(first+" Harbours should train their pilots each year.") + para("End."),
			first + "[- -]{+¶+}\n[-Ports-]{+Harbours+} should train their pilots each year.\nEnd.\n", ""},
		{"rows", table(row("a", "1"), row("b", "2")) + para("x"), table(row("a", "1"), row("c", "3"), row("b", "2")) + para("x"), table(row("a", "one"), row("b", "2")) + para("x"),
			"a\n[-1-]{+one+}\n{+c+}{+¶+}\n{+3+}{+¶+}\nb\n2\nx\n", ""},
		{"at the end", para(first), para(first) + para("Ann adds this."), para(first) + para("Bob adds this."),
			"", "1: Ann, Bob"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			report, out := reviewed(t, docxBytes(t, "", 1, c.base), Version{docxBytes(t, "", 1, c.ann), "Ann"}, Version{docxBytes(t, "", 1, c.bob), "Bob"})
			if got := marked(t, out); c.want != "" && got != c.want {
				t.Errorf("got\n%swant\n%s", got, c.want)
			}
			conflicts := ""
			for _, x := range report.Conflicts {
				conflicts += itoa(x.Paragraph) + ": " + strings.Join(x.Authors, ", ")
			}
			if conflicts != c.conflicts {
				t.Errorf("conflicts %q, want %q", conflicts, c.conflicts)
			}
		})
	}
}

// One reviewer alone gives what that reviewer wrote; so does one who is followed by another who changed nothing, or
// the same.
func TestReviewersProperty(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		blocks := blocksOf(rt, 6)
		base, notes := bodyOf(blocks, "", 1)
		ann, notesA := bodyOf(edit(rt, blocks), "x", 4)
		bob, notesB := bodyOf(edit(rt, blocks), "", 1)
		data, a, b := docxBytes(t, "", 1, base, notes...), docxBytes(t, "x", 4, ann, notesA...), docxBytes(t, "", 1, bob, notesB...)
		cases := [][]Version{{{a, "Ann"}}, {{a, "Ann"}, {data, "Bob"}}, {{a, "Ann"}, {a, "Bob"}}, {{a, "Ann"}, {b, "Bob"}}}
		k := rapid.IntRange(0, len(cases)-1).Draw(rt, "case")
		_, out := reviewed(t, data, cases[k]...)
		if k == len(cases)-1 {
			return
		}
		if got, want := textOf(t, settled(t, out, true)), textOf(t, settled(t, a, true)); got != want {
			t.Fatalf("case %d:\n%s\nall accepted:\n%s\nwant the first:\n%s", k, marked(t, out), got, want)
		}
	})
}

// textOf lists the texts of the paragraphs of a document.
func textOf(t testing.TB, s *source) string {
	t.Helper()
	tree, err := s.tree(s.main)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(texts(tree.Root, nil), "\n")
}
