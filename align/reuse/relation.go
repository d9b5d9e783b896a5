package reuse

import (
	"context"
	"slices"
)

const (
	// amendedFrom is the part of the weight of both units, in the same order, from which a pair is an amendment.
	amendedFrom = 0.7
	// wholly is the part of a unit that must be in the other for it to be merged into it, or split off it.
	wholly = 0.5
	// partly is the part of the other up to which it holds more than this one.
	partly = 0.75
	// together is what the parts of a unit may make of it at most, for an amendment to be taken for one of several
	// parts: more, and they are not parts but wordings of the same.
	together = 1.25
)

// relate names the relation of every pair from the threshold on.
func (r *Result) relate(ctx context.Context) error {
	n := r.reaching(r.Threshold)
	cover := make([][2]float64, n)
	err := parallel(ctx, n, nil, func() func(int) {
		comparers := r.comparers()
		return func(k int) {
			p := &r.Pairs[k]
			cover[k] = parts(comparers, p.Earlier, p.Later)
			switch {
			case r.verbatim(p.Earlier, p.Later):
				p.Relation = Verbatim
			case amended(cover[k]):
				p.Relation = Amended
			}
		}
	})
	if err != nil {
		return err
	}
	r.gather(cover)
	return nil
}

// amended reports whether most of two units stands in the other in the same order, by the parts that do.
func amended(parts [2]float64) bool { return parts[0]+parts[1] >= 2*amendedFrom }

// A Closeness tells how close the words of units are, whatever their scores. It is for one goroutine.
type Closeness struct {
	t         *Tracer
	comparers []*comparer
}

// Closeness makes one.
func (t *Tracer) Closeness() *Closeness { return &Closeness{t, t.empty.comparers()} }

// Amended reports whether most of an earlier unit and of a later one stands in the other in the same order.
func (c *Closeness) Amended(earlier, later int) bool {
	return amended(parts(c.comparers, earlier, later))
}

// gather finds the pairs in which one unit takes up several, or several one.
func (r *Result) gather(cover [][2]float64) {
	into, outOf := map[int][]int{}, map[[2]int][]int{}
	for k := range cover {
		p := &r.Pairs[k]
		if p.Relation != Reworded && p.Relation != Amended {
			continue
		}
		g := [2]int{p.Earlier, r.Set.Units[p.Later].Group}
		if cover[k][0] >= wholly && cover[k][1] < partly {
			into[p.Later] = append(into[p.Later], k)
		}
		if cover[k][1] >= wholly && cover[k][0] < partly {
			outOf[g] = append(outOf[g], k)
		}
	}
	for _, ks := range into {
		r.mark(ks, Merged, func(k int) float64 { return cover[k][1] })
	}
	for _, ks := range outOf {
		r.mark(ks, Split, func(k int) float64 { return cover[k][0] })
	}
}

// mark gives the pairs of a unit with several others their relation, if they are its parts; part is how much of the
// unit the other of a pair is. Amendments among them count where all go together in the unit.
func (r *Result) mark(ks []int, as Relation, part func(k int) float64) {
	sum := 0.0
	for _, k := range ks {
		sum += part(k)
	}
	if sum > together {
		ks = slices.DeleteFunc(ks, func(k int) bool { return r.Pairs[k].Relation == Amended })
	}
	if len(ks) > 1 {
		for _, k := range ks {
			r.Pairs[k].Relation = as
		}
	}
}

// verbatim reports whether two units have the same words in every language they are both there in.
func (r *Result) verbatim(i, j int) bool {
	same := false
	for _, d := range r.terms {
		if d.wording[i] == 0 || d.wording[j] == 0 {
			continue
		}
		if d.wording[i] != d.wording[j] {
			return false
		}
		same = true
	}
	return same
}

// parts is the part of the weight of each of two units that stands in the other in the same order, over the languages.
func parts(comparers []*comparer, i, j int) (out [2]float64) {
	n := 0.0
	for _, c := range comparers {
		a, b := c.d.body[i], c.d.body[j]
		if len(a) == 0 || len(b) == 0 {
			continue
		}
		c.mark(j)
		x, y := c.cover(a, b)
		out[0], out[1], n = out[0]+x, out[1]+y, n+1
	}
	out[0], out[1] = out[0]/max(n, 1), out[1]/max(n, 1)
	return out
}
