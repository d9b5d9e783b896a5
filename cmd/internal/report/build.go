package report

import (
	"cmp"
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/align/pins"
	"github.com/reprise-wording/reprise/align/reuse"
	"github.com/reprise-wording/reprise/cmd/internal/load"
	"github.com/reprise-wording/reprise/cmd/internal/words"
	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/lang"
)

// Options say what to build. The zero value is an English report.
type Options struct {
	UI       string     // one of words.Languages; default en
	Pins     *pins.Pins // what a person decided; default nothing
	Rev      string     // of the decisions, as the explorer numbers them
	Served   bool       // a server stands behind the page, see package explorer
	PinsFile string     // its name, as the page shows it
	// by language of the interface: what a reader must know of the texts
	Notice   map[string]string
	Dropped  *corpus.Document                            // one document of the corpus, to be pointed out
	Progress func(what string, total int) func(done int) // default: Silence
	// Traced gives Build what a trace of the units found, nil where they are not traced yet. Default: they are not.
	Traced func(ctx context.Context, set *reuse.Set) (*reuse.Kept, error)
}

// check puts the defaults in, and refuses an interface that is not there.
func (o *Options) check() error {
	if o.Progress == nil {
		o.Progress = Silence
	}
	if o.Pins == nil {
		o.Pins = &pins.Pins{}
	}
	if o.UI = cmp.Or(o.UI, words.Languages[0]); !slices.Contains(words.Languages, o.UI) {
		return fmt.Errorf("report: no interface in %q; choose one of %s", o.UI, strings.Join(words.Languages, ", "))
	}
	return nil
}

// A builder holds what the parts of a payload share.
type builder struct {
	*Analysis
	opts   Options
	blocks []finder // the blocks of each of the tags
	home   []place  // where each unit of the set stands in the corpus
	marks  []mark   // where each landmark of the payload stands in the corpus
	counts map[*corpus.Document]map[unpaired]int
	out    *Payload

	staleBeads []string // refs of pinned beads that no longer fit
}

// A place is where a unit of the set stands: its paper and the document of each payload language, nil where it is not.
type place struct {
	paper int
	docs  []*corpus.Document
}

// A finder finds the blocks of one language by paper and ref.
type finder map[address]*corpus.Block

type address struct {
	paper int
	ref   corpus.Ref
}

func (f finder) at(paper int, ref corpus.Ref) *corpus.Block { return f[address{paper, ref}] }

// index makes the finder of each tag.
func (b *builder) index() {
	b.blocks = make([]finder, len(b.tags))
	for k, tag := range b.tags {
		b.blocks[k] = finder{}
		for i, p := range b.corpus.Papers {
			if d := p.In(tag); d != nil {
				for _, cb := range d.Blocks {
					b.blocks[k][address{i, cb.Ref}] = cb
				}
			}
		}
	}
}

// Build analyses a corpus and gathers what the page shows. The error is the context's or that of a room below.
func Build(ctx context.Context, c *corpus.Corpus, opts Options) (*Payload, error) {
	if err := opts.check(); err != nil {
		return nil, err
	}
	a, err := analyse(ctx, c, opts)
	if err != nil {
		return nil, err
	}
	return a.Payload(ctx, opts)
}

// Wording is the payload before anything is compared: the papers and their wording, without pairs, threads, beads and
// standings. It may be asked for while Complete is at work.
func (a *Analysis) Wording(opts Options) (*Payload, error) {
	if err := opts.check(); err != nil {
		return nil, err
	}
	out := a.base.out.with(opts)
	out.Pending = true
	return out, nil
}

// Payload gathers what the page shows, with the decisions of the options.
func (a *Analysis) Payload(ctx context.Context, opts Options) (*Payload, error) {
	if err := opts.check(); err != nil {
		return nil, err
	}
	b, out := *a.base, a.base.out.with(opts)
	b.opts, b.out = opts, out
	out.Units, out.Landmarks = slices.Clone(out.Units), slices.Clone(out.Landmarks) // whose beads differ
	if err := b.beads(ctx); err != nil {
		return nil, err
	}
	if err := b.trace(ctx); err != nil {
		return nil, err
	}
	b.out.Stale = append(b.staleBeads, b.out.Stale...)
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
			for _, u := range d.Blocks {
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

// fewTitles is how many papers of other titles a report may have and still bear the title of the first.
const fewTitles = 3

// front gives the page its title and lists the papers.
func (b *builder) front() {
	for _, tag := range b.tags {
		b.out.Langs = append(b.out.Langs, tag.String())
		titles := map[string]bool{}
		for _, d := range b.corpus.Documents(tag) {
			if t := b.out.Title; t[tag.String()] == "" {
				t[tag.String()] = d.Title
			}
			titles[d.Title] = true
			if t := b.out.Body; t[tag.String()] == "" {
				t[tag.String()] = d.Body
			}
		}
		if len(titles) > fewTitles { // the title of one paper does not name them all
			b.out.Title[tag.String()] = ""
		}
	}
	for _, p := range b.corpus.Papers {
		paper := Paper{Source: map[string]string{}}
		for _, d := range p.Versions {
			paper.Symbol = cmp.Or(paper.Symbol, d.Symbol)
			paper.Date = cmp.Or(paper.Date, cmp.Or(d.Issued, d.Adopted.Start).String())
			if d.Source != "" {
				paper.Source[d.Language.String()] = filepath.Base(d.Source)
			}
			if len(d.LeftOut) > 0 {
				paper.LeftOut = with(paper.LeftOut, d.Language.String(), load.LeftOut(words.Language(b.opts.UI), d))
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
	units := make([][]int, len(b.set.Groups))
	for i, u := range b.set.Units {
		units[u.Group] = append(units[u.Group], i)
	}
	for g, group := range b.set.Groups {
		m := Meeting{
			Ref:     group.Name,
			Start:   group.Start.String(),
			End:     group.End.String(),
			Year:    group.Year(),
			Heading: map[string]string{},
			Place:   map[string]string{},
		}
		if m.Count = len(units[g]); m.Count > 0 {
			m.First = units[g][0]
			home := b.home[m.First]
			for k, d := range home.docs {
				if d == nil {
					continue
				}
				if cb := b.blocks[k].at(home.paper, b.set.Units[m.First].Ref); cb != nil {
					part := d.MeetingOf(cb)
					m.Heading[b.tag(k)], m.Place[b.tag(k)] = part.Heading(), part.Place
				}
			}
		}
		b.out.Meetings = append(b.out.Meetings, m)
	}
}

// kinds are the kinds of blocks as the page has them, see Unit.Kind.
var kinds = map[corpus.Kind]string{
	corpus.Unit:    "i",
	corpus.Item:    "b",
	corpus.Recital: "p",
	corpus.Text:    "t",
	corpus.Cell:    "c",
	corpus.Heading: "h",
	corpus.Note:    "f",
}

// kindOf is the kind of a unit of the set as the page has it.
func kindOf(u *reuse.Unit) string {
	switch {
	case u.Ref.Path == corpus.NotePath:
		return "n"
	case u.Kind == corpus.Unit && u.Ref.Depth() == 1:
		return "r"
	}
	return cmp.Or(kinds[u.Kind], "i")
}

func (b *builder) units() {
	b.out.Units = make([]Unit, len(b.set.Units))
	for n := range b.set.Units {
		b.out.Units[n] = b.unit(n)
	}
}

// unit is a unit of the set with its wording.
func (b *builder) unit(n int) Unit {
	su := &b.set.Units[n]
	u := Unit{
		Ref:     su.ID,
		Kind:    kindOf(su),
		Depth:   su.Ref.Depth(),
		Up:      su.Parent,
		Meeting: su.Group,
		Text:    map[string][]string{},
	}
	for k, d := range b.home[n].docs {
		if d == nil {
			continue
		}
		cu := b.blocks[k].at(b.home[n].paper, su.Ref)
		if _, ok := b.set.Text(n, b.tags[k]); cu == nil || !ok && cu.Text != "" {
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
	return u
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

// footnotes are the notes that the markers in a block point to: of several with one marker the next behind it.
func footnotes(d *corpus.Document, b *corpus.Block) [][2]string {
	if len(b.Marks) == 0 {
		return nil
	}
	here := slices.Index(d.Blocks, b)
	var out [][2]string
	for _, m := range b.Marks {
		is := func(n *corpus.Block) bool { return n.Kind == corpus.Note && n.Label == m.Marker }
		at := slices.IndexFunc(d.Blocks[here:], is)
		if at >= 0 {
			at += here
		} else {
			at = slices.IndexFunc(d.Blocks, is)
		}
		if at >= 0 {
			out = append(out, [2]string{m.Marker, d.Blocks[at].Text})
		}
	}
	return out
}

// stems gathers the words of every language by their stems, so that the page finds inflected forms as the program does,
// and the words that elide.
func (b *builder) stems() {
	for k, tag := range b.tags {
		l := lang.For(tag)
		for _, row := range l.Table("elisions.txt") {
			b.out.Elisions[b.tag(k)] = append(b.out.Elisions[b.tag(k)], lang.FoldAll.Key(row[0]))
		}
		groups := map[string][]string{}
		seen := map[string]bool{}
		texts := make([]string, 0, len(b.out.Units)+len(b.out.Landmarks))
		for _, u := range b.out.Units {
			texts = append(texts, strings.Join(u.Text[b.tag(k)], ""))
		}
		for _, m := range b.out.Landmarks {
			texts = append(texts, strings.Join(m.Text[b.tag(k)], ""))
		}
		s := b.stemmers[k]
		for _, text := range texts {
			for _, t := range l.Tokens(text) {
				word := t.Text(text)
				key := lang.FoldAll.Key(word)
				if t.Kind == lang.Space || t.Kind == lang.Punct || key == "" || seen[key] ||
					strings.ContainsRune(key, ' ') {
					continue
				}
				seen[key] = true
				stem := key
				if t.Kind == lang.Word {
					stem = s.stem(word)
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
	out := &Dropped{Name: filepath.Base(d.Source), LeftOut: load.LeftOut(words.Language(b.opts.UI), d)}
	for n, u := range b.out.Units {
		if !slices.Contains(b.home[n].docs, d) {
			continue
		}
		out.Units++
		if m := b.out.Meetings[u.Meeting].Ref; !slices.Contains(out.Meetings, m) {
			out.Meetings = append(out.Meetings, m)
		}
		if u.Standing == reuse.Repeated {
			out.Taken++
		}
	}
	b.out.Dropped = out
}
