package akn

import (
	"cmp"
	"fmt"
	"sort"
	"strings"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/internal/aknname"
	"github.com/reprise-wording/reprise/corpus/lang/lazyregexp"
)

// A file is a document that is being written.
type file struct {
	doc    *corpus.Document
	counts map[string]int  // of eIds that are counted, by what they begin with
	taken  map[string]bool // eIds
	annex  []int           // of each part, see annexes
	// of each block: the place of the next unit of its part, counted from 1; 0 for none
	next   []int
	cited  citations                         // of the block that was asked for last
	refers map[*corpus.Block][]*corpus.Block // see corpus.Document.NotesOf
	noteID map[*corpus.Block]string          // the eIds of the notes that are written
	notes  map[string][]int                  // the places of the notes with a marker
	place  map[*corpus.Block]int             // of the blocks with marks
	later  []reference                       // to notes, which need not be written yet
}

// A reference is an element that refers to a note.
type reference struct {
	node *node
	note *corpus.Block
}

func newFile(d *corpus.Document) *file {
	f := &file{
		doc: d, counts: map[string]int{}, taken: map[string]bool{}, annex: annexes(d), next: nextUnits(d),
		refers: d.NotesOf(), noteID: map[*corpus.Block]string{},
		notes: map[string][]int{}, place: map[*corpus.Block]int{},
	}
	for i, b := range d.Blocks {
		if b.Kind == corpus.Note {
			f.notes[b.Label] = append(f.notes[b.Label], i)
		}
		if len(b.Marks) > 0 {
			f.place[b] = i
		}
	}
	return f
}

// nearest is the note with a marker that stands nearest to a place, nil for none.
func (f *file) nearest(marker string, place int) *corpus.Block {
	all := f.notes[marker]
	if len(all) == 0 {
		return nil
	}
	i := sort.SearchInts(all, place)
	if i == len(all) || i > 0 && place-all[i-1] < all[i]-place {
		i--
	}
	return f.doc.Blocks[all[i]]
}

// annexes tells of each part which annex of the paper itself it is or stands in; 0 where it stands in none.
func annexes(d *corpus.Document) []int {
	out := make([]int, max(len(d.Parts), 1))
	for i := range d.Parts {
		top := i
		for n := 0; top > 0 && d.Parts[top].Parent > 0 && n < len(d.Parts); n++ {
			top = d.Parts[top].Parent
		}
		if top > 0 && d.Parts[top].Kind == corpus.AnnexPart {
			out[i] = top
		}
	}
	return out
}

// nextUnits tells of each block where the next unit of its part stands, as far as no other part comes between.
func nextUnits(d *corpus.Document) []int {
	out := make([]int, len(d.Blocks))
	for i := len(d.Blocks) - 2; i >= 0; i-- {
		switch next := d.Blocks[i+1]; {
		case next.Part != d.Blocks[i].Part:
		case next.Kind == corpus.Unit:
			out[i] = i + 2
		default:
			out[i] = out[i+1]
		}
	}
	return out
}

// id makes an eId by counting.
func (f *file) id(stem string) string {
	for {
		f.counts[stem]++
		if id := fmt.Sprintf("%s_%d", stem, f.counts[stem]); !f.taken[id] {
			f.taken[id] = true
			return id
		}
	}
}

// claim makes an eId of a name, which gets a number behind it where it stands already.
func (f *file) claim(id string) string {
	if f.taken[id] {
		return f.id(id + "_")
	}
	f.taken[id] = true
	return id
}

// A frame is an open element: a part, or a unit whose items may follow.
type frame struct {
	node *node
	part int  // index; the part that it opens or stands in
	unit int  // of a unit: its place among the blocks, counted from 1
	hier bool // it has elements of the hierarchy already
}

// A body sets the blocks of a document, in reading order, into nested elements.
type body struct {
	*file
	open []frame
	top  string // the name of the element that holds all: mainBody
}

// blocks sets the blocks from one index to another under a root, which stands for a part.
func (f *file) blocks(root *node, from, to, part int) {
	w := &body{file: f, open: []frame{{node: root, part: part}}, top: root.name}
	all := f.doc.Blocks
	for i := from; i < to; {
		b := all[i]
		next := i + 1
		run := &noteRun{part: b.Part}
		if b.Kind == corpus.Note {
			next = i
		}
		for next < to && all[next].Kind == corpus.Note {
			run.notes = append(run.notes, all[next])
			next++
		}
		w.enter(b.Part)
		if b.Kind == corpus.Note {
			w.plain("p", run, nil)
		} else {
			w.block(i, to, b, run)
		}
		i = next
	}
}

// enter opens and closes parts until the innermost is the one wanted.
func (w *body) enter(part int) {
	chain := []int{}
	for at := part; at > 0 && len(chain) < len(w.doc.Parts); at = w.doc.Parts[at].Parent {
		chain = append([]int{at}, chain...)
	}
	keep := 1
	for keep < len(w.open) && w.open[keep].unit == 0 {
		if i := keep - 1 + w.base(); i >= len(chain) || chain[i] != w.open[keep].part {
			break
		}
		keep++
	}
	if w.innermost() == part {
		return
	}
	w.open = w.open[:keep]
	for _, p := range chain[min(keep-1+w.base(), len(chain)):] {
		w.push(w.partElement(p), p)
	}
}

// base is how many parts stand around the root.
func (w *body) base() int { return len(w.doc.Above(w.open[0].part)) }

func (w *body) innermost() int { return w.open[len(w.open)-1].part }

// named are the parts that have an element of their own; those of other names are hcontainers.
var named = map[corpus.PartKind]string{
	"article": "article",
	"chapter": "chapter",
	"title":   "title",
	"book":    "book",
	"part":    "part",
	"section": "section",
}

// partElement is the element of a part.
func (w *body) partElement(p int) *node {
	kind := w.doc.Parts[p].Kind
	name, ok := named[kind]
	n := element("hcontainer")
	if ok {
		n = element(name)
	} else {
		name = "hcontainer"
		n.set("name", strings.ReplaceAll(cmp.Or(string(kind), "part"), " ", "-"))
	}
	return n.set("eId", w.numbered(shortNames[name], w.doc.Parts[p].Number)).own(aknname.Part, fmt.Sprint(p))
}

// numbered makes an eId of a number, or counts where there is none.
func (f *file) numbered(stem, number string) string {
	if idLabel(number) == "" {
		return f.id(stem)
	}
	return f.claim(stem + "_" + idLabel(number))
}

var shortNames = map[string]string{
	"hcontainer": "hcontainer",
	"article":    "art",
	"chapter":    "chp",
	"title":      "title",
	"book":       "book",
	"part":       "part",
	"section":    "sec",
}

// push puts an element of the hierarchy under the innermost open one.
func (w *body) push(n *node, part int) {
	w.hierarchy(n)
	w.open = append(w.open, frame{node: n, part: part})
}

// hierarchy adds an element of the hierarchy to the innermost open one, whose own words become its introduction.
func (w *body) hierarchy(n *node) {
	top := &w.open[len(w.open)-1]
	if !top.hier { // behind the first element of the hierarchy there is no content
		for _, k := range top.node.kids {
			if k.name == "content" {
				k.name = "intro"
				k.attrs[1] = w.id("intro")
			}
		}
		top.hier = true
	}
	top.node.add(n)
}

// block sets a block that is no note.
func (w *body) block(i, to int, b *corpus.Block, run *noteRun) {
	if b.Kind == corpus.Unit {
		w.unit(i, b, run)
		return
	}
	w.closeUnits(i, to)
	switch b.Kind {
	case corpus.Heading:
		w.heading(b, run)
	case corpus.Recital:
		w.recital(b, run)
	case corpus.Item:
		w.item(b, run)
	case corpus.Cell:
		w.cell(b, run)
	default:
		w.plain("p", run, b)
	}
}

// closeUnits closes the units that the next unit of the part does not go on.
func (w *body) closeUnits(i, to int) {
	under := 0
	if next := w.next[i]; next > 0 && next <= to {
		under = w.doc.Blocks[next-1].Under
	}
	w.closeTo(under)
}

// closeTo closes units until the innermost is the one at a place, counted from 1, or none is open.
func (w *body) closeTo(unit int) {
	keep := len(w.open)
	for keep > 1 && w.open[keep-1].unit > 0 && w.open[keep-1].unit != unit {
		keep--
	}
	w.open = w.open[:keep]
}

// unit sets a labelled paragraph and leaves it open for its items.
func (w *body) unit(i int, b *corpus.Block, run *noteRun) {
	w.closeTo(b.Under)
	name, short := "paragraph", "para"
	inUnit := w.open[len(w.open)-1].unit > 0
	if inUnit || b.Ref.Depth() > 1 {
		name, short = "point", "point"
	}
	stem, label := short, b.Label
	if inUnit {
		stem, label = w.open[len(w.open)-1].node.attrs[1]+"__"+short, lastLabel(b.Label)
	}
	n := element(name, "eId", w.numbered(stem, label))
	if num := printed(b.Label, inUnit || b.Ref.Depth() > 1); num != "" {
		n.add((&node{name: "num", inline: true}).add(words(num)))
	}
	w.hierarchy(n)
	w.open = append(w.open, frame{node: n, part: b.Part, unit: i + 1})
	w.plain("p", run, b)
}

var labelSigns = lazyregexp.New(`[^\p{L}\p{N}.-]+`)

// idLabel is a label as eIds have it.
func idLabel(s string) string { return strings.Trim(labelSigns.ReplaceAllString(s, "-"), "-") }

// lastLabel is the innermost label of a chain.
func lastLabel(chain string) string {
	if i := strings.LastIndexByte(chain, '('); i > 0 && strings.HasSuffix(chain, ")") {
		return chain[i:]
	}
	return chain
}

// printed is a label as it is set before its words.
func printed(chain string, item bool) string {
	last := strings.Trim(lastLabel(chain), "()")
	switch {
	case last == "":
		return ""
	case item:
		return "(" + last + ")"
	}
	return last + "."
}

var counted = lazyregexp.New(`^h[0-9]+$`)
