package facts

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/text/language"
	"pgregory.net/rapid"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
)

var update = flag.Bool("update", false, "write the golden files")

// sample reads lines in a small notation: # is a heading, **...** is bold, |row,column| a cell of a table.
func sample(text string) []flow.Line {
	var out []flow.Line
	blank := false
	for i, s := range strings.Split(strings.TrimRight(text, "\n"), "\n") {
		if strings.TrimSpace(s) == "" {
			blank = true
			continue
		}
		l := flow.Line{Num: i + 1, Blank: blank, Text: s}
		if strings.HasPrefix(text, "title:") {
			l.Num++ // of front matter: a rule stood before it
		}
		for strings.HasPrefix(l.Text, "#") {
			l.Heading, l.Text = l.Heading+1, l.Text[1:]
		}
		if inner, ok := strings.CutPrefix(l.Text, "**"); ok {
			l.Bold, l.Text = true, strings.TrimSuffix(inner, "**")
		}
		var row, column int32
		if n, _ := fmt.Sscanf(l.Text, "|%d,%d|", &row, &column); n == 2 {
			l.Cell = flow.Cell{Table: 1, Row: row, Column: column}
			l.Text = l.Text[strings.Index(l.Text[1:], "|")+2:]
		}
		l.Text = strings.TrimSpace(l.Text)
		out = append(out, l)
		blank = false
	}
	return out
}

// printed shows the best of each fact with its evidence, and the roles.
func printed(lines []flow.Line, f Facts) string {
	var b strings.Builder
	for _, fact := range []struct {
		name string
		list []Candidate
	}{{"symbol", f.Symbol}, {"title", f.Title}, {"body", f.Body}, {"session", f.Session}, {"date", f.Date}, {"issued", f.Issued}, {"place", f.Place},
		{"language", f.Language}, {"original", f.Original}} {
		if len(fact.list) == 0 {
			continue
		}
		c := fact.list[0]
		fmt.Fprintf(&b, "%-9s%s", fact.name, c.Text)
		if c.Number > 0 {
			fmt.Fprintf(&b, " (%d)", c.Number)
		}
		if fact.name == "session" && !c.Dates.Start.IsZero() {
			fmt.Fprintf(&b, " %s", c.Dates)
		}
		if fact.name != "language" {
			fmt.Fprintf(&b, " | %s, %s", c.Why, strconv.FormatFloat(c.Score, 'f', 2, 64))
		}
		b.WriteByte('\n')
	}
	for _, r := range f.Roles {
		fmt.Fprintf(&b, "%4d %-12s %s\n", lines[r.Line].Num, r.Kind, lines[r.Line].Text)
	}
	return b.String()
}

func TestGolden(t *testing.T) {
	t.Parallel()
	files, _ := filepath.Glob("testdata/*.txt")
	if len(files) < 15 {
		t.Fatalf("%d samples", len(files))
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		lines := sample(string(text))
		got := printed(lines, Find(lines, Stated{}))
		golden := strings.TrimSuffix(file, ".txt") + ".want"
		if *update {
			if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if got != string(want) {
			t.Errorf("%s:\n%s\nwant\n%s", file, got, want)
		}
	}
}

// What the format states comes first, and words that clearly are of another language outweigh what the format marks.
func TestStated(t *testing.T) {
	t.Parallel()
	lines := sample("# Titre\n\nLes quais sont dans les ports et les lampes sont sur les quais, avec les pilotes qui ne sont pas dans la ville.")
	f := Find(lines, Stated{Symbol: "A/1/2", Title: "Stated", Marked: language.English, Date: Dates{Start: corpus.Date{Year: 2019}}})
	if f.Symbol[0].Text != "A/1/2" || f.Title[0].Text != "Stated" || f.Date[0].Text != "2019" || f.Language[0].Text != "fr" {
		t.Errorf("%+v", f)
	}
	if f := Find(lines, Stated{Language: language.Spanish}); f.Language[0].Text != "es" {
		t.Errorf("asked for Spanish, got %v", f.Language)
	}
}

func TestSymbols(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]bool{
		"A/RES/73/3": true, "FCCC/CP/2014/10/Add.3": true, "CTOC/COP/WG.4/2019/4": true, "WHA66.1": true, "S/RES/2401 (2018)": true, "E/CN.9/2020/L.5": true,
		"DSB/M/1": true, "2021/C 123": true, "EB148.R1": true, "L 123/4": true, "ICC-ASP/20/Res.1": true, "UNEP/EA.4/Res.1": true, "CM/Rec(2010)5": true,
		"COM(2021) 206 final": true, "C(2001)107/FINAL": true, "2016/679/EU": true, "(EU) 2016/679": true, "AFR/RC60/R3": true, "CD51.R5": true, "A/RES/76/235 B": true, "A/RES/75/101 A-B": true, "AG/RES. 2998 (XLVII-O/17)": true,
		"and/or": false, "A/B": false, "km/h": false, "24/02/2023": false, "HIV/AIDS": false, "1/CP.24": false, "word": false, "2016": false, "": false,
	} {
		if got := isSymbol(text); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}

// Whatever the lines, candidates point into them, come best first, and two runs give the same.
func TestFindHolds(t *testing.T) {
	t.Parallel()
	words := []string{"United Nations", "A/RES/73/3", "General Assembly", "Distr.: General", "5 May 2010", "Seventy-third session", "adopted by the", "on",
		"held in Vienna from", "Agenda item 5", "Original: English", "1.", "Report of the", "Annex", "Recalling", "Contents", ",", ".", "第七十三届会议", "\xff", "|", ":"}
	rapid.Check(t, func(t *rapid.T) {
		var lines []flow.Line
		for range rapid.IntRange(0, 20).Draw(t, "lines") {
			text := strings.Join(rapid.SliceOfN(rapid.SampledFrom(words), 0, 6).Draw(t, "words"), " ")
			lines = append(lines, flow.Line{Text: text, Heading: rapid.IntRange(0, 2).Draw(t, "heading"), Soft: rapid.Bool().Draw(t, "soft"),
				Bold: rapid.Bool().Draw(t, "bold"), Cell: flow.Cell{Table: int32(rapid.IntRange(0, 1).Draw(t, "table"))}})
		}
		f := Find(lines, Stated{})
		if a, b := printed(lines, f), printed(lines, Find(lines, Stated{})); a != b {
			t.Fatalf("%s\nthen\n%s", a, b)
		}
		for _, list := range [][]Candidate{f.Symbol, f.Title, f.Body, f.Session, f.Date, f.Issued, f.Place, f.Language, f.Original} {
			for k, c := range list {
				if c.Line >= len(lines) || c.Text == "" || c.Score <= 0 || c.Score > 1 || k > 0 && list[k-1].Score < c.Score {
					t.Fatalf("%+v of %d lines", c, len(lines))
				}
			}
		}
	})
}

func FuzzFind(f *testing.F) {
	f.Add("United Nations A/RES/73/3\nGeneral Assembly Distr.: General\n31 October 2018\n73/3. Lamps\nThe General Assembly,\n")
	f.Add("title: x\nlanguage: en\n# A\n")
	f.Fuzz(func(t *testing.T, text string) {
		Find(sample(text), Stated{}) // the fuzzer itself stops at what hangs
	})
}
