package bracket

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/ooxml"
)

// A Proposal is a tracked change of a Word file: what someone wants out, in, or instead.
type Proposal struct {
	Number int `json:"number"` // in reading order, from 1
	// Ref is the paragraph in which it stands; of whole paragraphs that go, the one before.
	Ref    corpus.Ref `json:"ref,omitzero"`
	Whole  bool       `json:"whole"`         // it is a whole paragraph
	Who    string     `json:"who,omitempty"` // the author, as the file says
	Date   string     `json:"date,omitempty"`
	Out    string     `json:"out,omitempty"`       // what it takes out
	In     string     `json:"in,omitempty"`        // what it brings in
	Undone bool       `json:"withdrawn,omitempty"` // Out was itself brought in by a tracked change
}

// stories are the parts of a Word file, beside its main one, whose paragraphs are read.
var stories = []string{"footnotes", "endnotes"}

// open opens a Word file and finds the parts whose paragraphs are read, the main one first.
func open(file []byte) (*ooxml.Package, []*ooxml.Part, error) {
	p, err := ooxml.Open(file)
	if err != nil {
		return nil, nil, err
	}
	main, err := p.Main()
	if err != nil {
		return nil, nil, err
	}
	parts := []*ooxml.Part{main}
	for _, kind := range stories {
		part, err := p.Related(main.Name, kind)
		if err != nil {
			return nil, nil, err
		}
		if part != nil {
			parts = append(parts, part)
		}
	}
	return p, parts, nil
}

// Track adds the tracked changes of the Word file that the document was read from, with its changes accepted or not.
// The error says that the file is damaged.
func (t *Text) Track(file []byte, accepted bool) error {
	_, parts, err := open(file)
	if err != nil {
		return err
	}
	for i, part := range parts {
		tree, err := part.Tree()
		if err != nil {
			return fmt.Errorf("bracket: %w", err)
		}
		paragraphs, formatting := ooxml.Revisions(tree.Root)
		t.Formatting += formatting
		t.place(paragraphs, i > 0, accepted)
	}
	return nil
}

// As gives a Word file with the tracked changes of one author accepted and those of all others rejected.
func As(file []byte, author string) ([]byte, error) {
	p, parts, err := open(file)
	if err != nil {
		return nil, err
	}
	for _, part := range parts {
		tree, err := part.Tree()
		if err != nil {
			return nil, fmt.Errorf("bracket: %w", err)
		}
		if ooxml.ResolveChangesBy(tree, tree.Root, func(who string) bool { return strings.EqualFold(who, author) }) > 0 {
			part.Changed()
		}
	}
	var out bytes.Buffer
	err = p.Write(&out)
	return out.Bytes(), err
}

// place tells the changes of paragraphs, each with the block in which it stands: blocks come in the order of the
// paragraphs, and a block has the letters of its paragraph.
func (t *Text) place(paragraphs [][]ooxml.Run, notes, accepted bool) {
	f := finder{letters: make([]string, len(t.Document.Blocks))}
	for i, b := range t.Document.Blocks {
		if (b.Kind == corpus.Note) == notes {
			f.letters[i] = letters(b.Wording())
		}
	}
	for _, runs := range paragraphs {
		at := f.next(letters(ooxml.Resolved(runs, accepted)))
		var ref corpus.Ref
		if at >= 0 {
			ref = t.Document.Blocks[at].Ref
		}
		kept := slices.ContainsFunc(runs, func(r ooxml.Run) bool {
			return r.Revision == ooxml.Kept && strings.TrimSpace(r.Text) != ""
		})
		t.propose(runs, Proposal{Ref: ref, Whole: !kept})
	}
}

// propose tells the changes of one paragraph; what one author took out and brought in at one place is one proposal.
func (t *Text) propose(runs []ooxml.Run, as Proposal) {
	last := -1 // the proposal that the run before made
	for _, r := range runs {
		if r.Revision == ooxml.Kept || strings.TrimSpace(r.Text) == "" && last < 0 {
			if r.Revision != ooxml.Kept {
				t.Formatting++ // white space
			}
			last = -1
			continue
		}
		if last < 0 || !t.Proposals[last].takes(r) {
			last = len(t.Proposals)
			as.Number, as.Who, as.Date = last+1, r.Author, r.Date
			t.Proposals = append(t.Proposals, as)
		}
		p := &t.Proposals[last]
		switch r.Revision {
		case ooxml.Inserted:
			p.In += r.Text
		default:
			p.Out += r.Text
			p.Undone = r.Revision == ooxml.Withdrawn
		}
	}
}

// takes reports whether a run goes on a proposal: what the same author brought in where something was taken out, or the
// other way round.
func (p *Proposal) takes(r ooxml.Run) bool {
	switch {
	case p.Who != r.Author || p.Undone || r.Revision == ooxml.Withdrawn:
		return false
	case r.Revision == ooxml.Inserted:
		return p.In == ""
	}
	return p.Out == ""
}

// letters leaves out of a text what may differ between a paragraph of the file and its block: spaces and signs.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, s)
}

// A finder finds the blocks of paragraphs that come in their order.
type finder struct {
	letters []string
	at      int // the block of the paragraph before, from 1; 0 for none
}

const (
	window = 30 // how many blocks ahead a paragraph is looked for whose block says less or more than it does
	short  = 16 // bytes of letters; a paragraph of no more is looked for no farther
)

// next finds the block of a paragraph by its letters, from that of the paragraph before on. It is that block again
// where the paragraph has no letters, and -1 where no block has them.
func (f *finder) next(text string) int {
	if text == "" {
		return f.at - 1
	}
	far := len(f.letters)
	if len(text) <= short {
		far = min(f.at+window, far)
	}
	for i := f.at; i < far; i++ {
		if f.letters[i] == text {
			f.at = i + 1
			return i
		}
	}
	for i := max(f.at-1, 0); i < min(f.at+window, len(f.letters)); i++ {
		// a label that was typed, a row of cells, paragraphs that were joined
		if l := f.letters[i]; l != "" && (strings.HasSuffix(text, l) && 2*len(l) > len(text) || strings.Contains(l, text)) {
			f.at = i + 1
			return i
		}
	}
	return -1
}

// Change says in a word what a proposal does.
func (p *Proposal) Change() string {
	switch {
	case p.Undone:
		return "withdrawn"
	case p.In == "":
		return "out"
	case p.Out == "":
		return "in"
	}
	return "instead"
}

// Marked is what a proposal takes out and brings in, between marks: [-out-]{+in+}.
func (p *Proposal) Marked() string {
	s := ""
	if p.Out != "" {
		s = "[-" + strings.TrimSpace(p.Out) + "-]"
	}
	if p.In != "" {
		s += "{+" + strings.TrimSpace(p.In) + "+}"
	}
	return s
}

// Authors lists who made the tracked changes, in the order in which they come up.
func (t *Text) Authors() []string {
	var out []string
	for _, p := range t.Proposals {
		if p.Who != "" && !slices.Contains(out, p.Who) {
			out = append(out, p.Who)
		}
	}
	return out
}
