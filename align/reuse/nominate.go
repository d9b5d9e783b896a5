package reuse

import (
	"cmp"
	"context"
	"math"
	"slices"
)

const (
	// spare is how many times as many units are looked at, by an estimate, as the search of a whole set scores.
	spare = 2
	// slack is how many times as much as its estimate the likeness of a pair may be.
	slack = 2.0
)

// A search looks in one side of a memory for what fresh units share with others. What words weigh in the others is
// estimated: as if no phrase led one to expect a word. The estimate decides which pairs are scored, not how.
type search struct {
	*portion
	fresh   []int
	read    []bool    // by feature: whether it is looked up in all units
	grams   keyTable  // those read
	ids     []int32   // by number in grams: feature
	counted *census   // all grams of the fresh units
	w       []float32 // by feature: rarity
	share   [3]float32
}

// newSearch weighs the fresh units among all.
func newSearch(ctx context.Context, p *portion, fresh []int) (*search, error) {
	book := newPhrasebook(p.words, p.stems)
	grams, phrases := p.gramsOf(fresh), p.phrasesOf(book, fresh)
	if err := p.count(ctx, true, grams, phrases, book); err != nil {
		return nil, err
	}
	if err := p.weighSome(ctx, fresh, grams); err != nil {
		return nil, err
	}
	if err := p.surpriseSome(ctx, fresh, phrases, book); err != nil {
		return nil, err
	}
	q := &search{portion: p, fresh: fresh, counted: grams,
		share: [...]float32{content: 1, function: functionShare, numeral: numeralShare}}
	q.w = make([]float32, p.features)
	rarity := rarityTable(p.size())
	for f := range q.w {
		q.w[f] = rarity(p.df[f])
	}
	q.toRead(max(leastVisits, visitsInAll/len(p.body)))
	return q, nil
}

// toRead marks the features that a search for the fresh units can come to before its allowance is spent, twice over.
func (q *search) toRead(visits int) {
	q.read = make([]bool, q.features)
	var order []feature
	for _, j := range q.fresh {
		order = append(order[:0], q.vectors[j]...)
		slices.SortFunc(order, func(a, b feature) int { return cmp.Or(cmp.Compare(q.df[a.id], q.df[b.id]), cmp.Compare(a.id, b.id)) })
		left := 2 * visits
		for n, f := range order {
			if left <= 0 && n >= leastFeatures {
				break
			}
			q.read[f.id] = true
			left -= int(q.df[f.id])
		}
	}
	for key, g := range q.portion.grams {
		if q.read[g.id] {
			q.grams.add(key)
			q.ids = append(q.ids, g.id)
		}
	}
}

// A sighting is a unit with a feature that is read.
type sighting struct {
	feature, unit int32
	w             float32
}

// index lists the units of the features that are read, and estimates how long the vectors of all units are: by their terms
// and families, and the average of a gram.
func (q *search) index(ctx context.Context) (*index, error) {
	square := make([]float32, len(q.stems))
	for t := range square {
		w := q.share[q.kinds[t]] * q.w[t]
		square[t] = w * w
		if f := q.family[t]; f >= 0 {
			square[t] += q.w[f] * q.w[f]
		}
	}
	perGram := gramShare * rarityTable(q.size())(2)
	all := 0 // what is read, about
	for f, is := range q.read {
		if is {
			all += int(q.df[f])
		}
	}
	is := slices.Clone(q.counted.terms)
	for t := range is {
		if q.read[t] {
			is[t] |= isRead
		}
		if f := q.family[t]; f >= 0 && q.read[f] {
			is[t] |= familyRead
		}
	}
	shares := make([][]sighting, workers())
	err := q.portion.share(ctx, func(w, from, to int) {
		in := make([]int32, q.features)
		seen := make([]sighting, 0, all*(to-from)/max(len(q.body), 1)*5/4)
		for i := from; i < to; i++ {
			if !q.set.asks(i) {
				continue
			}
			seen = q.sightings(seen, i, in, is, square, perGram*perGram)
		}
		shares[w] = seen
	})
	x := newIndex(q.features, func(add func(feature, unit int32, w float32)) {
		for _, seen := range shares {
			for _, s := range seen {
				add(s.feature, s.unit, s.w)
			}
		}
	})
	return x, err
}

// What is known of a term beside what a census knows.
const (
	isRead     = 8  // the term itself
	familyRead = 16 // its family
)

// sightings appends those of a unit, and estimates the length of its vector if it has none. It is eachFeature, written out
// for the one place where all units pass: is tells by term what is to be looked for.
func (q *search) sightings(seen []sighting, i int, in []int32, is []uint8, square []float32, perGram float32) []sighting {
	mark, unit := int32(i+1), int32(i)
	var sum float32
	for k, terms := range [2][]int32{q.body[i], q.chapeau[i]} {
		part := float32(1)
		if k == 1 {
			part = chapeauShare
		}
		var own float32
		prev, prevIs := int32(-1), uint8(0)
		for _, t := range terms {
			own += square[t]
			now := is[t]
			if now&isRead != 0 && in[t] != mark {
				in[t] = mark
				seen = append(seen, sighting{t, unit, part * q.share[q.kinds[t]] * q.w[t]})
			}
			if now&isFrame != 0 {
				continue
			}
			if now&familyRead != 0 {
				if f := q.family[t]; in[f] != mark {
					in[f] = mark
					seen = append(seen, sighting{f, unit, part * q.w[f]})
				}
			}
			if prev >= 0 {
				own += perGram
				if prevIs&isFirst != 0 && now&isSecond != 0 {
					if n := q.grams.find(gramKey(prev, t)); n >= 0 && in[q.ids[n]] != mark {
						f := q.ids[n]
						in[f] = mark
						seen = append(seen, sighting{f, unit, part * gramShare * q.w[f]})
					}
				}
			}
			prev, prevIs = t, now
		}
		sum += part * part * own
	}
	if q.vectors[i] == nil {
		q.norm[i] = math.Sqrt(float64(sum))
	}
	return seen
}

// eachFeature calls f for the features of a unit with their share, those of grams only where they are read.
func (q *search) eachFeature(i int, f func(f int32, share float32)) {
	for k, terms := range [2][]int32{q.body[i], q.chapeau[i]} {
		part := float32(1)
		if k == 1 {
			part = chapeauShare
		}
		prev := int32(-1)
		for _, t := range terms {
			f(t, part*q.share[q.kinds[t]])
			if q.kinds[t] == function {
				continue
			}
			f(q.family[t], part)
			if prev >= 0 && q.counted.has(prev, t) {
				if n := q.grams.find(gramKey(prev, t)); n >= 0 {
					f(q.ids[n], part*gramShare)
				}
			}
			prev = t
		}
	}
}

// An estimator estimates likenesses in one side; each goroutine has its own.
type estimator struct {
	*search
	own   []float32 // by feature: what it weighs in the unit that is looked for
	in    []int32   // by feature: the last comparison it was met in
	count int32     // of comparisons
}

func (q *search) estimator() *estimator {
	return &estimator{search: q, own: make([]float32, q.features), in: make([]int32, q.features)}
}

// estimates gives the likeness of a fresh unit to each of some others, estimated.
func (e *estimator) estimates(j int, units []int32, each func(i int32, likeness float64)) {
	for _, f := range e.vectors[j] {
		e.own[f.id] = f.w
	}
	for _, i := range units {
		shared := float32(0)
		e.count++
		e.eachFeature(int(i), func(f int32, share float32) {
			if f >= 0 && e.own[f] > 0 && e.in[f] != e.count {
				e.in[f] = e.count
				shared += e.own[f] * e.w[f] * share
			}
		})
		x := 0.0
		if e.norm[i] > 0 && e.norm[j] > 0 {
			s := float64(shared)
			x = s / (e.norm[i] * e.norm[j]) * s / (s + enough)
		}
		each(i, x)
	}
	for _, f := range e.vectors[j] {
		e.own[f.id] = 0
	}
}

// nominees finds for each fresh unit the units that may be in a pair with it, before it and after it; of those after it only
// such as are not fresh, since a fresh one finds it itself.
func (m *Memory) nominees(ctx context.Context, r *Result, fresh []int, isFresh []bool, cfg config) ([][]int32, error) {
	apart := m.set.apart(cfg)
	found := make([][]int32, len(fresh))
	searches := make([]*search, len(m.sides))
	for k, d := range m.sides {
		q, err := newSearch(ctx, newPortion(d, m.set), fresh)
		if err != nil {
			return nil, err
		}
		x, err := q.index(ctx)
		if err != nil {
			return nil, err
		}
		searches[k] = q
		err = parallel(ctx, len(fresh), nil, func() func(int) {
			s := newSearcher(d, x, len(m.set.Units))
			s.keep *= spare
			return func(n int) {
				j := fresh[n]
				found[n] = s.candidates(found[n], j, apart)
				later := s.search(nil, j, apart, true)
				found[n] = append(found[n], slices.DeleteFunc(later, func(u int32) bool { return isFresh[u] })...)
			}
		})
		if err != nil {
			return nil, err
		}
	}
	if err := m.sift(ctx, r, searches, fresh, found, min(cfg.keep, cfg.threshold)); err != nil {
		return nil, err
	}
	return found, m.weighPairs(ctx, searches, fresh, found)
}

// sift sorts the nominees, and drops the pairs that can't come near a score: neither is their likeness, nor does one stretch
// decide. Those with a later unit that is not fresh stay, since what decides there is not known yet.
func (m *Memory) sift(ctx context.Context, r *Result, searches []*search, fresh []int, found [][]int32, score float64) error {
	marks := scaleFor(len(m.sides))
	least := marks.even * math.Pow(score/(1-min(score, 0.99)), 1/marks.power) / slack
	return parallel(ctx, len(fresh), nil, func() func(int) {
		aligners := r.aligners()
		estimators := make([]*estimator, len(searches))
		for k, q := range searches {
			estimators[k] = q.estimator()
		}
		likeness, n := map[int32]float64{}, map[int32]int{}
		return func(at int) {
			slices.Sort(found[at])
			found[at] = slices.Compact(found[at])
			if score <= 0 {
				return
			}
			j := fresh[at]
			clear(likeness)
			clear(n)
			for _, e := range estimators {
				e.estimates(j, found[at], func(i int32, x float64) {
					if len(e.body[i]) > 0 && len(e.body[j]) > 0 {
						likeness[i] += x
						n[i]++
					}
				})
			}
			found[at] = slices.DeleteFunc(found[at], func(i int32) bool {
				if int(i) > j || likeness[i]/float64(max(n[i], 1))*r.Set.prior(int(i), j) >= least {
					return false
				}
				return decided(aligners, int(i), j) < 1
			})
		}
	})
}

// weighPairs weighs all units of the pairs as they are weighed among all.
func (m *Memory) weighPairs(ctx context.Context, searches []*search, fresh []int, found [][]int32) error {
	how := make([]uint8, len(m.set.Units)) // 1: in a pair, 2: as the later one, whose words have no worth yet
	for n, j := range fresh {
		how[j] = 1
		for _, u := range found[n] {
			how[u] = max(how[u], 1)
			if int(u) > j {
				how[u] = 2
			}
		}
	}
	var units, later []int
	for u := range how {
		if how[u] > 0 {
			units = append(units, u)
		}
		if how[u] > 1 {
			later = append(later, u)
		}
	}
	for _, q := range searches {
		book := newPhrasebook(q.words, q.stems)
		grams, phrases := q.gramsOf(units), q.phrasesOf(book, later)
		if err := q.count(ctx, false, grams, phrases, book); err != nil {
			return err
		}
		if err := q.weighSome(ctx, units, grams); err != nil {
			return err
		}
		if err := q.surpriseSome(ctx, later, phrases, book); err != nil {
			return err
		}
	}
	return nil
}
