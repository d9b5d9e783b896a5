package report

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/reprise-wording/reprise/align"
	"github.com/reprise-wording/reprise/align/bitext"
	"github.com/reprise-wording/reprise/align/check"
	"github.com/reprise-wording/reprise/align/exchange"
	"github.com/reprise-wording/reprise/align/pins"
	"github.com/reprise-wording/reprise/align/reuse"
	"github.com/reprise-wording/reprise/diff"
)

// The kinds of items.
const (
	PairItem  = "pair"  // a possible repetition
	BeadsItem = "beads" // sentences whose alignment is doubtful
	AlarmItem = "alarm" // a finding of the translation check
)

// An Item is one thing that waits for a person, or that a person decided.
type Item struct {
	ID       string  `json:"id"`
	Kind     string  `json:"kind"`
	Paper    int     `json:"paper"`             // index, of the later paragraph
	Ref      string  `json:"ref"`               // of the paragraph; of a pair the later one
	Earlier  string  `json:"earlier,omitempty"` // of a pair
	Relation string  `json:"rel,omitempty"`     // of a pair
	Score    float64 `json:"score,omitempty"`   // of a pair and an alarm: how likely it is right
	// what stands beside what: of beads all of the paragraph, of an alarm one
	Rows    []ItemRow `json:"rows,omitempty"`
	Why     Said      `json:"why,omitempty"`   // of an alarm
	Sort    string    `json:"sort,omitempty"`  // of an alarm: its kind, see package check
	Words   string    `json:"words,omitempty"` // of an alarm: those of the first language
	Others  string    `json:"others,omitempty"`
	Decided *Decided  `json:"decided,omitempty"`
}

// An ItemRow is texts that stand side by side.
type ItemRow struct {
	Texts [2]string `json:"t"`
	Why   Said      `json:"d,omitempty"` // what speaks against it
	A     []int     `json:"a"`           // the sentences
	B     []int     `json:"b"`
}

// A Decided is what a person decided. Seen is what one who decides otherwise must have seen, see [pins.Pins.Replace].
type Decided struct {
	Verdict string `json:"verdict"` // confirmed, rejected; corrected for beads
	Author  string `json:"author,omitempty"`
	At      string `json:"at,omitempty"` // RFC 3339
	Seen    string `json:"seen"`
}

// DecidedOf is what a decision says; nil where it takes one back.
func DecidedOf(d pins.Decision) *Decided {
	seen := d.Lines()
	if seen == "" {
		return nil
	}
	by := d.By()
	out := &Decided{Author: by.Author, At: by.At, Seen: seen, Verdict: "corrected"}
	switch {
	case d.Pair != nil:
		out.Verdict = string(d.Pair.Verdict)
	case d.Alarm != nil:
		out.Verdict = string(d.Alarm.Verdict)
	}
	return out
}

// ItemOf names the item that a decision is about, the same whichever way round it was made.
func ItemOf(d pins.Decision) string {
	switch {
	case d.Pair != nil:
		return strings.Join([]string{PairItem, min(d.Pair.Earlier, d.Pair.Later), max(d.Pair.Earlier, d.Pair.Later)}, "\t")
	case d.Unit != nil:
		return BeadsItem + "\t" + d.Unit.Ref
	case d.Alarm != nil:
		k := d.Alarm.Key()
		return strings.Join([]string{AlarmItem, k.Languages, k.Ref, k.Kind, k.Words, k.Others}, "\t")
	}
	return ""
}

// Queue lists what waits for a person, decided or not: possible repetitions, the likeliest first, and what is doubtful
// in the alignment, in the order of the papers; and the pairs that a person decided on besides. What waits does not
// depend on the decisions, so that none of them changes the list.
func (a *Analysis) Queue(decided *pins.Pins) []Item {
	prefixes := reuse.Prefixes(a.corpus)
	items := append(a.possible(), a.doubts(prefixes)...)
	known := map[string]int{}
	for i, x := range items {
		known[x.ID] = i
	}
	for _, d := range decided.Decisions() {
		if i, ok := known[ItemOf(d)]; ok {
			items[i].Decided = DecidedOf(d)
		} else if x, ok := a.besides(d, prefixes); ok {
			items = append(items, x)
		}
	}
	return items
}

// possible are the pairs that are in no thread.
func (a *Analysis) possible() []Item {
	items := []Item{}
	for _, p := range a.traced.Pairs {
		if p.Score >= a.traced.Threshold && !a.traced.Firm(p) {
			items = append(items, a.pairItem(p))
		}
	}
	return items
}

func (a *Analysis) pairItem(p reuse.Reiteration) Item {
	x := Item{
		Kind: PairItem, Paper: a.base.home[p.Later].paper, Ref: a.set.Units[p.Later].ID, Earlier: a.set.Units[p.Earlier].ID,
		Relation: string(p.Relation), Score: round(p.Score),
	}
	x.ID = ItemOf(pins.Decision{Pair: &pins.Pair{Earlier: x.Earlier, Later: x.Ref}})
	return x
}

// doubts are the paragraphs of which the alignment of a sentence is doubtful.
func (a *Analysis) doubts(prefixes []string) []Item {
	var items []Item
	for i := range a.papers {
		p := &a.papers[i]
		for k := range p.doubtful {
			row := &p.before.Rows[p.doubtful[k].row]
			items = append(items, beadsItem(i, prefixes[i]+row.Ref.String(), row, p.doubtful[k].why))
		}
	}
	return items
}

func beadsItem(paper int, ref string, row *bitext.Row, why map[int][]align.Remark) Item {
	x := Item{Kind: BeadsItem, Paper: paper, Ref: ref, Rows: make([]ItemRow, len(row.Beads))}
	x.ID = ItemOf(pins.Decision{Unit: &pins.Unit{Ref: ref}})
	for n, b := range row.Beads {
		x.Rows[n] = ItemRow{
			Texts: [2]string{sentences(row.Source, b.Source), sentences(row.Target, b.Target)}, Why: said(why[n]...),
			A: list(b.Source), B: list(b.Target),
		}
	}
	return x
}

func sentences(h *bitext.Half, ids []int) string {
	out := make([]string, len(ids))
	for k, i := range ids {
		out[k] = h.Sentence(i)
	}
	return strings.Join(out, " ")
}

// besides is the item of a decision that was made elsewhere than in the queue, or on another day.
func (a *Analysis) besides(d pins.Decision, prefixes []string) (Item, bool) {
	switch {
	case d.Pair != nil:
		i, j := a.set.Index(d.Pair.Earlier), a.set.Index(d.Pair.Later)
		if i < 0 || j < 0 {
			return Item{}, false
		}
		x := a.pairItem(reuse.Reiteration{Earlier: min(i, j), Later: max(i, j), Relation: reuse.Reworded})
		x.Decided = DecidedOf(d)
		return x, true
	case d.Unit != nil:
		paper, row := a.row(d.Unit.Ref, prefixes)
		if row == nil {
			return Item{}, false
		}
		x := beadsItem(paper, d.Unit.Ref, row, nil)
		x.Decided = DecidedOf(d)
		return x, true
	}
	return Item{}, false // an alarm is a finding of the check, see Alarms
}

// row finds the row of a paragraph in the alignment; nil for none.
func (a *Analysis) row(ref string, prefixes []string) (paper int, row *bitext.Row) {
	for i := range a.papers {
		if rest, ok := strings.CutPrefix(ref, prefixes[i]); ok {
			if k, there := a.papers[i].byRef[rest]; there {
				return i, &a.papers[i].before.Rows[k]
			}
		}
	}
	return 0, nil
}

// CheckBeads says what is wrong with beads for the sentences of a paragraph in the two languages that stand side by
// side.
func (a *Analysis) CheckBeads(ref string, beads []align.Bead) error {
	_, row := a.row(ref, reuse.Prefixes(a.corpus))
	if row == nil {
		return fmt.Errorf("report: %s does not stand side by side", ref)
	}
	var n [2]int
	for side, half := range []*bitext.Half{row.Source, row.Target} {
		if half != nil {
			n[side] = len(half.Sentences)
		}
	}
	return align.Check(beads, n[0], n[1])
}

// Languages names the two languages that stand side by side (fr-en); empty where there is one only.
func (a *Analysis) Languages() string {
	if len(a.tags) < 2 {
		return ""
	}
	return a.tag(0) + "-" + a.tag(1)
}

// Has reports whether a paragraph of this name can be in a pair.
func (a *Analysis) Has(ref string) bool { return a.set.Index(ref) >= 0 }

// Compare is the differences of two paragraphs by language, packed; nil where there is no such paragraph.
func (a *Analysis) Compare(earlier, later string) map[string]string {
	i, j := a.set.Index(earlier), a.set.Index(later)
	if i < 0 || j < 0 {
		return nil
	}
	out := map[string]string{}
	for k, tag := range a.tags {
		if x, y := a.base.text(i, k), a.base.text(j, k); x != "" && y != "" {
			out[a.tag(k)] = pack(diff.Texts(x, y, diff.In(tag), diff.WithoutForce()))
		}
	}
	return out
}

// Alarms are the findings of the translation check in the alignment as it was found, the surest first. It takes about
// as long as the alignment did, and may run beside anything else.
func (a *Analysis) Alarms(ctx context.Context) ([]Item, error) {
	prefixes := reuse.Prefixes(a.corpus)
	items := []Item{}
	for i := range a.papers {
		if a.papers[i].before == nil {
			continue
		}
		found, err := a.alarms(ctx, i, prefixes[i])
		if err != nil {
			return nil, err
		}
		items = append(items, found...)
	}
	slices.SortStableFunc(items, func(x, y Item) int { return cmp.Compare(y.Score, x.Score) })
	return items, nil
}

func (a *Analysis) alarms(ctx context.Context, paper int, prefix string) ([]Item, error) {
	memory := exchange.FromDocuments(a.papers[paper].before)
	pairs := make([]check.Pair, len(memory.Rows))
	for k, r := range memory.Rows {
		pairs[k] = check.Pair{Source: r.Source, Target: r.Target, Of: r.Ref}
	}
	c, err := check.New(pairs, a.tags[0], a.tags[1], bitext.WithContext(ctx))
	if err != nil {
		return nil, err
	}
	var items []Item
	for k, r := range memory.Rows {
		if k%256 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		for _, f := range c.Findings(k) {
			x := Item{
				Kind: AlarmItem, Paper: paper, Ref: prefix + r.Ref, Score: round(f.Confidence), Why: said(f.Why),
				Sort:  string(f.Kind),
				Words: f.Source, Others: f.Target,
				Rows: []ItemRow{{Texts: [2]string{r.Source, r.Target}, A: list(r.Bead.Source), B: list(r.Bead.Target)}},
			}
			x.ID = ItemOf(pins.Decision{Alarm: a.Alarm(x)})
			items = append(items, x)
		}
	}
	return items, nil
}

// Alarm is a decision about the alarm of an item, which has yet to say what was decided.
func (a *Analysis) Alarm(x Item) *pins.Alarm {
	return &pins.Alarm{Languages: a.Languages(), Ref: x.Ref, Kind: x.Sort, Words: x.Words, Others: x.Others}
}

// Judge puts what was decided about alarms into a copy of them.
func Judge(alarms []Item, decided *pins.Pins) []Item {
	by := map[string]*Decided{}
	for _, d := range decided.Decisions() {
		if d.Alarm != nil {
			by[ItemOf(d)] = DecidedOf(d)
		}
	}
	out := slices.Clone(alarms)
	for i := range out {
		out[i].Decided = by[out[i].ID]
	}
	return out
}
