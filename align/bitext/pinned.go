package bitext

import (
	"fmt"

	"github.com/reprise-wording/reprise/align"
)

// A remainder is what pins leave to align: the segments in no pin, and the blocks that the pins cut them into.
type remainder struct {
	source, target []int // indices of the segments in no pin
	blocks         []block
}

// A PinError is a pin that can't be kept.
type PinError struct {
	Pin align.Bead
	Why string
}

func (e *PinError) Error() string {
	return fmt.Sprintf("bitext: the pin %v:%v %s", e.Pin.Source, e.Pin.Target, e.Why)
}

// aroundPins cuts the texts at the pins. Pins that follow one another on both sides cut; those that cross them are only
// taken out.
func aroundPins(n, t int, pins []align.Bead) (*remainder, error) {
	usedS, usedT := make([]bool, n), make([]bool, t)
	var all []anchor
	spots := make([]align.Bead, n)
	for _, p := range pins {
		if why := take(p.Source, usedS, "source"); why != "" {
			return nil, &PinError{p, why}
		}
		if why := take(p.Target, usedT, "target"); why != "" {
			return nil, &PinError{p, why}
		}
		if p.Linked() {
			spots[p.Source[0]] = p
		}
	}
	for i, p := range spots {
		if p.Linked() {
			all = append(all, anchor{int32(i), int32(p.Target[0]), 1})
		}
	}
	chain := risingChain(all, t)
	r := &remainder{}
	var b block
	i, j := 0, 0
	cut := func(toS, toT int) {
		for ; i < toS; i++ {
			if !usedS[i] {
				r.source = append(r.source, i)
			}
		}
		for ; j < toT; j++ {
			if !usedT[j] {
				r.target = append(r.target, j)
			}
		}
		b.b, b.d = len(r.source), len(r.target)
		if b.size() > 0 {
			r.blocks = append(r.blocks, b)
		}
		b.a, b.c = b.b, b.d
	}
	for _, a := range chain {
		cut(int(a.i), int(a.j))
	}
	cut(n, t)
	return r, nil
}

func take(ids []int, used []bool, side string) string {
	last := -1
	for _, i := range ids {
		switch {
		case i < 0 || i >= len(used):
			return fmt.Sprintf("names %s segment %d of a text that has %d", side, i, len(used))
		case used[i]:
			return fmt.Sprintf("shares %s segment %d with another pin", side, i)
		case i <= last:
			return fmt.Sprintf("has its %s segments out of order", side)
		}
		used[i], last = true, i
	}
	return ""
}

// restore gives beads over the segments in no pin the indices of the whole texts.
func (r *remainder) restore(beads []align.Bead) {
	for _, b := range beads {
		for k, i := range b.Source {
			b.Source[k] = r.source[i]
		}
		for k, j := range b.Target {
			b.Target[k] = r.target[j]
		}
	}
}

func pick(segments []Segment, ids []int) []Segment {
	if len(ids) == len(segments) {
		return segments
	}
	out := make([]Segment, len(ids))
	for k, i := range ids {
		out[k] = segments[i]
	}
	return out
}
