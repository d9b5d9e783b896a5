package report

import (
	"github.com/reprise-wording/reprise/align"
	"github.com/reprise-wording/reprise/align/reuse"
	"github.com/reprise-wording/reprise/cmd/internal/words"
)

// A Payload is what the page shows. Units, meetings, pairs and threads refer to one another by index. Offsets and
// lengths are in UTF-16 units, as the strings of a browser are.
type Payload struct {
	UI       string            `json:"ui"`                // the language of the interface
	Served   bool              `json:"served,omitempty"`  // an explorer stands behind the page
	Pending  bool              `json:"pending,omitempty"` // nothing is compared yet
	Part     bool              `json:"part,omitempty"`    // what the first page shows, and no more
	PinsFile string            `json:"pins,omitempty"`    // where the explorer keeps what a person decides
	Rev      string            `json:"rev,omitempty"`     // of the decisions, for the explorer
	Stale    []string          `json:"stale,omitempty"`   // units and pairs of pins that no longer fit
	Dropped  *Dropped          `json:"dropped,omitempty"`
	Short    string            `json:"short"` // the name in the corner of the page
	Title    map[string]string `json:"title"` // by language tag
	Body     map[string]string `json:"body"`
	Notice   map[string]string `json:"notice,omitempty"`
	Langs    []string          `json:"langs"`
	Papers   []Paper           `json:"papers"`
	Meetings []Meeting         `json:"meetings"`
	Counts   *Counts           `json:"counts,omitempty"` // nil before the units are compared
	Units    []Unit            `json:"units"`
	// Landmarks are the headings, the notes and what else is in no pair.
	Landmarks []Landmark          `json:"landmarks,omitempty"`
	Pairs     []Pair              `json:"pairs"`
	Threads   []Thread            `json:"threads"`
	Elisions  map[string][]string `json:"elisions"` // by language: keys of the words that elide, with their apostrophe
	Stems     map[string][]string `json:"stems"`    // by language: words of one stem, folded, joined by spaces
}

// with is a copy that says what the options say of the page.
func (p Payload) with(o Options) *Payload {
	p.UI, p.Served, p.Notice, p.PinsFile, p.Rev = o.UI, o.Served, o.Notice, o.PinsFile, o.Rev
	return &p
}

// Counts are how the units stand to earlier ones, as trace counts them, and how many threads there are.
type Counts struct {
	Units    int `json:"units"`
	Repeated int `json:"repeated"`
	Possible int `json:"possible"`
	Threads  int `json:"threads"`
	// Meetings are how many units of each meeting are new, possible and repeated; one at which nothing was adopted is
	// none.
	Meetings [][3]int `json:"meetings"`
	// Taken are a meeting, an earlier one, and how many units of the first take up units of the second; by meeting.
	Taken [][3]int `json:"taken"`
}

// A Dropped is a document that was dropped into the explorer.
type Dropped struct {
	Name     string   `json:"name"`
	Meetings []string `json:"meetings"` // refs
	Units    int      `json:"units"`
	Taken    int      `json:"taken"` // units that take up an earlier one
	LeftOut  string   `json:"leftOut,omitempty"`
}

// A Paper is one paper in the languages that were read.
type Paper struct {
	Symbol string            `json:"symbol,omitempty"`
	Date   string            `json:"date,omitempty"` // ISO 8601
	Source map[string]string `json:"source"`         // file names by language
	// LeftOut tells by language how much of the file is no part of the wording, by kind.
	LeftOut map[string]string `json:"leftOut,omitempty"`
}

// A Meeting is a run of units that were adopted together.
type Meeting struct {
	Ref     string            `json:"ref"`
	Label   string            `json:"label,omitempty"` // a short name where Ref is long
	Heading map[string]string `json:"heading"`
	Place   map[string]string `json:"place"`
	Start   string            `json:"start,omitempty"`
	End     string            `json:"end,omitempty"`
	Year    int               `json:"year,omitempty"`
	First   int               `json:"first"` // index of its first unit
	Count   int               `json:"count"`
}

// A Unit is a unit in every language.
type Unit struct {
	Ref string `json:"ref"`
	// r unit of the first level, i deeper one, b item without a label, p recital, t text, c row of a table, n where
	// nothing was adopted
	Kind    string `json:"kind"`
	Depth   int    `json:"depth"`
	Up      int    `json:"up"` // index of the unit whose item it is, -1 for none
	Meeting int    `json:"meeting"`
	// Standing is how it stands to earlier units, as trace counts it.
	Standing reuse.Standing      `json:"standing"`
	Text     map[string][]string `json:"text"`            // sentences; joined they are the wording
	Beads    []Bead              `json:"beads,omitempty"` // of the first two languages
	// the sentences of the beads, where those are others than Text has
	Sides   map[string][]string    `json:"sides,omitempty"`
	Notes   map[string][][2]string `json:"notes,omitempty"` // marker and text of its footnotes
	Was     map[string]string      `json:"was,omitempty"`   // the wording before it was mended in reading
	Force   *Force                 `json:"force,omitempty"`
	Decided *Decided               `json:"decided,omitempty"` // of its beads, by a person
}

// A Landmark is a heading, a note, or a block that only one language has, and is no unit of the trace.
type Landmark struct {
	Ref     string `json:"ref"`
	Kind    string `json:"kind"`            // h heading, f note
	Level   int    `json:"level,omitempty"` // of a heading, 1 for the outermost
	Label   string `json:"label,omitempty"` // number of a heading, marker of a note
	Meeting int    `json:"meeting"`
	// index of the unit it stands before; the one behind the meeting's last for its end
	Before int                 `json:"before"`
	Text   map[string][]string `json:"text"`
	Beads  []Bead              `json:"beads,omitempty"`
	Sides  map[string][]string `json:"sides,omitempty"` // as in Unit
}

// Said is a text by language of the interface.
type Said map[string]string

// said are remarks in the languages of the interface; nil for none.
func said(remarks ...align.Remark) Said {
	if len(remarks) == 0 {
		return nil
	}
	out := Said{}
	for _, l := range words.Languages {
		ui := words.Language(l)
		out[l] = ui.Join(align.Say(remarks, ui.Sprintf), "; ")
	}
	return out
}

// A Bead is sentences of the first language beside those of the second.
type Bead struct {
	A     []int   `json:"a"`
	B     []int   `json:"b"`
	Score float64 `json:"p"`
	Why   Said    `json:"d,omitempty"` // what speaks against it, where it is one to check
	Hand  bool    `json:"h,omitempty"`
	PartA *[2]int `json:"pa,omitempty"` // stretch of the one sentence, where it is shared out
	PartB *[2]int `json:"pb,omitempty"`
}

// A Force is the drafting formula of a unit: how strongly it asks, with which reservations, and whom.
type Force struct {
	Level  int                          `json:"level"`           // a place on the scale; higher is stronger
	Key    string                       `json:"key"`             // its English name
	Name   map[string]string            `json:"name"`            // by language of the interface
	Quals  map[string]map[string]string `json:"quals,omitempty"` // class of qualifier, language, its words
	To     []string                     `json:"to,omitempty"`    // who is asked, in English
	Formed map[string]string            `json:"formed"`          // by language: the formula in a few words
	// by language, where the languages differ: the force in each
	Apart map[string]string `json:"apart,omitempty"`
}

// A Pair is a reiteration.
type Pair struct {
	A        int               `json:"a"` // index of the earlier unit
	B        int               `json:"b"`
	Score    float64           `json:"score"`
	Relation string            `json:"rel"`
	Hand     bool              `json:"hand,omitempty"`
	Rejected bool              `json:"rejected,omitempty"`
	Decided  *Decided          `json:"decided,omitempty"` // by a person
	Weak     bool              `json:"weak,omitempty"`    // in no thread: a likeness that may be one of subject only
	Diff     map[string]string `json:"diff,omitempty"`    // by language: packed operations, see pack
	Drift    string            `json:"drift,omitempty"`   // the language whose wording alone changed
	OneSided []OneSided        `json:"only,omitempty"`
}

// A OneSided is a change of wording that one language has and the other has not.
type OneSided struct {
	In     string `json:"in"` // the language that changed
	Before string `json:"a,omitempty"`
	After  string `json:"b,omitempty"`
	Kept   string `json:"kept,omitempty"` // the words of the other language, where they are found
}

// A Thread is connected pairs.
type Thread struct {
	Units    []int                  `json:"units"`
	Pairs    []int                  `json:"pairs"`
	Terms    map[string][]string    `json:"terms"` // by language: words that mark the thread
	Course   Course                 `json:"course"`
	Columns  []int                  `json:"columns,omitempty"`  // the units of the wording table
	Variants map[string][][]Stretch `json:"variants,omitempty"` // by language: rows of the wording table
}

// A Stretch is a cell of a wording table.
type Stretch struct {
	Text string `json:"t"`
	New  []int  `json:"n,omitempty"` // pairs of offsets: words the version before has not
}
