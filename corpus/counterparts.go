package corpus

// Counterparts gives for blocks of one document those of another, mostly of another language or another time, that
// have the same ref. Blocks without a label have refs by their count, so that they answer to each other only where
// both documents have as many of their kind in the part.
func Counterparts(of, in *Document) map[*Block]*Block {
	byRef := make(map[Ref]*Block, len(in.Blocks))
	for _, b := range in.Blocks {
		if byRef[b.Ref] == nil {
			byRef[b.Ref] = b
		}
	}
	ours, theirs := countLoose(of), countLoose(in)
	out := make(map[*Block]*Block, len(of.Blocks))
	for _, b := range of.Blocks {
		key := looseKey{b.Ref.Part, b.Kind}
		if other := byRef[b.Ref]; other != nil && (b.Labelled() || ours[key] == theirs[key]) {
			out[b] = other
		}
	}
	return out
}

// Labelled reports whether the ref of the block says where it belongs, so that it is not by its count alone: that of
// a unit, of the text of a meeting that adopted nothing, of a note with a number.
func (b *Block) Labelled() bool {
	return b.Kind == Unit || b.Ref.Path == NotePath || b.Kind == Note && b.Label != ""
}

// A looseKey names the blocks without labels that are counted together.
type looseKey struct {
	part string
	kind Kind
}

func countLoose(d *Document) map[looseKey]int {
	counts := map[looseKey]int{}
	for _, b := range d.Blocks {
		if !b.Labelled() {
			counts[looseKey{b.Ref.Part, b.Kind}]++
		}
	}
	return counts
}
