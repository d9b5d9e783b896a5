package corpus

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"
	"unicode"
)

// A Ref is the address of a block, or of a sentence in it, as people cite it: VII.2(b), 15/CP.22:1(a), A/RES/77/194:27,
// 73/3:pp4, Annex I:3, Art. 5:2(b). It is comparable, so that it can be the key of a map.
//
// Part names the part of the paper within which labels start anew: a meeting by its Roman number or its year, a
// decision or resolution by its number, anything else by its name after the names of the parts around it ("1/CP.21,
// Annex, Art. 4"). It is empty where the paper has neither parts nor a symbol. Path holds the labels inside the part,
// "2(b)(iv)"; blocks without a label are counted by kind: pp4 is the fourth recital, t2 the second text, h1 a
// heading, fn5 the note with the marker 5, i3 an item, r7 a row of a table. The path "0" is the text of a meeting
// that adopted nothing.
type Ref struct {
	Part     string
	Path     string
	Sentence int // 1-based sentence inside the block; 0 for the whole block
}

// NotePath is the path of the words that stand where a meeting adopted nothing.
const NotePath = "0"

// String prints the canonical form: VII.2(b), 2017:2(b), VI.19#2.
func (r Ref) String() string {
	var b strings.Builder
	b.WriteString(r.Part)
	if r.Part != "" && r.Path != "" {
		if isRoman(r.Part) {
			b.WriteByte('.')
		} else {
			b.WriteByte(':')
		}
	}
	b.WriteString(r.Path)
	if r.Sentence > 0 {
		b.WriteByte('#')
		b.WriteString(strconv.Itoa(r.Sentence))
	}
	return b.String()
}

// IsZero reports whether r names nothing.
func (r Ref) IsZero() bool { return r == Ref{} }

// WithoutSentence returns r without its sentence.
func (r Ref) WithoutSentence() Ref { r.Sentence = 0; return r }

// Labels returns the labels of the path, outermost first, without brackets: "2(b)(iv)" gives 2, b, iv.
func (r Ref) Labels() []string { return pathLabels(r.Path) }

func pathLabels(path string) []string {
	return strings.FieldsFunc(path, func(c rune) bool { return c == '(' || c == ')' })
}

// Depth counts the labels of the path: 1 for a recommendation, 2 for an item, 3 for an item of an item.
func (r Ref) Depth() int {
	if r.Path == "" {
		return 0
	}
	return 1 + strings.Count(r.Path, "(")
}

// Parent returns the ref one level up, and false for a ref of depth 0 or 1, whose parent is the part.
func (r Ref) Parent() (Ref, bool) {
	i := strings.LastIndexByte(r.Path, '(')
	if i < 0 {
		return Ref{}, false
	}
	r.Path, r.Sentence = r.Path[:i], 0
	return r, true
}

// Child returns the ref of the item with that label under r.
func (r Ref) Child(label string) Ref {
	r.Sentence = 0
	if r.Path == "" {
		r.Path = label
	} else {
		r.Path += "(" + label + ")"
	}
	return r
}

// MustRef is ParseRef for refs written in code; it panics where s is not one.
func MustRef(s string) Ref {
	r, err := ParseRef(s)
	if err != nil {
		panic(err)
	}
	return r
}

// MarshalText and UnmarshalText make a Ref a string in JSON, also as the key of a map.
func (r Ref) MarshalText() ([]byte, error) { return []byte(r.String()), nil }

// UnmarshalText is the reverse of MarshalText: it reads canonical forms only.
func (r *Ref) UnmarshalText(b []byte) error {
	if len(b) == 0 {
		*r = Ref{}
		return nil
	}
	p, err := canonicalRef(string(b))
	if err != nil {
		return err
	}
	*r = p
	return nil
}

// Compare orders refs: by part (Roman numbers and digits by value), then label by label (numbers by value, letters a
// to z then aa, Roman numerals by value from the third level on), a block before its items and before its sentences.
func Compare(a, b Ref) int {
	if c := comparePart(a.Part, b.Part); c != 0 {
		return c
	}
	la, lb := a.Labels(), b.Labels()
	for i := 0; i < len(la) && i < len(lb); i++ {
		if c := compareLabels(la[i], lb[i], i); c != 0 {
			return c
		}
	}
	return cmp.Or(cmp.Compare(len(la), len(lb)), cmp.Compare(a.Path, b.Path), cmp.Compare(a.Sentence, b.Sentence))
}

func comparePart(a, b string) int {
	na, errA := ParseRoman(a)
	nb, errB := ParseRoman(b)
	switch {
	case errA == nil && errB == nil:
		return cmp.Or(cmp.Compare(na, nb), cmp.Compare(a, b))
	case errA == nil:
		return 1 // years and symbols come before numbered meetings
	case errB == nil:
		return -1
	}
	return cmp.Or(compareNatural(a, b), cmp.Compare(a, b))
}

// compareNatural orders texts with the numbers in them by value: 9/CP.2 before 10/CP.2.
func compareNatural(a, b string) int {
	for a != "" && b != "" {
		da, db := leadingDigits(a), leadingDigits(b)
		if da != "" && db != "" {
			ta, tb := strings.TrimLeft(da, "0"), strings.TrimLeft(db, "0")
			if c := cmp.Or(cmp.Compare(len(ta), len(tb)), cmp.Compare(ta, tb)); c != 0 {
				return c
			}
			a, b = a[len(da):], b[len(db):]
			continue
		}
		if a[0] != b[0] {
			return cmp.Compare(a[0], b[0])
		}
		a, b = a[1:], b[1:]
	}
	return cmp.Compare(len(a), len(b))
}

func leadingDigits(s string) string {
	return s[:len(s)-len(strings.TrimLeft(s, "0123456789"))]
}

var latinLook = strings.NewReplacer(
	"а", "a", "с", "c", "е", "e", "о", "o", "р", "p", "х", "x", "у", "y", "і", "i", "ј", "j", "ѕ", "s",
)

// LatinLook is the ref with the Cyrillic letters of its labels that look like Latin ones written as those: a reader
// types 7(a) for what a Russian paper prints with its own letter.
func (r Ref) LatinLook() Ref {
	r.Path = latinLook.Replace(r.Path)
	return r
}

// samePartName reports whether two names are of one part: alike but for case, or one with the organ and session
// before it that the other leaves out (A/RES/73/7 and 73/7).
func samePartName(a, b string) bool {
	if strings.EqualFold(a, b) {
		return true
	}
	if len(a) < len(b) {
		a, b = b, a
	}
	if b == "" || !strings.Contains(b, "/") || len(a) == len(b) {
		return false
	}
	tail := a[len(a)-len(b):]
	return strings.EqualFold(tail, b) && strings.ContainsRune("/ ", rune(a[len(a)-len(b)-1]))
}

// isRoman reports whether a name is a Roman number in capitals, as those of meetings are.
func isRoman(s string) bool {
	n, err := ParseRoman(s)
	return err == nil && Roman(n) == s
}

// A RefError says why a text is not a ref.
type RefError struct {
	Text string // as given
	Why  string
}

func (e *RefError) Error() string {
	return fmt.Sprintf("corpus: %q is not a reference: %s", e.Text, e.Why)
}

// isLabelRune reports whether a rune may stand in a label of a path.
func isLabelRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r) || r == '.' || r == '-' || r == '/'
}
