package corpus

import (
	"cmp"
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// A Ref is the address of a unit or of a sentence in it. It is comparable, so that it can be the key of a map.
//
// A meeting is named by its number (VII.2(b)) or by its year (2017:2(b)); Path holds the labels inside it, in the
// canonical form "2(b)(iv)". The path "0" is the note of a meeting that adopted no recommendation.
type Ref struct {
	Meeting  int    // 1-based number of the meeting; 0 where the year names it
	Year     int    // year of the meeting where that names it; else 0
	Path     string // labels inside the meeting, "2(b)(iv)"; empty for the meeting as a whole
	Sentence int    // 1-based sentence inside the unit; 0 for the whole unit
}

// NotePath is the path of the note of a meeting without recommendations.
const NotePath = "0"

// String prints the canonical form: VII.2(b), 2017:2(b), VI.19#2.
func (r Ref) String() string {
	var b strings.Builder
	switch {
	case r.Meeting > 0:
		b.WriteString(Roman(r.Meeting))
		if r.Path != "" {
			b.WriteByte('.')
		}
	case r.Year > 0:
		b.WriteString(strconv.Itoa(r.Year))
		if r.Path != "" {
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

// Unit returns r without its sentence.
func (r Ref) Unit() Ref { r.Sentence = 0; return r }

// Labels returns the labels of the path, outermost first, without brackets: "2(b)(iv)" gives 2, b, iv.
func (r Ref) Labels() []string {
	if r.Path == "" {
		return nil
	}
	return strings.FieldsFunc(r.Path, func(c rune) bool { return c == '(' || c == ')' })
}

// Depth counts the labels of the path: 1 for a recommendation, 2 for an item, 3 for an item of an item.
func (r Ref) Depth() int {
	if r.Path == "" {
		return 0
	}
	return 1 + strings.Count(r.Path, "(")
}

// Parent returns the ref one level up, and false for a ref of depth 0 or 1, whose parent is the meeting.
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

// A RefError says why a text is not a ref.
type RefError struct {
	Text string // as given
	Why  string
}

func (e *RefError) Error() string { return fmt.Sprintf("corpus: %q is not a ref: %s", e.Text, e.Why) }

var (
	meetingPart = regexp.MustCompile(`^([IVXLCDMivxlcdm]+|[12][0-9]{3})(?:\s*[.:,]\s*|\s+|$|(#))`)
	labelPart   = regexp.MustCompile(`^[\s.,]*\(?\s*([0-9]+(?:bis|ter|quater)?|[a-zA-Z]{1,6})\s*\)?`)
	sentPart    = regexp.MustCompile(`^\s*#\s*([0-9]{1,6})\s*$`)
)

// maxRef is how long a ref may be, in bytes.
const maxRef = 80

// around is what may stand around a ref where it was copied from: quotation marks, white space, and the sign that ends a phrase.
const around = "\"'`“”„‟‘’‚‛«»‹›,;. \t\r\n\u00a0\u202f"

// ParseRef reads a ref as people write it: VII.2(b), VII.2 b), vii.2.b, IV.46(j)(iv), 2017:2(b), VI.19#2, III, “VII.2(b)”.
// The error is a *RefError.
func ParseRef(s string) (Ref, error) {
	bad := func(why string) (Ref, error) { return Ref{}, &RefError{Text: s, Why: why} }
	rest := strings.Trim(strings.ReplaceAll(s, "\u00a0", " "), around)
	if len(rest) > maxRef {
		return bad("too long")
	}
	m := meetingPart.FindStringSubmatch(rest)
	if m == nil {
		return bad("it should begin with a meeting: VII.2(b) or 2017:2(b)")
	}
	var r Ref
	if y, err := strconv.Atoi(m[1]); err == nil {
		r.Year = y
	} else if r.Meeting, err = ParseRoman(m[1]); err != nil {
		return bad("the meeting is no Roman number")
	}
	rest = rest[len(m[0])-len(m[2]):]
	for rest != "" {
		if sm := sentPart.FindStringSubmatch(rest); sm != nil {
			r.Sentence, _ = strconv.Atoi(sm[1])
			if r.Sentence == 0 {
				return bad("sentences are counted from 1")
			}
			return r, nil
		}
		lm := labelPart.FindStringSubmatch(rest)
		if lm == nil {
			return bad(fmt.Sprintf("%q is no label", rest))
		}
		label := strings.ToLower(lm[1])
		first := r.Path == ""
		if first && (label[0] < '0' || label[0] > '9') {
			return bad("a number should follow the meeting")
		}
		next := r.Child(trimZeros(label))
		r.Path = next.Path
		rest = rest[len(lm[0]):]
		if len(r.String()) > maxRef-len("#000000") { // what it prints must read as it
			return bad("too long")
		}
	}
	return r, nil
}

func trimZeros(label string) string {
	if t := strings.TrimLeft(label, "0"); t != "" && t[0] >= '0' && t[0] <= '9' {
		return t
	} else if t == "" {
		return "0"
	}
	return label
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

// UnmarshalText is the reverse of MarshalText. It reads what ParseRef does, and refs that name no meeting.
func (r *Ref) UnmarshalText(b []byte) error {
	if len(b) == 0 {
		*r = Ref{}
		return nil
	}
	p, err := ParseRef(string(b))
	if err != nil {
		exact, ok := printedRef(string(b))
		if !ok {
			return err
		}
		p = exact
	}
	*r = p
	return nil
}

// printedRef reads exactly what String prints of a ref without a meeting.
func printedRef(s string) (Ref, bool) {
	var r Ref
	path, sentence, ok := strings.Cut(s, "#")
	if ok {
		n, err := strconv.Atoi(sentence)
		if err != nil {
			return r, false
		}
		r.Sentence = n
	}
	r.Path = path
	return r, len(path) <= maxRef && path != "" && path[0] >= '0' && path[0] <= '9' && r.String() == s
}

// Compare orders refs as they stand in a paper: by meeting, then label by label (numbers by value, letters a to z then
// aa, Roman numerals by value from the third level on), a unit before its items and before its sentences.
func Compare(a, b Ref) int {
	if c := cmp.Or(cmp.Compare(a.Year, b.Year), cmp.Compare(a.Meeting, b.Meeting)); c != 0 {
		return c
	}
	la, lb := a.Labels(), b.Labels()
	for i := 0; i < len(la) && i < len(lb); i++ {
		if c := compareLabels(la[i], lb[i], i); c != 0 {
			return c
		}
	}
	return cmp.Or(cmp.Compare(len(la), len(lb)), cmp.Compare(a.Sentence, b.Sentence))
}
