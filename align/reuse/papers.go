package reuse

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/reprise-wording/reprise/corpus/cite"
	"github.com/reprise-wording/reprise/corpus/lang"
)

// papers are the groups of the papers of a set by the keys that citations name them by.
func (s *Set) papers() map[string][]int {
	out := map[string][]int{}
	for g, gr := range s.Groups {
		name := cite.SymbolKey(gr.Name)
		if gr.Symbol != "" {
			key := cite.SymbolKey(gr.Symbol)
			out[key] = append(out[key], g)
			if key == name {
				continue
			}
		}
		out[name] = append(out[name], g)
	}
	return out
}

// papersNamed finds the papers that a unit names by number or symbol, and resolves them: what bears the printed number
// is meant, nothing else. A paper that the set does not hold is told only where a paragraph of it is named.
func (d *termIndex) papersNamed(s *Set, unit int, papers map[string][]int) []Citation {
	text := s.Units[unit].Texts[d.at].Body
	var out []Citation
	for _, p := range cite.Places(text) {
		c := Citation{
			Later: unit, Language: d.at, Span: lang.Span{Start: p.Start, End: p.End}, Phrase: text[p.Start:p.End],
			Group: -1, Earlier: -1, Paper: p.Name,
		}
		var groups []int
		for _, g := range papers[p.Key()] {
			if g < s.Units[unit].Group {
				groups = append(groups, g)
			}
		}
		switch {
		case p.Name == "":
			c.Paper, c.Why = string(p.Kind), "names no "+string(p.Kind)+" before it"
		case len(groups) == 0:
			c.Why = p.Name + " is not among the papers before it"
		default:
			c.Group = groups[0]
		}
		if len(p.Paragraphs) == 0 {
			if c.Group >= 0 {
				c.Resolved, c.Why = true, "refers to "+s.Groups[c.Group].Name+" as a whole"
				out = append(out, c)
			}
			continue
		}
		for _, path := range p.Paragraphs {
			out = append(out, s.paragraphOf(c, groups, path, p.OfPart))
		}
	}
	return out
}

// paragraphOf resolves a citation of a paragraph of the paper that some groups are of.
func (s *Set) paragraphOf(c Citation, groups []int, path string, ofPart bool) Citation {
	number, item, _ := strings.Cut(path, "(")
	c.Paragraph, _ = strconv.Atoi(number)
	if item != "" {
		c.Item = "(" + item
	}
	if c.Group < 0 {
		return c
	}
	if ofPart {
		c.Why = fmt.Sprintf("paragraph %s is of a part of %s that numbers its paragraphs itself", path, c.Paper)
		return c
	}
	found := 0
	for _, g := range groups {
		if u := s.at(g, path); u >= 0 {
			c.Group, c.Earlier = g, u
			found++
		}
	}
	switch found {
	case 1:
		c.Resolved, c.Why = true, s.Units[c.Earlier].ID+" bears that number"
	case 0:
		c.Why = c.Paper + " has no paragraph " + path
	default:
		c.Earlier, c.Why = -1, fmt.Sprintf("%s has %d paragraphs %s", c.Paper, found, path)
	}
	return c
}
