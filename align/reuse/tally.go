package reuse

import (
	"math"
	"slices"
	"sync/atomic"
)

// A tally counts in how many units something stands, under hashes of which two may rarely fall into one slot. It
// counts all slots, or only those that are wanted. It may be added to and, after that, read by several goroutines.
type tally struct {
	mask   uint64
	sieve  []uint64 // a bit for every wanted slot and those with the same low bits; nil for all
	table  []uint64 // wanted slots: each with its number from 1 in the low half, 0 where free; a power of two
	counts []uint32 // by slot, or by number of the wanted slot
}

// newTally makes a tally of so many slots, a power of two. With some the slots are to be wanted first.
func newTally(slots int, some bool) *tally {
	t := &tally{mask: uint64(slots - 1)}
	if some {
		t.sieve, t.table = make([]uint64, tallySieve), make([]uint64, 1<<10)
	} else {
		t.counts = make([]uint32, slots)
	}
	return t
}

// want says that a hash will be asked for. Nothing may be counted before all is wanted.
func (t *tally) want(hash uint64) {
	if t.sieve == nil {
		return
	}
	t.sieve[hash>>6%tallySieve] |= 1 << (hash & 63)
	slot := hash & t.mask
	at := t.find(slot)
	if t.table[at] != 0 {
		return
	}
	t.counts = append(t.counts, 0)
	t.table[at] = slot<<32 | uint64(len(t.counts))
	if 2*len(t.counts) > len(t.table) {
		old := t.table
		t.table = make([]uint64, 2*len(old))
		for _, entry := range old {
			if entry != 0 {
				t.table[t.find(entry>>32)] = entry
			}
		}
	}
}

// find gives the place of a wanted slot in the table, or that where it would stand.
func (t *tally) find(slot uint64) uint64 {
	last := uint64(len(t.table) - 1)
	at := slot & last
	for t.table[at] != 0 && t.table[at]>>32 != slot {
		at = (at + 1) & last
	}
	return at
}

// tallySieve is the size of a sieve in words, 32 kB, which no tally has fewer slots than.
const tallySieve = 1 << 12

// may reports whether a hash may be counted; what may not is told at once.
func (t *tally) may(hash uint64) bool {
	return t.sieve == nil || t.sieve[hash>>6%tallySieve]&(1<<(hash&63)) != 0
}

// place is where a hash is counted; it is false where it is not.
func (t *tally) place(hash uint64) (uint64, bool) {
	switch {
	case t.sieve == nil:
		return hash & t.mask, true
	case !t.may(hash):
		return 0, false
	}
	number := t.table[t.find(hash&t.mask)] & math.MaxUint32
	return number - 1, number > 0
}

// A tallier counts hashes in a tally, each once a unit; each goroutine has its own.
type tallier struct {
	*tally
	unit   int32
	times  uint32   // how many units are counted with this one
	last   []int32  // by slot: the last unit that it was found in; nil where all slots are counted, which are too many
	places []uint64 // those of the unit, where there is no last
}

// tallier makes one. After that nothing more may be wanted.
func (t *tally) tallier() *tallier {
	out := &tallier{tally: t, times: 1}
	if t.sieve != nil {
		out.last = make([]int32, len(t.counts))
	}
	return out
}

// add counts a hash of the unit.
func (t *tallier) add(hash uint64) {
	p, ok := t.place(hash)
	switch {
	case !ok:
	case t.last == nil:
		t.places = append(t.places, p)
	case t.last[p] != t.unit+1:
		t.last[p] = t.unit + 1
		atomic.AddUint32(&t.counts[p], t.times)
	}
}

// addAll counts hashes of the unit. Most are not wanted, which is told here without a call.
func (t *tallier) addAll(hashes []uint64) {
	for _, hash := range hashes {
		if t.may(hash) {
			t.add(hash)
		}
	}
}

// end ends the unit.
func (t *tallier) end() {
	slices.Sort(t.places)
	for k, p := range t.places {
		if k == 0 || p != t.places[k-1] {
			atomic.AddUint32(&t.counts[p], t.times)
		}
	}
	t.places = t.places[:0]
	t.unit++
}

// of is in how many units a hash stands; 0 where it was not wanted.
func (t *tally) of(hash uint64) uint32 {
	if p, ok := t.place(hash); ok {
		return t.counts[p]
	}
	return 0
}
