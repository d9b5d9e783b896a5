package read

import "github.com/reprise-wording/reprise/corpus"

// A section is a heading with a number and the first paragraph under it, which has no label of its own.
type section struct{ heading, words *corpus.Block }

// bearNumber gives the number of a heading to the paragraph under it.
func (a *assembly) bearNumber(heading, words *corpus.Block) {
	words.Kind, words.Label, words.Level, words.Ref.Path = corpus.Unit, heading.Label, 0, heading.Ref.Path
	heading.Ref.Path = ""
	a.sections = append(a.sections, section{heading, words})
}

// isOnlyItem reports whether the item at line i is all that stands under its heading.
func (a *assembly) isOnlyItem(i int) bool {
	for at := i + 1; at < len(a.props); at++ {
		p := &a.props[at]
		if p.line.Furniture != "" || p.kind == corpus.Note || a.steps[at].act == asText && (p.joins || p.line.Soft) {
			continue
		}
		act := a.steps[at].act
		return act == asHeading || act == asPart || act == asUnit && p.label.heading
	}
	return true
}

// proseSections takes the numbers from the first paragraphs of sections where most sections have several: there the
// numbers are those of the headings, while a section of an act is one paragraph with its items.
func (a *assembly) proseSections() {
	first := map[*corpus.Block]bool{}
	for _, s := range a.sections {
		first[s.words] = true
	}
	prose, open := 0, false
	for _, b := range a.doc.Blocks {
		switch b.Kind {
		case corpus.Unit, corpus.Heading:
			open = first[b]
		case corpus.Text, corpus.Item:
			if open {
				prose++
			}
			open = false
		}
	}
	if prose*2 <= len(a.sections) {
		return
	}
	for _, s := range a.sections {
		s.heading.Ref.Path = s.words.Ref.Path
		s.words.Kind, s.words.Label, s.words.Ref.Path = corpus.Text, "", ""
	}
}
