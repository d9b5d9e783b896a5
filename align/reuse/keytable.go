package reuse

import (
	"math/bits"
	"slices"
)

// A keyTable numbers keys from 0, in the order in which they are put in. Most keys that it is asked for are not
// there, which a sieve tells without a look at the table. It may be read by several goroutines.
type keyTable struct {
	sieve []uint64 // eight bits a slot, and no more than fit in a processor's cache; a power of two
	keys  []uint64 // by number
	slots []int32  // 1 more than a number, 0 where free; a power of two
	shift uint     // leaves of a hash a place among the slots
}

// mostSieve is the size of the largest sieve, 256 kB.
const mostSieve = 1 << 15

// hashKey spreads a key over all bits.
func hashKey(key uint64) uint64 {
	key = (key ^ key>>32) * 0xD6E8FEB86659FD93
	return (key ^ key>>32) * 0x9E3779B97F4A7C15
}

// add numbers a key, unless it is there, and returns its number.
func (t *keyTable) add(key uint64) int32 {
	if 2*(len(t.keys)+1) > len(t.slots) {
		t.grow(2 * len(t.slots))
	}
	h := hashKey(key)
	for k := h >> t.shift; ; k = (k + 1) & uint64(len(t.slots)-1) {
		switch n := t.slots[k]; {
		case n == 0:
			t.keys = append(t.keys, key)
			t.slots[k] = int32(len(t.keys))
			t.addToSieve(h)
			return int32(len(t.keys) - 1)
		case t.keys[n-1] == key:
			return n - 1
		}
	}
}

// addToSieve puts a hash in the sieve.
func (t *keyTable) addToSieve(h uint64) { t.sieve[h>>6&uint64(len(t.sieve)-1)] |= 1 << (h & 63) }

// grow makes room for half as many keys as size, and for one more than there are, at least.
func (t *keyTable) grow(size int) {
	size = 1 << bits.Len(uint(max(size, 1024, 2*len(t.keys)+2)-1))
	t.slots, t.shift = make([]int32, size), uint(65-bits.Len(uint(size)))
	t.sieve, t.keys = make([]uint64, min(size/8, mostSieve)), slices.Grow(t.keys, size/2-len(t.keys))
	for n, key := range t.keys {
		h := hashKey(key)
		t.addToSieve(h)
		k := h >> t.shift
		for t.slots[k] != 0 {
			k = (k + 1) & uint64(size-1)
		}
		t.slots[k] = int32(n + 1)
	}
}

// find gives the number of a key, and -1 where it is not there.
func (t *keyTable) find(key uint64) int32 {
	h := hashKey(key)
	if len(t.sieve) == 0 || t.sieve[h>>6&uint64(len(t.sieve)-1)]&(1<<(h&63)) == 0 {
		return -1
	}
	for k := h >> t.shift; ; k = (k + 1) & uint64(len(t.slots)-1) {
		switch n := t.slots[k]; {
		case n == 0:
			return -1
		case t.keys[n-1] == key:
			return n - 1
		}
	}
}

// hashText is the hash of a text as a key.
func hashText(s string) uint64 {
	h := uint64(14695981039346656037)
	for k := range len(s) {
		h = (h ^ uint64(s[k])) * 1099511628211
	}
	return h
}
