package bitext

import "math"

// params are the numbers of the score. They were set by trial over statutes, treaties, United Nations papers and
// novels.
type params struct {
	lexical      float64 // weight of the lexical evidence
	balance      float64 // how far the direction that explains less counts for more, 0..1
	first        float32 // how much of what is known of words counts against a bead that lacks it, in the first pass
	free         float32 // the same later, where the translation is free
	close        float32 // and where it is close
	literalFree  float64 // the literalness of a free translation
	literalClose float64 // and of a close one
	nullShare    float32 // the same, while learning
	discount     float32 // taken off each count of a learnt pair: what the pair would not have without this bead
	seedWeight   float32 // how many words met beforehand the seed counts for
	least        float32 // probability under which a learnt pair is dropped

	length  float64 // weight of the length evidence
	spread0 float64 // variance of the log ratio of lengths that does not depend on the length
	spread1 float64 // the same, per character: what is added is spread1/length
	loose   float64 // share of beads whose lengths tell nothing

	edges     float64 // weight of the marks at the edges of segments
	edgeDoubt float64 // how many beads are thought to have marks by chance

	shapes     float64 // how far the priors of the shapes follow those of the beads found, 0..1
	shapeDoubt float64 // how many 1-1 beads the standard priors count for

	trouble float32 // a 1-1 bead that gains less than this may be wrong
	dull    float32 // and what it must gain more for each character of the longer side
	// two segments that gain more than this as a bead are looked at, wherever they stand; then only those above
	leads   [3]float32
	window  int     // how far from the path, in segments
	widest  int     // the longest stretch searched for crossing beads, in segments of a side
	block   float64 // what a crossing bead gains by continuing another
	crossed float64 // what a crossing costs
	far     float64 // and for each e-fold of the segments it goes past
	swap    float64 // what it costs that two segments that follow one another are swapped

	// the most that is lost by keeping apart what both sides break off in the middle of a sentence, for each break
	layout float32

	onemore float64 // what each segment of a bead costs beyond those of the search
	closing float64 // what it costs that a bead has the chapeau and the closing words of a list

	prior [most + 1][most + 1]float64 // of the shapes of beads, as log odds against 1-1
}

var standard = func() params {
	p := params{
		lexical: 0.8, balance: 0.6, first: 0.2, free: 0.4, close: 0.9, literalFree: 0.9, literalClose: 1.2,
		nullShare: 0.2, discount: 0.3, seedWeight: 3, least: 0.002,
		length: 1, spread0: 0.02, spread1: 2.5, loose: 0.03,
		edges: 0.5, edgeDoubt: 20, shapes: 0.7, shapeDoubt: 200,
		trouble: 3, dull: 0.05, leads: [3]float32{3, 6, 12}, window: 100, widest: 400, block: 2, crossed: -4, far: 1.5,
		swap: -4, layout: 40, onemore: -1.5, closing: -1,
	}
	for m := range p.prior {
		for n := range p.prior[m] {
			p.prior[m][n] = math.Inf(-1)
		}
	}
	set := func(m, n int, score float64) { p.prior[m][n], p.prior[n][m] = score, score }
	set(1, 1, 0)
	set(0, 1, -3)
	set(1, 2, -2.5)
	set(2, 2, -7.5)
	set(1, 3, -4.5)
	set(1, 4, -6)
	set(2, 3, -8.5)
	set(3, 3, -11)
	set(2, 4, -10)
	return p
}()
