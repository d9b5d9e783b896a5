package pdf

import (
	"math"
	"slices"
)

// Raised and lowered signs may be drawn after their line, or stand so high that they seem to be a line of their own.
// attach puts them where they stand on the page: into the segment of larger letters that they stand on or hang from.

const (
	smallSign = 0.85 // of its host's letter size, at most
	raisedBy  = 0.4  // of the host's letter size: how far above its base line a raised sign ends, as a rule
	signGap   = 0.8  // of the host's letter size: how far right of its host a sign may stand
	mostSigns = 3    // characters
)

func attach(segs []*segment) []*segment {
	var out []*segment
	for _, s := range segs {
		s.letter = s.size()
	}
	for _, s := range segs {
		host := hostOf(s, segs)
		if host == nil && isSign(s) {
			if host = aloneOver(s, segs); host != nil {
				size := host.size()
				host.lifted = true
				for i := range s.glyphs {
					s.glyphs[i].size, s.glyphs[i].bottom = 0.6*size, host.bottom-raisedBy*size
				}
			}
		}
		if host != nil {
			host.insert(s)
		} else {
			out = append(out, s)
		}
	}
	return out
}

// isSign reports whether a segment is short and of signs that mark notes, spaces after them aside.
func isSign(s *segment) bool {
	n := len(s.glyphs)
	for n > 1 && space(s.glyphs[n-1].r) {
		n--
	}
	if n > mostSigns {
		return false
	}
	for _, g := range s.glyphs[:n] {
		if (g.r < '0' || g.r > '9') && g.r != '*' && g.r != '†' {
			return false
		}
	}
	return true
}

// aloneOver is the segment at whose end or head, just above it, a sign of any size stands with nothing beside it: a
// mark raised out of its line.
func aloneOver(s *segment, segs []*segment) *segment {
	var host *segment
	for _, h := range segs {
		if h == s {
			continue
		}
		if min(h.bottom, s.bottom)-max(h.top, s.top) > 0.4*(s.bottom-s.top) {
			return nil
		}
		size := h.letter
		atEnd := s.left > h.right-0.2*size && s.left < h.right+0.5*size
		atHead := s.right < h.left+0.2*size && s.right > h.left-0.7*size && s.glyphs[0].r != '*' // a star may be of a title
		if gap := h.top - s.bottom; gap > -0.4*size && gap < 0.7*size && (atEnd || atHead && gap < 0.15*size) {
			host = h
		}
	}
	return host
}

// hostOf is the segment that a short one of small signs belongs to, nil where it is none or has none.
func hostOf(s *segment, segs []*segment) *segment {
	if !isSign(s) {
		return nil
	}
	size := s.glyphs[0].size
	var best *segment
	nearest := math.Inf(1)
	for _, h := range segs {
		hs := h.letter
		if h == s || size > smallSign*hs || s.left < h.left || s.left > h.right+signGap*hs || s.bottom < h.top-0.2*hs ||
			s.top > h.bottom {
			continue
		}
		off := math.Abs(s.bottom - (h.bottom - raisedBy*hs))
		if s.top > h.top+0.35*(h.bottom-h.top) { // lowered
			off = math.Abs(s.bottom - h.bottom)
		}
		if off < nearest && off < 0.6*hs {
			best, nearest = h, off
		}
	}
	return best
}

// size is that of most letters.
func (s *segment) size() float64 {
	count := map[float64]int{}
	best := 0.0
	for _, g := range s.glyphs {
		count[g.size]++
	}
	for _, g := range s.glyphs {
		if count[g.size] > count[best] || count[g.size] == count[best] && g.size > best {
			best = g.size
		}
	}
	return best
}

// insert puts the signs of another segment behind the last letter left of them.
func (s *segment) insert(in *segment) {
	for n := len(in.glyphs); n > 1 && space(in.glyphs[n-1].r); n-- {
		in.glyphs = in.glyphs[:n-1]
	}
	at := len(s.glyphs)
	for at > 0 && (space(s.glyphs[at-1].r) || s.glyphs[at-1].left >= in.left) {
		at--
	}
	s.glyphs = slices.Insert(s.glyphs, at, in.glyphs...)
	s.left, s.right = min(s.left, in.left), max(s.right, in.right)
}

func space(r rune) bool { return r == ' ' || r == '\u00a0' || r == '\t' || r == guessed }
