package corpus

import (
	"fmt"
	"strings"
)

// Address gives every block its ref and the block that opens its list. It is the one place where addresses and
// chapeaux are worked out: a reader fills in the parts, and each block's kind, part, label and text.
//
// A unit is named by the path that its reader has put into Ref.Path, or else by its label. Two blocks never share a
// ref: what would be the second of a name gets ~2 behind it, and a second part of one name gets [2]. The cost is
// linear.
func (d *Document) Address() {
	d.Paper()
	a := addresses{doc: d, used: map[Ref]int{}, counts: map[countKey]int{}, at: map[Ref]int{}, printed: map[Ref]string{}}
	a.nameParts()
	for _, p := range d.Parts {
		if isRoman(p.Ref) {
			a.used[Ref{Path: p.Ref}] = 1 // the ref II is the part's, not that of a paragraph II outside it
		}
	}
	lists := map[int]int{} // for each part, the block that opens the list of items at hand
	for i, b := range d.Blocks {
		if b.Part < 0 || b.Part >= len(d.Parts) {
			b.Part = 0
		}
		b.Ref = a.ref(b)
		b.Under = a.opener(b, lists)
		if b.Kind == Item {
			continue
		}
		a.at[b.Ref] = i + 1
		if b.Kind != Note {
			lists[b.Part] = i + 1
		}
	}
}

type countKey struct {
	part string
	sign string
}

type addresses struct {
	doc     *Document
	used    map[Ref]int      // how often a ref was wanted
	counts  map[countKey]int // blocks without labels, by kind
	at      map[Ref]int      // where the block of a ref stands, counted from 1
	printed map[Ref]string   // the paths of blocks that are called by their labels as printed, by what they would be
}

// nameParts works out what refs call each part: a part within which labels do not start anew is called as the one
// around it.
func (a *addresses) nameParts() {
	taken := map[string]int{}
	for i, p := range a.doc.Parts {
		if i == 0 {
			p.Ref = p.refName(a.doc)
			continue
		}
		if p.Parent < 0 || p.Parent >= i {
			p.Parent = 0
		}
		up := a.doc.Parts[p.Parent].Ref
		name := p.refName(a.doc)
		switch {
		case name == "" || !p.Restarts && !p.stands():
			p.Ref = up
			continue
		case p.stands() && (p.Number != "" || p.Kind == MeetingPart), up == "":
		default:
			name = up + ", " + name
		}
		if len(name) > maxRef/2 {
			name = strings.TrimRight(strings.ToValidUTF8(name[:maxRef/2], ""), " ,.(")
		}
		if taken[name]++; taken[name] > 1 {
			name = fmt.Sprintf("%s [%d]", name, taken[name])
		}
		p.Ref = name
	}
}

// signs are what the paths of blocks without a label begin with.
var signs = map[Kind]string{Recital: "pp", Text: "t", Heading: "h", Note: "fn", Item: "i", Cell: "r"}

// ref is the address of a block.
func (a *addresses) ref(b *Block) Ref {
	r := Ref{Part: a.doc.Parts[b.Part].Ref, Path: b.Ref.Path}
	sign, counted := signs[b.Kind]
	switch {
	case r.Path == NotePath:
	case b.Kind == Unit && r.Path == "":
		r.Path = b.Label
	case b.Kind == Note && b.Label != "" && strings.Trim(b.Label, "0123456789") == "":
		r.Path = sign + b.Label
	case b.Kind == Recital && b.Label != "":
		r.Path = sign + b.Label // PP2 bis
	case counted && !(b.Kind == Heading && r.Path != ""):
		key := countKey{r.Part, sign}
		a.counts[key]++
		r.Path = fmt.Sprint(sign, a.counts[key])
	}
	r.Path = cleanPath(r.Path)
	if r.Path == "" {
		r.Path = "x"
	}
	if printed := (Ref{Part: r.Part, Path: cleanPath(b.Label)}); a.asPrinted(b, r, printed) {
		a.used[printed]++
		a.printed[r] = printed.Path
		return printed
	}
	if a.used[r]++; a.used[r] > 1 {
		plain := r.Path
		for n := a.used[r]; ; n++ {
			if r.Path = fmt.Sprintf("%s~%d", plain, n); a.used[r] == 0 {
				break
			}
		}
		a.used[r]++
	}
	return r
}

// asPrinted reports whether a block whose ref is another's already can be called by its label as printed: section
// 2.1.1 beside the first point of a list in section 2.1, both of which are 2(1)(1). What stands under such a block is
// called so too.
func (a *addresses) asPrinted(b *Block, r, printed Ref) bool {
	if !strings.Contains(b.Label, ".") || printed.Path == r.Path || a.used[printed] > 0 {
		return false
	}
	if a.used[r] > 0 {
		return true
	}
	for up, ok := r.Parent(); ok; up, ok = up.Parent() {
		if as := a.printed[up]; as != "" && strings.HasPrefix(printed.Path, as) {
			return true
		}
	}
	return false
}

// cleanPath keeps what a path may hold.
func cleanPath(s string) string {
	s = strings.Map(func(r rune) rune {
		if r == '(' || r == ')' || isLabelRune(r) {
			return r
		}
		return -1
	}, s)
	if len(s) > maxRef/3 {
		s = strings.TrimRight(strings.ToValidUTF8(s[:maxRef/3], ""), "(")
	}
	return s
}

// opener is the block that opens the list which a block stands in, counted from 1: of a unit the one whose path its
// own goes on, of an item without a label the words before the list. It is 0 where there is none.
func (a *addresses) opener(b *Block, lists map[int]int) int {
	switch b.Kind {
	case Unit:
		for up, ok := b.Ref.Parent(); ok; up, ok = up.Parent() {
			if at := a.at[up]; at > 0 && a.doc.Blocks[at-1].Kind == Unit {
				return at
			}
		}
	case Item:
		if at := lists[b.Part]; at > 0 &&
			strings.HasSuffix(strings.TrimRight(a.doc.Blocks[at-1].Text, " \u00a0\u202f"), ":") {
			return at
		}
	}
	return 0
}
