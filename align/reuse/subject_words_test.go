package reuse

import (
	"context"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"
)

// linesWith makes n lines of other words, of which the first hold the word.
func linesWith(word string, hold, n int, seed rune) (out []string) {
	for k := range n {
		line := "asks " + strings.Repeat(string(seed), 3) + strings.Repeat(string(rune('a'+k%26)), 3+k/26)
		if k < hold {
			line += " " + word
		}
		out = append(out, line)
	}
	return out
}

// A paper is about the words that recur through it and stand in few other papers, and there seldom.
func TestSubjects(t *testing.T) {
	t.Parallel()
	others := func(lines ...[]string) [][]string {
		for _, seed := range "uvwxyz" {
			lines = append(lines, linesWith("", 0, 8, seed))
		}
		return lines
	}
	for _, c := range []struct {
		name  string
		files [][]string
		about bool // the first paper is about the word
	}{
		{"recurs", others(linesWith("aldern", 4, 8, 'q')), true},
		{"twice only", others(linesWith("aldern", 2, 8, 'q')), false},
		{"in a small part", others(linesWith("aldern", 4, 40, 'q')), false},
		{"in two of eight papers", others(linesWith("aldern", 4, 8, 'q'), linesWith("aldern", 1, 8, 'r')), true},
		{"in three of eight papers", [][]string{
			linesWith("aldern", 4, 8, 'q'), linesWith("aldern", 4, 8, 'r'), linesWith("aldern", 4, 8, 's'),
			linesWith("", 0, 8, 'u'), linesWith("", 0, 8, 'v'), linesWith("", 0, 8, 'w'), linesWith("", 0, 8, 'x'),
			linesWith("", 0, 8, 'y'),
		}, false},
		{"mostly elsewhere", others(linesWith("aldern", 3, 8, 'q'), linesWith("aldern", 12, 120, 'r')), false},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			var files []File
			for _, lines := range c.files {
				files = append(files, File{Lines: lines})
			}
			set := FromLines(language.English, files...)
			d, err := newTermIndex(context.Background(), set, 0, 0)
			if err != nil {
				t.Fatal(err)
			}
			s := (&Result{Set: set, terms: []*termIndex{d}}).subjects(d)
			word := d.family[d.vocab["aldern"]]
			if s.about[0][word] != c.about {
				t.Errorf("the first paper is about it: %v, want %v", !c.about, c.about)
			}
			if own := s.of(0); slices.Contains(own, word) != c.about {
				t.Errorf("the subject of its first line is %v", own)
			}
		})
	}
}

// A frame is short, and much of both units.
func TestFrameLike(t *testing.T) {
	t.Parallel()
	set := FromLines(language.English, File{Lines: []string{
		"lamps quays wicks oil",
		"lamps quays wicks oil glass mirrors",
		"lamps quays ropes sails anchors hulls piers",
	}})
	d, err := newTermIndex(context.Background(), set, 0, 0)
	if err != nil {
		t.Fatal(err)
	}
	s := (&Result{Set: set, terms: []*termIndex{d}}).subjects(d)
	if !s.frameLike(0, 1) || s.frameLike(0, 2) {
		t.Errorf("4 words of 6: %v, 2 of 7: %v", s.frameLike(0, 1), s.frameLike(0, 2))
	}
}
