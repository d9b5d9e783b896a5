// Package driftview prints a drift report: as a text for reading, as rows for scripts and as JSON.
package driftview

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/reprise-wording/reprise/align/drift"
	"github.com/reprise-wording/reprise/cmd/internal/console"
	"github.com/reprise-wording/reprise/cmd/internal/words"
	"github.com/reprise-wording/reprise/corpus/lang/formula"
)

// A Filter says which threads and pairs are shown; the zero Filter shows all.
type Filter struct {
	Addressee string // only threads of which some unit is asked of this addressee: UNODC
	OneSided  bool   // only pairs with a change, of wording or formula, in one language only
	Since     int    // only what is of this group of the set or later
}

func (f Filter) thread(r *drift.Report, c *drift.Course) bool {
	if !slices.ContainsFunc(c.Steps, func(s drift.Step) bool { return r.Set.Units[s.Unit].Group >= f.Since }) {
		return false
	}
	if f.Addressee == "" {
		return true
	}
	for _, s := range c.Steps {
		for _, who := range append(append([]string(nil), s.Source.Addressees...), s.Target.Addressees...) {
			if strings.EqualFold(who, f.Addressee) {
				return true
			}
		}
	}
	return false
}

func (f Filter) pair(r *drift.Report, p *drift.Pair) bool {
	if !f.thread(r, &r.Courses[p.Thread]) || r.Set.Units[p.Later].Group < f.Since {
		return false
	}
	if !f.OneSided {
		return true
	}
	if p.Comparison != nil && p.Comparison.OneSided() {
		return true
	}
	for _, c := range p.Formula {
		if c.Verdict != drift.Both {
			return true
		}
	}
	return false
}

// Rows are the changes of the report, one a row: earlier, later, relation, part (wording, force, qualifier, addressee),
// verdict, then the words before and after in the source and in the translation, the score of the verdict, and
// "minor" for changes of function words only.
func Rows(r *drift.Report, f Filter) [][]string {
	var rows [][]string
	for i := range r.Pairs {
		p := &r.Pairs[i]
		if !f.pair(r, p) {
			continue
		}
		head := []string{r.Set.Units[p.Earlier].ID, r.Set.Units[p.Later].ID, string(p.Relation)}
		for _, c := range p.Formula {
			rows = append(
				rows,
				append(
					head[:3:3],
					c.Of,
					string(c.Verdict),
					c.Source[0],
					c.Source[1],
					c.Target[0],
					c.Target[1],
					"1.000",
					"",
				),
			)
		}
		if p.Comparison == nil {
			continue
		}
		for _, c := range p.Comparison.Changes {
			minor := ""
			if c.Minor {
				minor = "minor"
			}
			rows = append(
				rows,
				append(
					head[:3:3],
					"wording",
					string(c.Verdict),
					c.Source.Before,
					c.Source.After,
					c.Target.Before,
					c.Target.After,
					fmt.Sprintf("%.3f", c.Score),
					minor,
				),
			)
		}
	}
	return rows
}

// Text writes the report for reading, no line wider than width where words allow.
func Text(w io.Writer, ui words.Language, r *drift.Report, f Filter, width int) error {
	p := &printer{w: w, ui: ui, r: r, width: max(width, 40)}
	p.summary(f)
	for n := range r.Courses {
		c := &r.Courses[n]
		var pairs []*drift.Pair
		for i := range r.Pairs {
			if q := &r.Pairs[i]; q.Thread == n && f.pair(r, q) {
				pairs = append(pairs, q)
			}
		}
		if f.thread(r, c) && (len(pairs) > 0 || !f.OneSided) {
			p.thread(c, pairs)
		}
	}
	return p.err
}

type printer struct {
	w     io.Writer
	ui    words.Language
	r     *drift.Report
	width int
	err   error
}

// wrap prints a text with a first prefix and an indent for the lines after.
func (p *printer) wrap(prefix, indent, text string) {
	if p.err != nil {
		return
	}
	_, p.err = io.WriteString(p.w, console.Wrap(prefix, indent, text, p.width))
}

func (p *printer) summary(f Filter) {
	keep := func(q *drift.Pair) bool {
		return f.thread(p.r, &p.r.Courses[q.Thread]) && p.r.Set.Units[q.Later].Group >= f.Since
	}
	all := p.r.Summary(keep)
	if all.Pairs > 0 {
		amended := p.r.Summary(func(q *drift.Pair) bool { return keep(q) && drift.Amended(q) })
		p.wrap("", "  ", p.ui.Translate(p.r.Sentence(all)))
		if amended.Pairs > 0 && amended.Pairs < all.Pairs { // of these a change of a word is most often told
			p.wrap("", "  ", p.ui.Sprintf("among them %d amended: %s", amended.Pairs, p.ui.Translate(p.r.Parts(amended))))
		}
	}
	p.wrap(
		"",
		"  ",
		p.ui.Sprintf("pairs with changes of force: %d, of qualifiers: %d, of addressee: %d; in one language only: %d",
			all.Force, all.Qualifiers, all.Addressee, all.FormulaDrift),
	)
}

func (p *printer) thread(c *drift.Course, pairs []*drift.Pair) {
	var refs []string
	for _, s := range c.Steps {
		refs = append(refs, p.r.Set.Units[s.Unit].ID)
	}
	head := strings.Join(slices.Compact(refs), " ")
	if c.Name != "" {
		head += ": " + c.Name
	}
	p.wrap("\n", "  ", head)
	for k, tag := range p.languages() {
		if path := c.Path(p.r, k); path != "" {
			p.wrap("  "+tag+"  ", "      ", path)
		}
	}
	if flags := c.Flags(); len(flags) > 0 {
		p.wrap("  ", "    ", p.ui.Sprintf("changes: %s", strings.Join(flagWords(p.ui, flags), ", ")))
	}
	for _, s := range c.Steps {
		if d := s.Disagree(); len(d) > 0 {
			p.wrap("  ", "    ", p.disagreement(&s, d))
		}
	}
	for _, q := range pairs {
		p.pair(q)
	}
}

func (p *printer) languages() []string {
	out := []string{p.r.Source.String()}
	if !p.r.Target.IsRoot() {
		out = append(out, p.r.Target.String())
	}
	return out
}

func flagWords(ui words.Language, flags []string) []string {
	names := map[string]string{
		formula.OfForce:     "force",
		formula.OfQualifier: "qualifiers",
		formula.OfAddressee: "addressee",
		"disagree":          "the languages disagree",
	}
	out := make([]string, len(flags))
	for i, f := range flags {
		out[i] = ui.Translate(names[f])
	}
	return out
}

func (p *printer) disagreement(s *drift.Step, parts []string) string {
	var out []string
	get := func(r formula.Reading, part string) string {
		v := r.Force.String()
		switch part {
		case formula.OfQualifier:
			v = strings.Join(r.Qualifiers, ", ")
		case formula.OfAddressee:
			v = r.Addressee()
		}
		if v == "" {
			return p.ui.Sprintf("none")
		}
		return v
	}
	for _, part := range parts {
		out = append(
			out,
			p.ui.Sprintf(
				"%s %s in %s, %s in %s",
				p.ui.Translate(part),
				get(s.Source, part),
				p.ui.Translate(drift.LanguageName(p.r.Source)),
				get(s.Target, part),
				p.ui.Translate(drift.LanguageName(p.r.Target)),
			),
		)
	}
	return p.ui.Sprintf("%s: %s", p.r.Set.Units[s.Unit].ID, p.ui.Join(out, "; "))
}

func (p *printer) pair(q *drift.Pair) {
	where := ""
	if q.Comparison != nil {
		where = ", " + seenIn(p.ui, p.r, q.Comparison.Verdict())
		if v := q.Comparison.Verdict(); v == drift.Both {
			where = ", " + p.ui.Sprintf("in both languages")
			if q.Comparison.OneSided() {
				where = ", " + p.ui.Sprintf("in both languages and besides in one only")
			}
		}
	}
	p.wrap(
		"  ",
		"    ",
		fmt.Sprintf(
			"%s -> %s  %s%s",
			p.r.Set.Units[q.Earlier].ID,
			p.r.Set.Units[q.Later].ID,
			p.ui.Translate(string(q.Relation)),
			where,
		),
	)
	for _, c := range q.Formula {
		p.wrap("    "+p.ui.Translate(c.Of)+" ", "      ", p.ui.Sprintf("%s: %s", p.in(c.Verdict), p.moves(c)))
	}
	if q.Comparison == nil {
		return
	}
	for _, c := range q.Comparison.Changes {
		if c.Minor {
			continue
		}
		p.wrap("    ", "      ", strings.TrimRight(p.ui.Sprintf("%s: %s", p.in(c.Verdict), ""), " "))
		p.side(p.r.Source.String(), c.Source, c.SourceChanged)
		p.side(p.r.Target.String(), c.Target, c.TargetChanged)
	}
}

func (p *printer) in(v drift.Verdict) string {
	if v == drift.Both {
		return p.ui.Sprintf("in both")
	}
	return seenIn(p.ui, p.r, v)
}

// seenIn says where a change is seen, by the names of the languages.
func seenIn(ui words.Language, r *drift.Report, v drift.Verdict) string {
	switch v {
	case drift.SourceOnly:
		return ui.Sprintf("%s only", ui.Translate(drift.LanguageName(r.Source)))
	case drift.TranslationOnly:
		return ui.Sprintf("%s only", ui.Translate(drift.LanguageName(r.Target)))
	}
	return ui.Translate(r.In(v))
}

func (p *printer) moves(c drift.FormulaChange) string {
	show := func(s [2]string) string {
		for i := range s {
			if s[i] == "" {
				s[i] = p.ui.Sprintf("none")
			}
		}
		if s[0] == s[1] {
			return s[0]
		}
		return s[0] + " -> " + s[1]
	}
	if p.r.Target.IsRoot() || c.Source == c.Target {
		return show(c.Source)
	}
	return p.r.Source.String() + " " + show(c.Source) + "; " + p.r.Target.String() + " " + show(c.Target)
}

func (p *printer) side(tag string, e drift.Edit, changed bool) {
	switch {
	case changed:
		p.wrap("      "+tag+"  ", "          ", marked(e))
	case e.Before != "" && e.After != "" && e.Before != e.After:
		p.wrap("      "+tag+"  ", "          ", p.ui.Sprintf("kept: %s / %s", e.Before, e.After))
	case e.Before != "" || e.After != "":
		p.wrap("      "+tag+"  ", "          ", p.ui.Sprintf("kept: %s", pick(e)))
	default:
		p.wrap("      "+tag+"  ", "          ", p.ui.Sprintf("nothing"))
	}
}

// marked shows an edit as word diffs do: [-out-] {+in+}.
func marked(e drift.Edit) string {
	var parts []string
	if e.Before != "" {
		parts = append(parts, "[-"+e.Before+"-]")
	}
	if e.After != "" {
		parts = append(parts, "{+"+e.After+"+}")
	}
	return strings.Join(parts, " ")
}

func pick(e drift.Edit) string {
	if e.After != "" {
		return e.After
	}
	return e.Before
}
