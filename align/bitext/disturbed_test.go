package bitext_test

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/align"
	"github.com/reprise-wording/reprise/align/bitext"
	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/corpustest"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// harbours is a paper in two languages, sentence by sentence.
var harbours = [][2]string{
	{"Decision 4/CP.2", "Décision 4/CP.2"},
	{"Harbours and pilots", "Ports et pilotes"},
	{"The Conference of the Parties,", "La Conférence des Parties,"},
	{"Recalling its decision 3/CP.1 of 14 April 2009,", "Rappelant sa décision 3/CP.1 du 14 avril 2009,"},
	{
		"Recalling also the report of the Secretariat on lamps,",
		"Rappelant également le rapport du Secrétariat sur les feux,",
	},
	{
		"1. Urges Parties to establish joint bodies, in accordance with their domestic law.",
		"1. Engage les Parties à créer des organes communs, conformément à leur droit interne.",
	},
	{"Such bodies should meet every year.", "Ces organes devraient se réunir chaque année."},
	{"They should report to the Conference.", "Ils devraient faire rapport à la Conférence."},
	{
		"2. Invites Parties to train judges, prosecutors and police officers;",
		"2. Invite les Parties à former les juges, les procureurs et les policiers ;",
	},
	{"3. Requests the Secretariat:", "3. Prie le Secrétariat :"},
	{
		"(a) To publish the register of vessels every second year;",
		"a) De publier le registre des navires tous les deux ans ;",
	},
	{
		"(b) To convene a workshop of experts on the protection of witnesses;",
		"b) D'organiser un atelier d'experts sur la protection des témoins ;",
	},
	{
		"(c) To report thereon to the Conference at its third session;",
		"c) De lui faire rapport à ce sujet à sa troisième session ;",
	},
	{
		"4. Decides that the costs, some 1,200 dollars, shall be met from the general fund.",
		"4. Décide que les dépenses, soit quelque 1 200 dollars, sont imputées sur le fonds général.",
	},
	{"Half of them may be met by host countries, where appropriate, under agreements that these conclude with the " +
		"Secretariat before the session, and any sum that is not spent within two years shall be paid back.",
		"La moitié peut être prise en charge par les pays hôtes, selon qu'il convient, en vertu d'accords qu'ils " +
			"concluent avec le Secrétariat avant la session, et toute somme non dépensée dans les deux ans est remboursée."},
	{"Mr. Smith took the chair.", "M. Smith a pris la présidence."},
	{"5. Also decides to consider the matter in 2012.", "5. Décide également d'examiner la question en 2012."},
	{"See A/RES/55/25, annex II.", "Voir A/RES/55/25, annexe II."},
	{"Port | 12 | yes", "Port | 12 | oui"},
	{"The meeting rose at 6 p.m.", "La séance est levée à 18 heures."},
}

// disturbed is some of a paper with sentences joined, split, left out, doubled and moved on one side or the other.
func disturbed(seed uint64) (source, target []string) {
	rng := rand.New(rand.NewPCG(seed, 0))
	from := rng.IntN(6)
	for _, p := range harbours[from : from+4+rng.IntN(len(harbours)-from-3)] {
		source, target = append(source, p[0]), append(target, p[1])
	}
	for range rng.IntN(5) {
		side := &source
		if rng.IntN(2) == 0 {
			side = &target
		}
		s := *side
		i, j := rng.IntN(len(s)), rng.IntN(len(s))
		switch rng.IntN(7) {
		case 0:
			if i+1 < len(s) {
				s = append(s[:i:i], append([]string{s[i] + " " + s[i+1]}, s[i+2:]...)...)
			}
		case 1:
			if before, after, ok := strings.Cut(s[i], ", "); ok {
				s = append(s[:i:i], append([]string{before + ",", after}, s[i+1:]...)...)
			}
		case 2:
			s = slices.Delete(slices.Clone(s), i, i+1)
		case 3:
			s = slices.Insert(slices.Clone(s), i, s[j])
		case 4:
			s = slices.Clone(s)
			s[i], s[j] = s[j], s[i]
		case 5:
			s = slices.Clone(s)
			s[i] = ""
		case 6: // a run of sentences moves
			s = slices.Clone(s)
			k := min(i+2, len(s))
			run := slices.Clone(s[i:k])
			s = slices.Delete(s, i, k)
			s = slices.Insert(s, min(j, len(s)), run...)
		}
		if len(s) > 0 {
			*side = s
		}
	}
	return source, target
}

func beadLines(b *strings.Builder, beads []align.Bead) {
	for _, x := range beads {
		fmt.Fprintf(b, "%v %v %.3f", x.Source, x.Target, x.Score)
		if x.Origin != align.Automatic {
			fmt.Fprintf(b, " %v", x.Origin)
		}
		if x.SourcePart != (align.Part{}) || x.TargetPart != (align.Part{}) {
			fmt.Fprintf(b, " parts %v %v", x.SourcePart, x.TargetPart)
		}
		b.WriteByte('\n')
	}
}

// Disturbed papers are aligned as they were before, with the same scores and doubts. Whoever improves the aligner
// looks at what becomes of them.
func TestDisturbed(t *testing.T) {
	t.Parallel()
	lex, err := bitext.ReadLexicon(strings.NewReader("harbour\tport\nlamps\tfeux\nvessels\tnavires\n"), "lex.tsv")
	if err != nil {
		t.Fatal(err)
	}
	english := bitext.WithLanguages(language.English, language.French)
	french := bitext.WithLanguages(language.French, language.English)
	ways := []struct {
		name string
		opts []bitext.Option
	}{
		{"", []bitext.Option{english}},
		{"source kept whole", []bitext.Option{english, bitext.KeepOriginal(bitext.Source)}},
		{"target kept whole", []bitext.Option{english, bitext.KeepOriginal(bitext.Target)}},
		{"without languages", nil},
		{"without the lexicon", []bitext.Option{english, bitext.WithoutBuiltin()}},
		{"another lexicon", []bitext.Option{english, bitext.WithoutBuiltin(), bitext.WithLexicon(lex)}},
		{"learnt words", []bitext.Option{english, bitext.WithLearnt(lex)}},
		{"the other way round", []bitext.Option{french}},
		{"pinned", []bitext.Option{english, bitext.WithPins([]align.Bead{{Source: []int{1, 2}, Target: []int{2}}})}},
	}
	var got strings.Builder
	for seed := range uint64(72) {
		way := ways[seed%uint64(len(ways))]
		source, target := disturbed(seed)
		if way.name == "the other way round" {
			source, target = target, source
		}
		s, f := bitext.Segments(source...), bitext.Segments(target...)
		beads, err := bitext.Align(s, f, way.opts...)
		if err != nil {
			t.Fatalf("%d: %v", seed, err)
		}
		fmt.Fprintf(&got, "==== %d %s\n", seed, way.name)
		beadLines(&got, beads)
		doubts, err := bitext.Review(s, f, beads, way.opts...)
		if err != nil {
			t.Fatalf("%d: %v", seed, err)
		}
		for _, d := range doubts {
			fmt.Fprintf(&got, "doubt %d %.3f %s\n", d.Bead, d.Worst, strings.Join(align.Say(d.Why, fmt.Sprintf), "; "))
		}
	}
	corpustest.Golden(t, "testdata/disturbed.txt", got.String(), *update)
}

// The words of pairs are linked, weighed and learnt as before.
func TestWordsOfPairs(t *testing.T) {
	t.Parallel()
	var source, target []string
	for _, p := range harbours {
		source, target = append(source, p[0]), append(target, p[1])
	}
	var got strings.Builder
	for _, opts := range [][]bitext.Option{
		{bitext.WithLanguages(language.English, language.French)}, nil,
		{bitext.WithLanguages(language.English, language.French), bitext.WithoutBuiltin()},
	} {
		w, err := bitext.NewWords(bitext.Segments(source...), bitext.Segments(target...), opts...)
		if err != nil {
			t.Fatal(err)
		}
		got.WriteString("====\n")
		for i := range source {
			x, y, expected := w.Lengths(i)
			fmt.Fprintf(&got, "%d lengths %.0f %.0f %.2f\n", i, x, y, expected)
			a, b := w.Pair(i)
			for _, word := range a {
				link := ""
				if word.Link >= 0 {
					link = target[i][b[word.Link].Start:b[word.Link].End]
				}
				fmt.Fprintf(&got, "  %s %.2f %.2f %s\n", source[i][word.Start:word.End], word.Linked, word.Usual, link)
			}
			for _, word := range b {
				fmt.Fprintf(&got, "    %s %.2f %.2f %d\n", target[i][word.Start:word.End], word.Linked, word.Usual, word.Link)
			}
		}
	}
	for _, least := range []int{1, 2, 3} {
		l, err := bitext.Study(
			bitext.Segments(source...),
			bitext.Segments(target...),
			least, 0.3,
			bitext.WithLanguages(language.English, language.French),
		)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&got, "==== studied, at least %d\n", least)
		for _, p := range l.Pairs {
			fmt.Fprintf(&got, "%s %s %.2f\n", p.Source, p.Target, p.Weight)
		}
	}
	if _, err := bitext.NewWords(bitext.Segments("a"), nil); err == nil {
		t.Error("texts of different numbers of segments are no error")
	}
	corpustest.Golden(t, "testdata/words.txt", got.String(), *update)
}

// Documents that differ are aligned block by block, then sentence by sentence, and doubted, as before.
func TestDisturbedDocuments(t *testing.T) {
	t.Parallel()
	refs := []string{
		"h1", "h2", "t1", "pp1", "pp2", "1", "1", "1", "2", "3", "3(a)", "3(b)", "3(c)", "4", "4", "t2", "5", "fn1", "r1",
		"t3",
	}
	var got strings.Builder
	for seed := range uint64(16) {
		rng := rand.New(rand.NewPCG(seed, 1))
		var sides [2]*corpus.Document
		for k, tag := range []language.Tag{language.English, language.French} {
			var lines []string
			for i := 0; i < len(refs); i++ {
				text := harbours[i][k]
				for i+1 < len(refs) && refs[i+1] == refs[i] {
					i++
					text += " " + harbours[i][k]
				}
				switch rng.IntN(14) {
				case 0:
					continue
				case 1:
					text = harbours[(i+5)%len(harbours)][k] + " " + text
				}
				lines = append(lines, "I."+refs[i]+"\t"+text)
			}
			sides[k] = corpustest.Lines(tag, "", lines...)
		}
		a, err := bitext.Documents(sides[0], sides[1])
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&got, "==== %d\n", seed)
		for _, r := range a.Rows {
			fmt.Fprintf(&got, "%s %s", r.Name(), r.Kind)
			for _, h := range []*bitext.Half{r.Source, r.Target} {
				if h == nil {
					got.WriteString(" -")
					continue
				}
				fmt.Fprintf(&got, " %s:%d", h.Ref, h.Line)
			}
			got.WriteByte('\n')
			beadLines(&got, r.Beads)
		}
	}
	corpustest.Golden(t, "testdata/documents.txt", got.String(), *update)
}
