package bitext

import (
	"context"
	"errors"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/align"
)

// A Segment is what is aligned: a sentence, or a line of a file.
type Segment struct {
	Text string
}

// Segments makes segments of lines or sentences.
func Segments(texts ...string) []Segment {
	out := make([]Segment, len(texts))
	for i, t := range texts {
		out[i] = Segment{Text: t}
	}
	return out
}

var errNoPath = errors.New("bitext: no path through the search band")

// Side names one of the two texts.
type Side int

// The sides. Neither is the zero Side.
const (
	Neither Side = iota
	Source
	Target
)

type options struct {
	ctx            context.Context
	source, target language.Tag
	lexicons       []*Lexicon
	bare           bool
	places         bool // keep where words stand
	learnt         *Lexicon
	keep           Side
	pins           []align.Bead
	progress       func(done, total int)
}

func (o *options) stop() error { return o.ctx.Err() }

// An Option changes what Align and Documents do.
type Option func(*options)

// WithContext stops the work when ctx ends; its error is returned. By default nothing stops it.
func WithContext(ctx context.Context) Option { return func(o *options) { o.ctx = ctx } }

// WithLanguages states the languages of the texts. They choose tokens, stems and the built-in lexicon. By default
// they are unknown (und) in Align, which works with evidence that needs no language, and those of the documents in
// Documents.
func WithLanguages(source, target language.Tag) Option {
	return func(o *options) { o.source, o.target = source, target }
}

// WithLexicon adds pairs of words that render one another to the evidence; given again, the pairs of each lexicon
// count. By default there are only the built-in ones.
func WithLexicon(l *Lexicon) Option {
	return func(o *options) {
		if l != nil {
			o.lexicons = append(o.lexicons, l)
		}
	}
}

// WithLearnt puts the pairs of words learnt from the texts into l. By default they are forgotten.
func WithLearnt(l *Lexicon) Option { return func(o *options) { o.learnt = l } }

// WithoutBuiltin leaves the built-in lexicon out. By default it is used where there is one for the languages: any two
// of English, French, Spanish, Russian, Arabic and Chinese.
func WithoutBuiltin() Option { return func(o *options) { o.bare = true } }

// KeepOriginal keeps the segments of one side whole and apart, as United Nations translators do: each bead has one
// segment of that side at most, and the other side is merged, or one of its segments shared out in parts. The default
// is Neither. [Alignment.Original] tells which document says it is the original.
func KeepOriginal(s Side) Option { return func(o *options) { o.keep = s } }

// WithPins keeps beads set by a person as they are and aligns the rest around them. The default is none. Pins that
// share a segment or name one that is not there are an error of Align.
func WithPins(beads []align.Bead) Option { return func(o *options) { o.pins = beads } }

// WithProgress is called now and then with the work done so far, out of total. The default is silence.
func WithProgress(f func(done, total int)) Option { return func(o *options) { o.progress = f } }
