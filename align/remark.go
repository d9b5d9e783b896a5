package align

import "fmt"

// A Remark is a sentence about segments, which whoever shows it says in the reader's language: the English format and
// what stands at its verbs. The zero value says nothing.
type Remark struct {
	Format string
	Args   []any // numbers, names, words of the segments; a Remark where the word itself is of the language
}

// Remarkf makes a remark of an English format and what stands at its verbs.
func Remarkf(format string, args ...any) Remark { return Remark{format, args} }

// String is the remark in English.
func (r Remark) String() string { return fmt.Sprintf(r.Format, r.Args...) }

// MarshalText is the remark in English, which machine formats have.
func (r Remark) MarshalText() ([]byte, error) { return []byte(r.String()), nil }

// In is the remark in the language of a function that says English formats as [fmt.Sprintf] does.
func (r Remark) In(say func(format string, args ...any) string) string {
	args := make([]any, len(r.Args))
	for i, a := range r.Args {
		if part, ok := a.(Remark); ok {
			a = part.In(say)
		}
		args[i] = a
	}
	return say(r.Format, args...)
}

// Say are remarks as texts, each in the language of a function that says English formats as [fmt.Sprintf] does.
func Say(remarks []Remark, say func(format string, args ...any) string) []string {
	out := make([]string, len(remarks))
	for i, r := range remarks {
		out[i] = r.In(say)
	}
	return out
}
