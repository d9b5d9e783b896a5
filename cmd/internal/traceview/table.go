package traceview

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/reprise-wording/reprise/align/reuse"
	"github.com/reprise-wording/reprise/cmd/internal/console"
	"github.com/reprise-wording/reprise/corpus/lang"
)

const (
	bold  = "\x1b[1m"
	faint = "\x1b[2m"
	reset = "\x1b[0m"
)

func (v *View) in(style, s string) string {
	if !v.Colour || s == "" {
		return s
	}
	return style + s + reset
}

// mostPhrases is how many shared phrases a table shows of a pair.
const mostPhrases = 3

// PairTable writes the pairs, best first: score, relation, both units and the rare words they share.
func (v *View) PairTable(w io.Writer) error {
	pairs := v.pairs()
	if _, err := fmt.Fprintf(w, "%s\n", console.Wrap("", "  ", v.summary(), v.Width)); err != nil {
		return err
	}
	if n := v.hidden(); n > 0 && !v.Formulas {
		note := v.UI.Sprintf("%d pairs of formulas, wording that stands in many papers, left out; --formulas shows them", n)
		if _, err := io.WriteString(w, console.Wrap("", "  ", note, v.Width)); err != nil {
			return err
		}
	}
	if names := v.numbered(); len(names) > 0 {
		if _, err := io.WriteString(w, console.Wrap("", "  ", strings.Join(names, " · "), v.Width)+"\n"); err != nil {
			return err
		}
	}
	wide := 0
	for _, p := range pairs {
		wide = max(wide, lang.Columns(v.shown(p.Earlier))+lang.Columns(v.shown(p.Later)))
	}
	wide = min(wide, 36)
	relations := v.widestRelation()
	for _, p := range pairs {
		names := v.shown(p.Earlier) + " → " + v.shown(p.Later)
		pad := strings.Repeat(" ", max(0, wide+3-lang.Columns(names)))
		head := fmt.Sprintf("%.2f  %s  %s%s  ", p.Score, padded(v.relationWord(p), relations), v.in(bold, names), pad)
		indent := strings.Repeat(" ", 4+2+relations+2+wide+3+2)
		text := ""
		if p.Relation == reuse.Cited {
			text = v.citation(p)
		} else if ev := v.Result.Explain(p); len(ev) > 0 {
			text = phrases(ev[0].Shared, mostPhrases)
		}
		if _, err := io.WriteString(w, console.Wrap(head, indent, text, v.Width+v.invisible())); err != nil {
			return err
		}
	}
	return nil
}

// mostNumbered is how many papers a table names.
const mostNumbered = 20

// numbered names the papers that refs begin with the number of, since another paper has the same refs: "2:draft.md".
func (v *View) numbered() []string {
	var out []string
	for _, g := range v.Result.Set.Groups {
		if number, _, ok := strings.Cut(g.Name, ":"); ok && number == fmt.Sprint(g.Paper+1) && !slices.Contains(out, g.Name) {
			out = append(out, console.Visible(g.Name))
		}
	}
	if len(out) > mostNumbered {
		out = append(out[:mostNumbered], v.UI.Sprintf("and %d more", len(out)-mostNumbered))
	}
	return out
}

// invisible is the width of the escape codes in the head of a pair's line.
func (v *View) invisible() int {
	if v.Colour {
		return len(bold) + len(reset)
	}
	return 0
}

// summary tells how many units there are, how many take up earlier ones, and how many of these stand in a thread with
// one or refer to one: the others are like an earlier unit, but not enough to make a thread.
func (v *View) summary() string {
	s := v.Result.Set
	cites := 0
	for _, p := range v.Result.Pairs {
		if p.Relation == reuse.Cited {
			cites++
		}
	}
	n := v.Result.Count(func(u int) bool { return v.Only == nil || v.Only[u] })
	beside := v.UI.Sprintf("in %d groups", len(s.Groups))
	if v.Only != nil {
		beside = v.UI.Sprintf("beside %d others", len(s.Units)-n.Units)
	}
	taken := n.Repeated + n.Possible
	found := v.UI.Sprintf("%s %s: %s", v.units(n.Units), beside, v.UI.Sprintf("%d take up an earlier one", taken))
	switch {
	case taken == 0:
		return found
	case n.Repeated == 0:
		return v.UI.Sprintf("%s, none of them in a thread or by reference", found)
	}
	return v.UI.Sprintf("%s, %d of them in %s or by %s", found, n.Repeated,
		v.UI.Sprintf("%d threads", len(v.Result.Threads)), v.UI.Sprintf("%d references", cites))
}

// units counts units by what they are called: the paragraphs of papers, or lines.
func (v *View) units(n int) string {
	if s := v.Result.Set; len(s.Units) > 0 && s.Units[0].Ref.IsZero() {
		return v.UI.Sprintf("%d lines", n)
	}
	return v.UI.Sprintf("%d paragraphs", n)
}

// relationWord is the relation of a pair for readers.
func (v *View) relationWord(p reuse.Reiteration) string { return v.UI.Translate(string(p.Relation)) }

// widestRelation is the width of the column of relations.
func (v *View) widestRelation() int {
	wide := 8
	for _, p := range v.Result.Pairs {
		wide = max(wide, lang.Columns(v.relationWord(p)))
	}
	return wide
}

func padded(s string, width int) string {
	return s + strings.Repeat(" ", max(0, width-lang.Columns(s)))
}

func (v *View) citation(p reuse.Reiteration) string {
	for _, c := range v.Result.Citations {
		if c.Earlier == p.Earlier && c.Later == p.Later {
			return "“" + c.Phrase + "”"
		}
	}
	return ""
}

// ThreadTable writes the threads, each as a time line of its wordings.
func (v *View) ThreadTable(w io.Writer) error {
	if _, err := io.WriteString(w, console.Wrap("", "  ", v.summary(), v.Width)); err != nil {
		return err
	}
	threads := v.threads()
	if v.Unit != nil && len(threads) == 0 {
		if _, err := fmt.Fprintf(w, "\n%s\n", v.UI.Sprintf("%s stands in no thread", v.shown(*v.Unit))); err != nil {
			return err
		}
	}
	for n, t := range threads {
		var b strings.Builder
		title, course, gap := fmt.Sprintf("%d. %s", n+1, clip(t.Name, min(72, v.Width-8))), v.course(t), "  "
		if lang.Columns(title+gap+course) > v.Width {
			gap = "\n   "
		}
		fmt.Fprintf(&b, "\n%s%s%s\n", v.in(bold, title), gap, v.in(faint, course))
		ids := 0
		for _, u := range t.Units {
			ids = max(ids, lang.Columns(v.shown(u)))
		}
		for k, u := range t.Units {
			how := v.UI.Sprintf("first seen")
			if k > 0 {
				how = v.how(t, k)
			}
			head := fmt.Sprintf("   %-*s  %-11s  ", ids, v.shown(u), v.shownWhen(u))
			b.WriteString(console.Wrap(head, strings.Repeat(" ", 3+ids+2+11+2), v.UI.Sprintf("%s: %s", how, v.text(u)), v.Width))
		}
		if _, err := io.WriteString(w, b.String()); err != nil {
			return err
		}
	}
	return v.unresolved(w)
}

// clip shortens s to at most n columns and an ellipsis, at a space if it has one.
func clip(s string, n int) string {
	if lang.Columns(s) <= n {
		return s
	}
	cut := lang.Within(s, n)
	if i := strings.LastIndexByte(cut, ' '); i > 0 {
		cut = cut[:i]
	}
	return strings.TrimRight(cut, " ,;:") + " …"
}

// course is the years of a thread: 2009, 2010, 2013.
func (v *View) course(t reuse.Thread) string {
	var out []string
	last := ""
	for _, u := range t.Units {
		if s := v.shownWhen(u); s != last {
			out = append(out, s)
			last = s
		}
	}
	return strings.Join(out, " → ")
}

// how says how the k-th unit of a thread takes up the best of those before it.
func (v *View) how(t reuse.Thread, k int) string {
	var best reuse.Reiteration
	found := false
	for _, a := range t.Units[:k] {
		if p, ok := v.relation(a, t.Units[k]); ok && (!found || p.Score > best.Score) {
			best, found = p, true
		}
	}
	if !found {
		for _, p := range v.Result.Pairs {
			if p.Relation == reuse.Cited && p.Later == t.Units[k] {
				return v.UI.Sprintf("cites %s", v.shown(p.Earlier))
			}
		}
		return v.UI.Sprintf("beside")
	}
	return v.UI.Sprintf("%s from %s, %.2f", v.relationWord(best), v.shown(best.Earlier), best.Score)
}

// unresolved lists the references whose unit can't be told.
func (v *View) unresolved(w io.Writer) error {
	head := "\n" + v.UI.Sprintf("References to earlier words that can't be resolved:") + "\n"
	elsewhere := 0
	for _, c := range v.Result.Citations {
		if c.Earlier >= 0 || c.Paper != "" && c.Resolved || v.Unit != nil && *v.Unit != c.Later ||
			v.Result.Set.Units[c.Later].Group < v.Since {
			continue
		}
		if c.Paper != "" && c.Group < 0 {
			elsewhere++
			continue
		}
		line := console.Wrap("   "+v.shown(c.Later)+"  ", "      ", "“"+c.Phrase+"”: "+v.UI.Translate(c.Why), v.Width)
		if _, err := io.WriteString(w, head+line); err != nil {
			return err
		}
		head = ""
	}
	if elsewhere > 0 {
		line := v.UI.Sprintf(
			"Cited by number, of papers that do not stand among those before: %d paragraphs; --format json lists them.",
			elsewhere,
		)
		_, err := io.WriteString(w, console.Wrap("\n", "", line, v.Width))
		return err
	}
	return nil
}

// UnitTable writes all about one unit: its words, what it takes up and is taken up by, with the words shared and not.
func (v *View) UnitTable(w io.Writer, unit int) error {
	s := v.Result.Set
	var b strings.Builder
	fmt.Fprintf(&b, "%s  %s  %s\n", v.in(bold, v.shown(unit)), v.shownWhen(unit), v.standing(unit))
	for k, tag := range s.Languages {
		if t := s.Units[unit].Texts[k]; t.Body != "" {
			if t.Chapeau != "" {
				b.WriteString(console.Wrap("   "+tag.String()+"  ", "       ", t.Chapeau+" …", v.Width))
				b.WriteString(console.Wrap("       ", "       ", t.Body, v.Width))
				continue
			}
			b.WriteString(console.Wrap("   "+tag.String()+"  ", "       ", t.Body, v.Width))
		}
	}
	for _, p := range v.Result.Pairs {
		if p.Earlier != unit && p.Later != unit {
			continue
		}
		v.unitPair(&b, p, unit)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func (v *View) unitPair(b *strings.Builder, p reuse.Reiteration, unit int) {
	other, arrow := p.Later, "→"
	if p.Later == unit {
		other, arrow = p.Earlier, "←"
	}
	fmt.Fprintf(
		b,
		"\n%s %s  %s  %s, %.2f\n",
		arrow,
		v.in(bold, v.shown(other)),
		v.shownWhen(other),
		v.relationWord(p),
		p.Score,
	)
	if p.Relation == reuse.Cited {
		b.WriteString(v.line("refers", v.citation(p)+" "+v.why(p)))
		return
	}
	b.WriteString(console.Wrap("   ", "   ", v.text(other), v.Width))
	var because []string
	for _, c := range v.Result.Contributor().Of(p) {
		because = append(because, fmt.Sprintf("%s (%+.1f)", v.UI.Translate(c.Words), c.LogOdds))
	}
	if len(because) > 0 {
		b.WriteString(v.line("because", v.UI.Sprintf("log odds %.1f, and %s", reuse.Base(), strings.Join(because, " · "))))
	}
	for _, e := range v.Result.Explain(p) {
		v.evidence(b, e.Language.String(), "shares", weighed(e.Shared))
		var alike []string
		for _, s := range e.Alike[:min(6, len(e.Alike))] {
			alike = append(alike, fmt.Sprintf("%s ~ %s (%.0f)", s.Earlier, s.Later, s.Bits))
		}
		v.evidence(b, e.Language.String(), "alike", alike)
		v.evidence(b, e.Language.String(), "earlier", weighed(e.Earlier))
		v.evidence(b, e.Language.String(), "later", weighed(e.Later))
	}
}

// line begins with a word that says what follows.
func (v *View) line(word, text string) string {
	word = v.UI.Translate(word)
	return console.Wrap("   "+word+"  ", strings.Repeat(" ", 5+lang.Columns(word)), text, v.Width)
}

// evidence writes one line of what two units share or do not share, none where there is nothing.
func (v *View) evidence(b *strings.Builder, language, what string, words []string) {
	if len(words) > 0 {
		b.WriteString(
			console.Wrap(
				fmt.Sprintf("   %s  %-7s  ", language, v.UI.Translate(what)),
				"                ",
				strings.Join(words, " · "),
				v.Width,
			),
		)
	}
}

// weighed lists the first phrases with their bits.
func weighed(ps []reuse.Phrase) []string {
	var out []string
	for _, p := range ps[:min(6, len(ps))] {
		out = append(out, fmt.Sprintf("%s (%.0f)", p.Text, p.Bits))
	}
	return out
}

func (v *View) why(p reuse.Reiteration) string {
	for _, c := range v.Result.Citations {
		if c.Earlier == p.Earlier && c.Later == p.Later {
			return "(" + v.UI.Translate(c.Why) + ")"
		}
	}
	return ""
}
