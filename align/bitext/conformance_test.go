package bitext_test

import (
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"golang.org/x/text/language"
	"pgregory.net/rapid"

	"github.com/reprise-wording/reprise/align"
	"github.com/reprise-wording/reprise/align/bitext"
)

// An aligner is anything that aligns segments as Align does.
type aligner func(source, target []bitext.Segment) ([]align.Bead, error)

// conforms is what holds for every aligner, whatever its score: each segment is in one bead, beads are in order,
// scores are shares, empty beads do not occur, and the same input gives the same beads.
func conforms(t *rapid.T, a aligner, source, target []bitext.Segment) {
	beads, err := a(source, target)
	if err != nil {
		t.Fatal(err)
	}
	if err := align.Check(beads, len(source), len(target)); err != nil {
		t.Fatal(err)
	}
	last := -1
	for _, b := range beads {
		switch {
		case len(b.Source)+len(b.Target) == 0:
			t.Fatalf("an empty bead in %v", beads)
		case b.Score < 0 || b.Score > 1 || b.Score != b.Score:
			t.Fatalf("bead %v:%v has the score %v", b.Source, b.Target, b.Score)
		case len(b.Source) > 0 && b.Source[0] < last:
			t.Fatalf("beads out of order: %v", beads)
		case len(b.Source) > 0:
			last = b.Source[0]
		}
	}
	if again, _ := a(source, target); !reflect.DeepEqual(beads, again) {
		t.Fatalf("a second run gives other beads:\n%v\n%v", beads, again)
	}
}

func TestConformance(t *testing.T) {
	t.Parallel()
	en, fr, sw := language.English, language.French, language.MustParse("sw")
	for name, opts := range map[string][]bitext.Option{
		"languages unknown": nil,
		"English-French":    {bitext.WithLanguages(en, fr)},
		"French-Swahili":    {bitext.WithLanguages(fr, sw)},
		"without lexicon":   {bitext.WithLanguages(en, fr), bitext.WithoutBuiltin()},
		"source kept":       {bitext.WithLanguages(en, fr), bitext.KeepOriginal(bitext.Source)},
		"target kept":       {bitext.WithLanguages(en, fr), bitext.KeepOriginal(bitext.Target)},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			rapid.Check(t, func(t *rapid.T) {
				source, target := bitextOf(t)
				conforms(t, func(s, u []bitext.Segment) ([]align.Bead, error) {
					return bitext.Align(s, u, opts...)
				}, source, target)
			})
		})
	}
}

var sentence = rapid.SampledFrom([]string{
	"The State shall pay 12 dollars.", "L'État paie 12 dollars.", "Article 4", "No.", "Non.", "", "  ", "?!",
	"the victims of trafficking in persons", "les victimes de la traite des personnes", "a\x00b", "\xff\xfe",
	"1 000 000", "CTOC/COP/WG.4/2019/4", "漢字かな",
})

func bitextOf(t *rapid.T) (source, target []bitext.Segment) {
	segment := rapid.Custom(func(t *rapid.T) bitext.Segment {
		return bitext.Segment{Text: strings.Join(rapid.SliceOfN(sentence, 0, 3).Draw(t, "words"), " ")}
	})
	return rapid.SliceOfN(segment, 0, 12).Draw(t, "source"), rapid.SliceOfN(segment, 0, 12).Draw(t, "target")
}

// Pins are kept as they are, and the rest is aligned around them.
func TestPinsAreKept(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		source, target := bitextOf(t)
		if len(source) == 0 || len(target) == 0 {
			return
		}
		pin := align.Bead{
			Source: []int{rapid.IntRange(0, len(source)-1).Draw(t, "s")},
			Target: []int{rapid.IntRange(0, len(target)-1).Draw(t, "t")},
		}
		conforms(t, func(s, u []bitext.Segment) ([]align.Bead, error) {
			beads, err := bitext.Align(s, u, bitext.WithPins([]align.Bead{pin}))
			for _, b := range beads {
				if b.Origin == align.ByHand && reflect.DeepEqual(b.Source, pin.Source) && reflect.DeepEqual(b.Target, pin.Target) {
					return beads, err
				}
			}
			return beads, fmt.Errorf("the pin %v is not among %v", pin, beads)
		}, source, target)
	})
}

func TestBadPins(t *testing.T) {
	t.Parallel()
	two := bitext.Segments("a", "b")
	for _, pins := range [][]align.Bead{
		{{Source: []int{2}, Target: []int{0}}},
		{{Source: []int{0}, Target: []int{-1}}},
		{{Source: []int{0}, Target: []int{0}}, {Source: []int{0}, Target: []int{1}}},
		{{Source: []int{1, 0}, Target: []int{0}}},
	} {
		var pe *bitext.PinError
		if _, err := bitext.Align(two, two, bitext.WithPins(pins)); !errors.As(err, &pe) {
			t.Errorf("pins %v give %v, want a PinError", pins, err)
		}
	}
}

// A definition that stands elsewhere in the other language's alphabet is found; its neighbours keep their counterparts.
func TestCrossing(t *testing.T) {
	t.Parallel()
	en := bitext.Segments(
		"The following definitions apply.",
		"aircraft means a machine that flies by the reaction of the air.",
		"child means a person under the age of eighteen years.",
		"ship means a vessel used in navigation at sea.",
		"These Regulations come into force on 1 May 2020.",
	)
	fr := bitext.Segments(
		"Les définitions suivantes s'appliquent.",
		"aéronef Machine qui vole grâce à la réaction de l'air.",
		"navire Bâtiment utilisé pour la navigation en mer.",
		"enfant Personne âgée de moins de dix-huit ans.",
		"Le présent règlement entre en vigueur le 1er mai 2020.",
	)
	beads, err := bitext.Align(en, fr, bitext.WithLanguages(language.English, language.French))
	if err != nil {
		t.Fatal(err)
	}
	if got, want := beadList(beads), "[0]:[0] [1]:[1] [2]:[3] [3]:[2] [4]:[4] "; got != want {
		t.Errorf("beads %s, want %s", got, want)
	}
}

// Neighbours that are swapped on the other side are two beads, not one of two by two.
func TestSwapped(t *testing.T) {
	t.Parallel()
	en := bitext.Segments(
		"The Committee met in Vienna.",
		"Settlement of disputes between States",
		"Recommendations",
		"The Secretariat took note of the report.",
	)
	fr := bitext.Segments(
		"Le Comité s'est réuni à Vienne.",
		"Recommandations",
		"Règlement des différends entre États",
		"Le Secrétariat a pris note du rapport.",
	)
	for _, keep := range []bitext.Side{bitext.Neither, bitext.Source} {
		beads, err := bitext.Align(en, fr, bitext.WithLanguages(language.English, language.French), bitext.KeepOriginal(keep))
		if err != nil {
			t.Fatal(err)
		}
		if got, want := beadList(beads), "[0]:[0] [1]:[2] [2]:[1] [3]:[3] "; got != want {
			t.Errorf("beads %s, want %s", got, want)
		}
	}
}

// What one side left out is one bead, however many segments it has; where the side is kept whole, each stands alone.
func TestOmission(t *testing.T) {
	t.Parallel()
	en := bitext.Segments(
		"The Committee met in Vienna on 14 April 2009.",
		"Mr. Smith read the telegram aloud to his neighbours at the table.",
		"Nobody laughed, and somebody opened a window to the garden.",
		"The Secretariat published the report of the Committee.",
	)
	fr := bitext.Segments(
		"Le Comité s'est réuni à Vienne le 14 avril 2009.", "Le Secrétariat a publié le rapport du Comité.",
	)
	for keep, want := range map[bitext.Side]string{
		bitext.Neither: "[0]:[0] [1 2]:[] [3]:[1] ",
		bitext.Source:  "[0]:[0] [1]:[] [2]:[] [3]:[1] ",
	} {
		beads, err := bitext.Align(en, fr, bitext.WithLanguages(language.English, language.French), bitext.KeepOriginal(keep))
		if err != nil {
			t.Fatal(err)
		}
		if got := beadList(beads); got != want {
			t.Errorf("side kept %d: beads %s, want %s", keep, got, want)
		}
	}
}

// A segment with the same number is not preferred over one that says the same.
func TestNumbersAreNoMaster(t *testing.T) {
	t.Parallel()
	en := bitext.Segments(
		"The Committee adopted 12 recommendations on the protection of victims.", "The meeting closed on 14 April.",
	)
	fr := bitext.Segments(
		"Le Comité a adopté 14 recommandations sur la protection des victimes.", "La réunion s'est achevée le 12 avril.",
	)
	beads, err := bitext.Align(en, fr, bitext.WithLanguages(language.English, language.French))
	if err != nil {
		t.Fatal(err)
	}
	if got := beadList(beads); got != "[0]:[0] [1]:[1] " {
		t.Errorf("beads %s", got)
	}
}

// Progress rises to the whole, in more steps than there are passes.
func TestProgress(t *testing.T) {
	t.Parallel()
	var s, u []bitext.Segment
	for k := range 400 {
		s = append(s, bitext.Segment{Text: fmt.Sprint("Article ", k, " binds the States.")})
		u = append(u, bitext.Segment{Text: fmt.Sprint("L'article ", k, " lie les États.")})
	}
	calls, last, whole := 0, 0, 0
	_, err := bitext.Align(s, u, bitext.WithProgress(func(done, total int) {
		if done <= last || done > total {
			t.Errorf("%d of %d after %d", done, total, last)
		}
		calls, last, whole = calls+1, done, total
	}))
	if err != nil || last != whole || calls < 8 {
		t.Errorf("%d calls up to %d of %d, error %v", calls, last, whole, err)
	}
}

func FuzzAlign(f *testing.F) {
	f.Add("One.\nTwo 2.", "Un.\nDeux 2.")
	f.Add("", "\x00\n\xff")
	f.Fuzz(func(t *testing.T, a, b string) {
		if len(a)+len(b) > 4000 {
			return
		}
		s, u := bitext.Segments(strings.Split(a, "\n")...), bitext.Segments(strings.Split(b, "\n")...)
		beads, err := bitext.Align(s, u, bitext.WithLanguages(language.English, language.French))
		if err != nil {
			t.Fatal(err)
		}
		if err := align.Check(beads, len(s), len(u)); err != nil {
			t.Fatal(err)
		}
		if _, err := bitext.Review(s, u, beads); err != nil {
			t.Fatal(err)
		}
	})
}

func FuzzReadLexicon(f *testing.F) {
	f.Add("word\tmot\t0.5\n")
	f.Add("mot @ word\n")
	f.Add("word /wɜːd/ <n>\n1. mot, parole\n")
	f.Fuzz(func(t *testing.T, s string) {
		l, err := bitext.ReadLexicon(strings.NewReader(s), "fuzz")
		if err == nil && len(l.Pairs) == 0 {
			t.Fatal("a lexicon without pairs and without an error")
		}
	})
}

// A lexicon counts the right way round and turned, no lexicon is as good as none, and one of other words is refused.
func TestWithLexicon(t *testing.T) {
	t.Parallel()
	source := bitext.Segments("qwer asdf zxcv uiop", "poiu lkjh mnbv tyre", "ghjk wert sdfg xcvb")
	target := bitext.Segments("aaaa bbbb cccc dddd", "eeee ffff gggg hhhh", "iiii jjjj kkkk llll")
	pairs := []bitext.Pair{{Source: "qwer", Target: "aaaa", Weight: 1}, {Source: "lkjh", Target: "ffff", Weight: 1}}
	turned := []bitext.Pair{{Source: "aaaa", Target: "qwer", Weight: 1}, {Source: "ffff", Target: "lkjh", Weight: 1}}
	score := func(l *bitext.Lexicon) float64 {
		beads, err := bitext.Align(source, target, bitext.WithLexicon(l))
		if err != nil {
			t.Fatal(err)
		}
		sum := 0.
		for _, b := range beads {
			sum += b.Score
		}
		return sum
	}
	bare := score(nil)
	straight := score(&bitext.Lexicon{Pairs: pairs})
	if straight <= bare || score(&bitext.Lexicon{Pairs: turned}) != straight {
		t.Errorf("without a lexicon %.3f, with one %.3f, turned %.3f", bare, straight, score(&bitext.Lexicon{Pairs: turned}))
	}
	foreign := &bitext.Lexicon{Pairs: []bitext.Pair{{Source: "house", Target: "maison", Weight: 1}}}
	if _, err := bitext.Align(source, target, bitext.WithLexicon(foreign)); !errors.Is(err, bitext.ErrForeignLexicon) {
		t.Errorf("a lexicon of other words: %v", err)
	}
}

func TestReadLexicon(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, in, want string }{
		{"pairs", "# note\nhouse\tmaison\ndog\tchien\t0.5\n", "house=maison dog=chien "},
		{"hunalign", "maison @ house\nchien @ dog\n", "house=maison dog=chien "},
		{
			"freedict",
			"house /haʊs/ <n>\n1. maison, foyer\n2. chambre (politics)\ndog /dɒɡ/\nchien\n",
			"house=maison house=foyer house=chambre dog=chien ",
		},
	} {
		l, err := bitext.ReadLexicon(strings.NewReader(c.in), c.name)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		var b strings.Builder
		for _, p := range l.Pairs {
			fmt.Fprintf(&b, "%s=%s ", p.Source, p.Target)
		}
		if b.String() != c.want {
			t.Errorf("%s: %s, want %s", c.name, b.String(), c.want)
		}
	}
	for _, bad := range []string{"", "just words\n", "a\tb\nno tab\n", "a\tb\t7\n", "a\t\xff\n"} {
		var le *bitext.LexiconError
		if _, err := bitext.ReadLexicon(strings.NewReader(bad), "bad"); !errors.As(err, &le) {
			t.Errorf("%q gives %v, want a LexiconError", bad, err)
		}
	}
}
