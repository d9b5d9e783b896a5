package diff

import (
	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/corpus/lang"
)

// A Grain is the smallest thing that changes as a whole.
type Grain uint8

// The grains.
const (
	Word     Grain = iota // words, numbers, symbols and punctuation marks
	Sentence              // whole sentences
)

// An Option changes how texts are compared.
type Option func(*options)

type options struct {
	lang   *lang.Language
	ignore lang.Fold
	kinds  [Moved + 1]bool // of changes that do not count
	grain  Grain
	moves  bool
	force  bool
	group  bool
	labels [2]func(line int) string // those that lines have beside their words; nil for none
}

func newOptions(opts []Option) options {
	o := options{lang: lang.For(language.Und), moves: true, force: true, group: true}
	for _, f := range opts {
		f(&o)
	}
	return o
}

// In names the language of the texts, for elision, abbreviations and the words of force. Default: none, neutral rules.
func In(tag language.Tag) Option { return func(o *options) { o.lang = lang.For(tag) } }

// Ignoring takes changes that f makes equal out of the count: they stay in the script, marked. Default: lang.FoldNone.
func Ignoring(f lang.Fold) Option { return func(o *options) { o.ignore = f } }

// Without takes changes of these kinds out of the count: they stay in the script, marked. It is meant for Label,
// Punctuation and Number; for what only the writing tells apart there is [Ignoring]. Default: none.
func Without(kinds ...Change) Option {
	return func(o *options) {
		for _, k := range kinds {
			o.kinds[k] = true
		}
	}
}

// By sets the grain of the comparison. Default: Word.
func By(g Grain) Option { return func(o *options) { o.grain = g } }

// WithoutForce leaves changes of force among those of wording, for callers that do not ask: reading formulas takes half
// the time of a comparison of two paragraphs. Default: they are told apart.
func WithoutForce() Option { return func(o *options) { o.force = false } }

// WithoutMoves leaves moved phrases as a deletion and an insertion. Default: they are linked.
func WithoutMoves() Option { return func(o *options) { o.moves = false } }

// Shortest keeps every word the texts share, however lonely it stands. Default: one or two shared words between
// long changes are shown as changed, since a phrase that is replaced as a whole reads better.
func Shortest() Option { return func(o *options) { o.group = false } }
