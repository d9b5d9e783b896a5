package read

import "slices"

// searchBuffers are the ways and places that are weighed for one line; the next line uses their memory again.
type searchBuffers struct {
	ways   []way
	places []place
	levels []*level // those of the places that are kept, each made once
	queue  []ranked
	states [][2]uint64
}

// A ranked is a way with its place among the ways, which decides between those that cost the same.
type ranked struct {
	cost float64
	way  int
}

func (r ranked) before(other ranked) bool {
	return r.cost < other.cost || r.cost == other.cost && r.way < other.way
}

// keep makes the next beam of the ways that were weighed: of a line that branches the cheapest, one for each state of
// the open lists, else all as they come.
func (b *searchBuffers) keep(beam []*step, branches bool) []*step {
	b.levels = append(b.levels[:0], make([]*level, len(b.places))...)
	if len(b.ways) == 1 || !branches {
		for i := range b.ways {
			beam = append(beam, b.kept(&b.ways[i]))
		}
		return beam
	}
	b.queueWays()
	b.states = b.states[:0]
	limit := b.queue[0].cost + hopeless
	for len(b.queue) > 0 && b.queue[0].cost <= limit && len(beam) < beamWidth {
		w := &b.ways[b.queue[0].way]
		if state := b.state(w); !slices.Contains(b.states, state) {
			b.states = append(b.states, state)
			beam = append(beam, b.kept(w))
		}
		b.dropFirst()
	}
	return beam
}

// queueWays makes a heap of the ways, with the cheapest at its head: few of them are taken from it.
func (b *searchBuffers) queueWays() {
	b.queue = b.queue[:0]
	for i := range b.ways {
		b.queue = append(b.queue, ranked{b.ways[i].cost, i})
	}
	for i := len(b.queue)/2 - 1; i >= 0; i-- {
		b.sink(i)
	}
}

// dropFirst takes the cheapest way off the queue.
func (b *searchBuffers) dropFirst() {
	last := len(b.queue) - 1
	b.queue[0] = b.queue[last]
	b.queue = b.queue[:last]
	b.sink(0)
}

// sink moves an entry of the queue down to where neither of the two below it is cheaper.
func (b *searchBuffers) sink(i int) {
	for {
		next := 2*i + 1
		if next+1 < len(b.queue) && b.queue[next+1].before(b.queue[next]) {
			next++
		}
		if next >= len(b.queue) || !b.queue[next].before(b.queue[i]) {
			return
		}
		b.queue[i], b.queue[next] = b.queue[next], b.queue[i]
		i = next
	}
}

// state is what tells the open lists of a way from those of others.
func (b *searchBuffers) state(w *way) [2]uint64 {
	top, head := w.top, w.head
	if w.list > 0 {
		top = &b.places[w.list-1].level
	}
	if w.under > 0 {
		head = &b.places[w.under-1].level
	}
	return [2]uint64{top.signature(), head.signature()}
}

// kept is the step that a way becomes.
func (b *searchBuffers) kept(w *way) *step {
	s := w.step
	if w.list > 0 {
		s.top = b.levelAt(w.list)
	}
	if w.under > 0 {
		s.head = b.levelAt(w.under)
	}
	return &s
}

// levelAt is the list or heading of a place.
func (b *searchBuffers) levelAt(at placeAt) *level {
	l := &b.levels[at-1]
	if *l == nil {
		opened := b.places[at-1].level
		*l = &opened
	}
	return *l
}
