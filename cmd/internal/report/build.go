package report

import (
	"cmp"
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/align"
	"github.com/reprise-wording/reprise/align/bitext"
	"github.com/reprise-wording/reprise/align/pins"
	"github.com/reprise-wording/reprise/align/reuse"
	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/lang"
)

// Options say what to build. The zero value is an English report.
type Options struct {
	UI       string                                      // en or fr; default en
	Pins     *pins.Pins                                  // what a person decided; default nothing
	Served   bool                                        // a server stands behind the page, see package explorer
	PinsFile string                                      // its name, as the page shows it
	Notice   map[string]string                           // by language of the interface: what a reader must know of the texts
	Dropped  *corpus.Document                            // one document of the corpus, to be pointed out
	Progress func(what string, total int) func(done int) // default: silence
}

// A builder holds what the parts of a build share.
type builder struct {
	opts   Options
	corpus *corpus.Corpus
	set    *reuse.Set
	tags   []language.Tag // of the payload, in its order
	home   []place        // where each unit of the set stands in the corpus
	out    *Payload

	staleBeads []string // refs of pinned beads that no longer fit
}

// A place is where a unit of the set stands: its paper and the document of each payload language, nil where it is not.
type place struct {
	paper int
	docs  []*corpus.Document
}

// Build traces and aligns a corpus and gathers what the page shows. The error is the context's or that of a room below.
func Build(ctx context.Context, c *corpus.Corpus, opts Options) (*Payload, error) {
	if opts.Progress == nil {
		opts.Progress = func(string, int) func(int) { return func(int) {} }
	}
	if opts.UI = cmp.Or(opts.UI, "en"); opts.UI != "en" && opts.UI != "fr" {
		return nil, fmt.Errorf("report: no interface in %q; choose en or fr", opts.UI)
	}
	b := &builder{opts: opts, corpus: c, set: reuse.FromCorpus(c), tags: order(c.Languages())}
	if len(b.set.Units) == 0 {
		return nil, fmt.Errorf("report: the documents have no units; reprise parse shows what was read")
	}
	if b.opts.Pins == nil {
		b.opts.Pins = &pins.Pins{}
	}
	b.out = &Payload{UI: opts.UI, Served: opts.Served, Notice: opts.Notice, PinsFile: opts.PinsFile, Title: map[string]string{}, Body: map[string]string{}, Stems: map[string][]string{}, Pairs: []Pair{}, Threads: []Thread{}}
	b.locate()
	b.front()
	b.meetings()
	b.units()
	b.forces()
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	aligned := make(chan error, 1)
	go func() { aligned <- b.beads(ctx) }() // the beads and the trace do not need each other
	err := b.trace(ctx)
	if err != nil {
		stop()
	}
	if other := <-aligned; err == nil {
		err = other
	}
	if err != nil {
		return nil, err
	}
	b.out.Stale = append(b.staleBeads, b.out.Stale...)
	b.stems()
	b.dropped()
	return b.out, nil
}

// order puts the original after the first translation, as align does: what is checked stands left of what it is checked
// against.
func order(tags []language.Tag) []language.Tag {
	tags = slices.Clone(tags)
	if len(tags) > 1 {
		tags[0], tags[1] = tags[1], tags[0]
	}
	return tags
}

// locate finds the documents of every unit. Refs that two papers share carry the number of their paper (2:VII.2).
func (b *builder) locate() {
	owner := map[string]int{}
	for i, p := range b.corpus.Papers {
		for _, d := range p.Versions {
			for _, u := range d.Units() {
				owner[fmt.Sprintf("%d:%s", i+1, u.Ref)] = i
				if _, taken := owner[u.Ref.String()]; !taken {
					owner[u.Ref.String()] = i
				}
			}
		}
	}
	b.home = make([]place, len(b.set.Units))
	for n, u := range b.set.Units {
		i := owner[u.ID]
		docs := make([]*corpus.Document, len(b.tags))
		for k, tag := range b.tags {
			docs[k] = b.corpus.Papers[i].In(tag)
		}
		b.home[n] = place{i, docs}
	}
}

func (b *builder) front() {
	for _, tag := range b.tags {
		b.out.Langs = append(b.out.Langs, tag.String())
		for _, d := range b.corpus.Documents(tag) {
			if t := b.out.Title; t[tag.String()] == "" {
				t[tag.String()] = d.Title
			}
			if t := b.out.Body; t[tag.String()] == "" {
				t[tag.String()] = d.Body
			}
		}
	}
	for _, p := range b.corpus.Papers {
		paper := Paper{Source: map[string]string{}}
		for _, d := range p.Versions {
			paper.Symbol = cmp.Or(paper.Symbol, d.Symbol)
			paper.Date = cmp.Or(paper.Date, d.Date.String())
			if d.Source != "" {
				paper.Source[d.Language.String()] = filepath.Base(d.Source)
			}
		}
		b.out.Papers = append(b.out.Papers, paper)
		b.out.Short = cmp.Or(b.out.Short, paper.Symbol)
	}
	b.out.Short = cmp.Or(b.out.Short, "reprise")
	for tag, title := range b.out.Title {
		b.out.Title[tag] = cmp.Or(title, b.out.Body[tag], b.out.Short)
	}
}

func (b *builder) meetings() {
	for g, group := range b.set.Groups {
		m := Meeting{Ref: group.Name, Start: group.Start.String(), End: group.End.String(), Year: group.Year(), First: -1, Heading: map[string]string{}, Place: map[string]string{}}
		for i, u := range b.set.Units {
			if u.Group != g {
				continue
			}
			if m.First < 0 {
				m.First = i
				for k, d := range b.home[i].docs {
					if d == nil {
						continue
					}
					if dm := d.Meeting(u.Ref); dm != nil {
						m.Heading[b.tag(k)], m.Place[b.tag(k)] = dm.Heading, dm.Place
					}
				}
			}
			m.Count++
		}
		m.First = max(m.First, 0)
		b.out.Meetings = append(b.out.Meetings, m)
	}
}

func (b *builder) tag(k int) string { return b.tags[k].String() }

var kinds = map[corpus.Kind]string{corpus.Recommendation: "r", corpus.Item: "i", corpus.Note: "n"}

func (b *builder) units() {
	for n, su := range b.set.Units {
		u := Unit{Ref: su.ID, Kind: cmp.Or(kinds[su.Kind], "i"), Depth: su.Ref.Depth(), Up: su.Parent, Meeting: su.Group, Text: map[string][]string{}}
		for k, d := range b.home[n].docs {
			if d == nil {
				continue
			}
			cu := d.Unit(su.Ref)
			if cu == nil {
				continue
			}
			u.Text[b.tag(k)] = pieces(cu.Text, lang.For(b.tags[k]).Sentences(cu.Text))
			if cu.Original != "" {
				u.Was = with(u.Was, b.tag(k), cu.Original)
			}
			if notes := footnotes(d, cu); len(notes) > 0 {
				u.Notes = with(u.Notes, b.tag(k), notes)
			}
		}
		b.out.Units = append(b.out.Units, u)
	}
}

func with[V any](m map[string]V, k string, v V) map[string]V {
	if m == nil {
		m = map[string]V{}
	}
	m[k] = v
	return m
}

// pieces cuts a text at the starts of its sentences: each keeps the white space after it.
func pieces(text string, spans []lang.Span) []string {
	if len(spans) == 0 {
		return []string{text}
	}
	out := make([]string, len(spans))
	start := 0
	for i := range spans {
		end := len(text)
		if i+1 < len(spans) {
			end = spans[i+1].Start
		}
		out[i] = text[start:end]
		start = end
	}
	return out
}

func footnotes(d *corpus.Document, u *corpus.Unit) [][2]string {
	var out [][2]string
	for _, m := range u.Marks {
		if i := slices.IndexFunc(d.Notes, func(f corpus.Footnote) bool { return f.Marker == m.Marker }); i >= 0 {
			out = append(out, [2]string{m.Marker, d.Notes[i].Text})
		}
	}
	return out
}

// pinsUnder is the beads of the units of one paper, their refs as the paper has them.
func pinsUnder(p *pins.Pins, prefixes []string, paper int) *pins.Pins {
	out := &pins.Pins{}
	for _, u := range p.Units {
		i := slices.IndexFunc(prefixes, func(prefix string) bool { return prefix != "" && strings.HasPrefix(u.Ref, prefix) })
		if i == paper || i < 0 && prefixes[paper] == "" {
			u.Ref = strings.TrimPrefix(u.Ref, prefixes[paper])
			out.Units = append(out.Units, u)
		}
	}
	return out
}

// beads aligns the first two languages of every paper that has both.
func (b *builder) beads(ctx context.Context) error {
	if len(b.tags) < 2 {
		return nil
	}
	prefixes := reuse.Prefixes(b.corpus)
	done := b.opts.Progress("aligning", len(b.corpus.Papers))
	defer done(-1)
	for i, p := range b.corpus.Papers {
		source, target := p.In(b.tags[0]), p.In(b.tags[1])
		if source == nil || target == nil {
			continue
		}
		a, err := bitext.Documents(source, target, bitext.WithContext(ctx))
		if err != nil {
			return err
		}
		for _, ref := range a.Pin(pinsUnder(b.opts.Pins, prefixes, i)) {
			b.staleBeads = append(b.staleBeads, prefixes[i]+ref)
		}
		doubts, err := a.Review(bitext.WithContext(ctx))
		if err != nil {
			return err
		}
		why := map[[2]int]string{}
		for _, d := range doubts {
			why[[2]int{d.Row, d.Bead}] = strings.Join(d.Why, "; ")
		}
		rows := map[corpus.Ref]int{}
		for k, r := range a.Rows {
			if r.Kind == bitext.UnitRow {
				rows[r.Ref] = k
			}
		}
		for n := range b.out.Units {
			if k, ok := rows[b.set.Units[n].Ref]; ok && b.home[n].paper == i {
				b.out.Units[n].Beads = beadsOf(&a.Rows[k], func(bead int) string { return why[[2]int{k, bead}] })
			}
		}
		done(i + 1)
	}
	return nil
}

func beadsOf(r *bitext.Row, why func(bead int) string) []Bead {
	var out []Bead
	for n, x := range r.Beads {
		e := Bead{A: list(x.Source), B: list(x.Target), Score: round(x.Score), Why: why(n), Hand: x.Origin == align.ByHand}
		if !x.SourcePart.IsZero() && len(x.Source) == 1 {
			e.PartA = part(r.Source.Sentence(x.Source[0]), x.SourcePart.Start, x.SourcePart.End)
		}
		if !x.TargetPart.IsZero() && len(x.Target) == 1 {
			e.PartB = part(r.Target.Sentence(x.Target[0]), x.TargetPart.Start, x.TargetPart.End)
		}
		out = append(out, e)
	}
	return out
}

// list is never null in JSON.
func list(ns []int) []int {
	if ns == nil {
		return []int{}
	}
	return ns
}

func part(text string, start, end int) *[2]int {
	return &[2]int{utf16Len(text[:start]), utf16Len(text[:end])}
}

func round(x float64) float64 { return float64(int(x*1000+0.5)) / 1000 }

// stems gathers the words of every language by their stems, so that the page finds inflected forms as the program does.
func (b *builder) stems() {
	for k, tag := range b.tags {
		l := lang.For(tag)
		groups := map[string][]string{}
		seen := map[string]bool{}
		for _, u := range b.out.Units {
			text := strings.Join(u.Text[b.tag(k)], "")
			for _, t := range l.Tokens(text) {
				word := t.Text(text)
				key := lang.FoldAll.Key(word)
				if t.Kind == lang.Space || t.Kind == lang.Punct || key == "" || seen[key] || strings.ContainsRune(key, ' ') {
					continue
				}
				seen[key] = true
				stem := key
				if t.Kind == lang.Word {
					stem = l.Stem(word)
				}
				groups[stem] = append(groups[stem], key)
			}
		}
		list := make([]string, 0, len(groups))
		for _, words := range groups {
			slices.Sort(words)
			list = append(list, strings.Join(words, " "))
		}
		slices.Sort(list)
		b.out.Stems[b.tag(k)] = list
	}
}

// dropped points out the meetings of the dropped document and counts what it takes up.
func (b *builder) dropped() {
	d := b.opts.Dropped
	if d == nil {
		return
	}
	out := &Dropped{Name: filepath.Base(d.Source)}
	for n, u := range b.out.Units {
		if !slices.Contains(b.home[n].docs, d) {
			continue
		}
		out.Units++
		if m := b.out.Meetings[u.Meeting].Ref; !slices.Contains(out.Meetings, m) {
			out.Meetings = append(out.Meetings, m)
		}
		if slices.ContainsFunc(b.out.Pairs, func(p Pair) bool { return p.B == n && !p.Rejected && !p.Weak }) {
			out.Taken++
		}
	}
	b.out.Dropped = out
}
