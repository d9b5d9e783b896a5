package reuse

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
)

const (
	// farthest is how far the number of a paragraph in a report may lie from its number in the set, either way.
	farthest = 12
	// ahead is how many times as like the citing units must be to what the best offset gives as to the next best.
	ahead = 1.25
	// leastTopic is the likeness of topic words below which a citation is no evidence.
	leastTopic = 0.04
)

// resolveReport resolves the citations of paragraphs of one group's report. The paragraphs of a report are not
// numbered as its recommendations are, so all offsets are tried, and that one is taken at which the citing units, but
// for the words that refer, are most like the recommendations cited.
func (r *Result) resolveReport(group int) {
	var cs []*Citation
	for k := range r.Citations {
		if c := &r.Citations[k]; c.Group == group && c.Paper == "" && c.Paragraph > 0 && !r.bearing(c) {
			cs = append(cs, c)
		}
	}
	if len(cs) == 0 {
		return
	}
	var means [2*farthest + 1]float64
	for k := range means {
		for _, c := range cs {
			if u := r.numbered(group, c.Paragraph-(k-farthest)); u >= 0 {
				means[k] += r.topic(c, r.item(u, c.Item)) / float64(len(cs))
			}
		}
	}
	order := make([]int, len(means))
	for k := range order {
		order[k] = k
	}
	slices.SortStableFunc(order, func(a, b int) int {
		if means[a] != means[b] {
			return int(math.Copysign(1, means[b]-means[a]))
		}
		return abs(a-farthest) - abs(b-farthest)
	})
	best, next := order[0], order[1]
	offset := best - farthest
	for _, c := range cs {
		c.Offset = offset
		u := r.numbered(group, c.Paragraph-offset)
		switch {
		case means[best] < leastTopic || means[best] < ahead*means[next]:
			c.Why = fmt.Sprintf(
				"the numbers of the report can't be told from those of %s: offsets %+d and %+d fit as well",
				r.Set.Groups[group].Name,
				offset,
				next-farthest,
			)
		case u < 0:
			c.Why = fmt.Sprintf(
				"by the offset %+d it would be recommendation %d, which is not there",
				offset,
				c.Paragraph-offset,
			)
		default:
			u = r.item(u, c.Item)
			c.Earlier, c.Resolved = u, true
			c.Why = fmt.Sprintf(
				"number %d of the report is %s: offset %+d fits the topic words of %s %.1f times as well as the next (%+d)%s",
				c.Paragraph,
				r.Set.Units[u].ID,
				offset,
				citations(len(cs)),
				means[best]/math.Max(means[next], 1e-9),
				next-farthest,
				r.shared(c, u),
			)
		}
	}
}

// bearing resolves a citation of a decimal number, such as 134.2, that a unit of the group bears: a report that
// numbers so numbers its recommendations.
func (r *Result) bearing(c *Citation) bool {
	if len(c.Item) < 2 || c.Item[1] > '9' {
		return false
	}
	u := r.at(c.Group, strconv.Itoa(c.Paragraph)+c.Item)
	if u < 0 {
		return false
	}
	c.Earlier, c.Resolved, c.Why = u, true, r.Set.Units[u].ID+" bears that number"
	return true
}

func citations(n int) string {
	if n == 1 {
		return "this citation"
	}
	return strconv.Itoa(n) + " citations"
}

func abs(n int) int { return max(n, -n) }

// numbered finds the recommendation of a group with a number, -1 where there is none.
func (r *Result) numbered(group, n int) int { return r.at(group, strconv.Itoa(n)) }

// at finds the unit of a group with a path, -1 where there is none.
func (r *Result) at(group int, path string) int { return r.Set.at(group, path) }

func (s *Set) at(group int, path string) int {
	first, _ := slices.BinarySearchFunc(s.Units, group, func(u Unit, g int) int { return u.Group - g })
	for u := first; u < len(s.Units) && s.Units[u].Group == group; u++ {
		if s.Units[u].Ref.Path == path {
			return u
		}
	}
	return -1
}

// item finds the item of a recommendation by its path under it; the recommendation itself where no item is named or
// there.
func (r *Result) item(u int, path string) int {
	if k := r.at(r.Set.Units[u].Group, r.Set.Units[u].Ref.Path+path); k >= 0 {
		return k
	}
	return u
}

// topic compares the citing unit, but for the words that refer, with a recommendation and its items: the rarity of the
// words they share over the root of the product of their own.
func (r *Result) topic(c *Citation, u int) float64 {
	var sum float64
	n := 0
	for _, d := range r.terms {
		a, b := d.topicWords(r.Set, c), d.blockWords(r.Set, u)
		if len(a) == 0 || len(b) == 0 {
			continue
		}
		var shared, wa, wb float64
		for t := range a {
			wa += d.bits[t]
			if b[t] {
				shared += d.bits[t]
			}
		}
		for t := range b {
			wb += d.bits[t]
		}
		if wa > 0 && wb > 0 {
			sum += shared / math.Sqrt(wa*wb)
		}
		n++
	}
	if n == 0 {
		return 0
	}
	return sum / float64(n)
}

// topicWords are the terms of the citing unit outside the phrase that refers; in a language the phrase was not found
// in, all of them but numbers.
func (d *termIndex) topicWords(s *Set, c *Citation) map[int32]bool {
	out := map[int32]bool{}
	body := s.Units[c.Later].Texts[d.at].Body
	if d.at == c.Language {
		body = body[:c.Span.Start] + " " + body[c.Span.End:]
	}
	for _, w := range d.wordsOf(body) {
		if t, ok := d.vocab[w.key]; ok && d.kinds[t] == content {
			out[t] = true
		}
	}
	return out
}

// blockWords are the terms of a recommendation and its items.
func (d *termIndex) blockWords(s *Set, u int) map[int32]bool {
	out := map[int32]bool{}
	for k := u; k < len(s.Units) && (k == u || s.under(k, u)); k++ {
		for _, t := range d.body[k] {
			if d.kinds[t] == content {
				out[t] = true
			}
		}
	}
	return out
}

// under reports whether a unit is an item of another, of any depth.
func (s *Set) under(k, u int) bool {
	for p := s.Units[k].Parent; p >= 0; p = s.Units[p].Parent {
		if p == u {
			return true
		}
	}
	return false
}

// shared lists the heaviest topic words that the citing unit shares with what it cites.
func (r *Result) shared(c *Citation, u int) string {
	d := r.terms[c.Language]
	block := d.blockWords(r.Set, u)
	body := r.Set.Units[c.Later].Texts[d.at].Body
	type found struct {
		text string
		bits float64
	}
	var fs []found
	seen := map[string]bool{}
	for _, w := range d.wordsOf(body) {
		t, ok := d.vocab[w.key]
		if !ok || !block[t] || seen[w.key] || d.kinds[t] != content || w.Start >= c.Span.Start && w.End <= c.Span.End {
			continue
		}
		seen[w.key] = true
		fs = append(fs, found{w.Text(body), w.bits})
	}
	slices.SortStableFunc(fs, func(a, b found) int { return int(math.Copysign(1, b.bits-a.bits)) })
	var names []string
	for _, f := range fs[:min(3, len(fs))] {
		names = append(names, f.text)
	}
	if len(names) == 0 {
		return ""
	}
	return "; shared here: " + strings.Join(names, ", ")
}
