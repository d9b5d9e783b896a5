package store

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/lang"
)

// A Key names a document in the store.
type Key struct {
	Paper    string       `json:"paper"`    // the symbol, else the name of the file without its language and ending
	Language language.Tag `json:"language"` // the base: fr for fr-CH
}

func (k Key) String() string { return fmt.Sprintf("%s (%s)", k.Paper, k.Language) }

// compare orders keys by paper, then by language.
func (k Key) compare(other Key) int {
	if c := strings.Compare(k.Paper, other.Paper); c != 0 {
		return c
	}
	return strings.Compare(k.Language.String(), other.Language.String())
}

// KeyOf gives the key under which a document is stored.
func KeyOf(d *corpus.Document) Key {
	return Key{d.PaperKey(), lang.For(d.Language).Tag()}
}

// A Place is a block of a paper, whatever its language.
type Place struct {
	Paper string     `json:"paper"`
	Ref   corpus.Ref `json:"ref"`
}

// A Bead is aligned sentences of a block: indices of the source's sentences and of the target's, from 0.
type Bead struct {
	Source Key `json:"source"`
	Target Key `json:"target"`
	// the kind of the block that the sentences stand in: unit, recital, heading, note, ...
	Row  string     `json:"row"`
	Ref  corpus.Ref `json:"ref,omitzero"`
	From []int      `json:"from"`
	To   []int      `json:"to"`
	// bytes of the one source sentence that is shared out; zero for whole ones
	FromPart [2]int  `json:"fromPart,omitzero"`
	ToPart   [2]int  `json:"toPart,omitzero"`
	Score    float64 `json:"score"`
	Pinned   bool    `json:"pinned,omitempty"` // set by a person; kept when the paper is replaced
	Signed           // where it is pinned
}

// A Reiteration is a pair of units of which the later takes up the earlier.
type Reiteration struct {
	Earlier  Place   `json:"earlier"`
	Later    Place   `json:"later"`
	Score    float64 `json:"score"`
	Relation string  `json:"relation"`
}

// A Thread is the connected reiterations of one recommendation.
type Thread struct {
	Name  string  `json:"name"`
	Units []Place `json:"units"` // in the order of time
}

// What says what an update did to a document.
type What string

// What can happen to a document.
const (
	Added     What = "added"
	Replaced  What = "replaced"
	Unchanged What = "unchanged"
)

// A Change is what Put did.
type Change struct {
	Key    Key
	What   What
	Blocks int // paragraphs of the document now
	Units  int // those of them that bear a label
	// For a document that was replaced: how many of its paragraphs are new, gone, or reworded.
	New, Gone, Reworded int
}

// An Entry is a line of the list of documents.
type Entry struct {
	Key      Key         `json:"key"`
	Title    string      `json:"title,omitempty"`
	Body     string      `json:"body,omitempty"`    // who adopted it
	Session  string      `json:"session,omitempty"` // as printed
	Date     corpus.Date `json:"date,omitzero"`     // of the paper, else of its adoption
	Source   string      `json:"source,omitempty"`
	Meetings int         `json:"meetings"`
	Blocks   int         `json:"blocks"` // paragraphs of all kinds
	Units    int         `json:"units"`  // paragraphs with a label
	Beads    int         `json:"beads"`  // in which the document is the source or the target
}

// compareBlocks counts the paragraphs that differ between two versions of a document.
func (c *Change) compareBlocks(old, now *corpus.Document) {
	texts := map[corpus.Ref]string{}
	for _, b := range old.Blocks {
		texts[b.Ref] = b.Text
	}
	for _, b := range now.Blocks {
		text, ok := texts[b.Ref]
		switch {
		case !ok:
			c.New++
		case text != b.Text:
			c.Reworded++
		}
		delete(texts, b.Ref)
	}
	c.Gone = len(texts)
}

// comparePlaces orders places by paper, then as refs stand in it.
func comparePlaces(a, b Place) int {
	return cmp.Or(strings.Compare(a.Paper, b.Paper), corpus.Compare(a.Ref, b.Ref))
}

// compareThreads puts longer threads first.
func compareThreads(a, b Thread) int {
	return cmp.Or(
		len(b.Units)-len(a.Units),
		slices.CompareFunc(a.Units, b.Units, comparePlaces),
		strings.Compare(a.Name, b.Name),
	)
}

func compareReiterations(a, b Reiteration) int {
	return cmp.Or(
		comparePlaces(a.Later, b.Later),
		comparePlaces(a.Earlier, b.Earlier),
		strings.Compare(a.Relation, b.Relation),
	)
}

func compareBeads(a, b Bead) int {
	return cmp.Or(
		strings.Compare(a.Source.String(), b.Source.String()),
		strings.Compare(a.Target.String(), b.Target.String()),
		strings.Compare(
			a.Row,
			b.Row,
		),
		corpus.Compare(a.Ref, b.Ref),
		slices.Compare(a.From, b.From),
		slices.Compare(a.To, b.To),
		slices.Compare(a.FromPart[:], b.FromPart[:]),
		slices.Compare(a.ToPart[:], b.ToPart[:]),
	)
}
