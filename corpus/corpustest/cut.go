package corpustest

import "github.com/reprise-wording/reprise/corpus"

// Cut makes a document of some blocks of another, with the parts that they stand in, under another symbol.
func Cut(d *corpus.Document, symbol string, keep func(*corpus.Block) bool) *corpus.Document {
	out := *d
	out.Symbol, out.Parts, out.Blocks = symbol, nil, nil
	needed := make([]bool, len(d.Parts))
	for _, b := range d.Blocks {
		for at := b.Part; keep(b) && at >= 0 && !needed[at]; at = d.Parts[at].Parent {
			needed[at] = true
		}
	}
	places := map[int]int{-1: -1}
	for i, p := range d.Parts {
		if needed[i] || i == 0 {
			part := *p
			part.Parent = places[p.Parent]
			places[i] = len(out.Parts)
			out.Parts = append(out.Parts, &part)
		}
	}
	for _, b := range d.Blocks {
		if keep(b) {
			block := *b
			block.Part = places[b.Part]
			out.Blocks = append(out.Blocks, &block)
		}
	}
	out.Address()
	return &out
}
