// Package difftest is a conformance suite for whatever makes a [diff.Script]: what every script has to keep
// ([Check]), and cases that read as they should ([Cases]).
package difftest

import (
	"fmt"
	"strings"

	"github.com/reprise-wording/reprise/diff"
)

// A Case is two texts, the language they are in, and how the changes should read (see [Marked]).
type Case struct {
	Name, Lang, A, B, Want string
}

// Cases are texts with one good reading.
var Cases = []Case{
	{"nothing", "en", "", "", ""},
	{"the same", "en", "a b", "a b", "a b"},
	{"all new", "en", "", "a b", "{+a b+}"},
	{"all gone", "en", "a b", "", "[-a b-]"},
	{
		"a word replaced", "en", "the domestic laws apply", "the domestic legislation apply",
		"the domestic [-laws-]{+legislation+} apply",
	},
	{
		"a word and its inflection", "en", "States parties should adopt laws.",
		"States parties should consider adopting laws.",
		"States parties should [-adopt-]{+consider adopting+} laws.",
	},
	{"before a full stop", "en", "a b.", "a b c.", "a b{+ c+}."},
	{"in the middle", "en", "a c", "a b c", "a {+b +}c"},
	{"at the beginning", "en", "b c", "a b c", "{+a +}b c"},
	{"an apostrophe", "fr", "l'aide", "l’aide", "[-l'-]{+l’+}aide"},
	{"a no-break space", "fr", "lois ;", "lois\u00a0;", "lois[- -]{+\u00a0+};"},
	{"an elision", "fr", "le droit interne", "l'État partie", "[-le droit interne-]{+l'État partie+}"},
	{"a line end", "en", "one two", "one\ntwo", "one[- -]{+\n+}two"},
	{
		"a sentence goes", "en", "One is here. Two is there. Three is gone.", "One is here. Three is gone.",
		"One is here. [-Two is there. -]Three is gone.",
	},
	{
		"a sentence that begins like the next", "en", "The law is old. The law is new. End.",
		"The law is old. The law is bad. The law is new. End.",
		"The law is old. {+The law is bad. +}The law is new. End.",
	},
	{
		"capitals", "en", "GROUP OF THE GUIDE 2, Annex", "Group of the Guide 2, annex",
		"[-GROUP OF THE GUIDE-]{+Group of the Guide+} 2, [-Annex-]{+annex+}",
	},
	{
		"a heading goes and leaves its line", "en", "One is here.\nHeading\nTwo is there.",
		"One is here.\n\nTwo is there.", "One is here.\n[-Heading-]\nTwo is there.",
	},
	{
		"two lines replaced", "en", "It begins.\nThe annex\nThe forms\nIt ends.",
		"It begins.\nA schedule\nSome tables\nIt ends.",
		"It begins.\n[-The annex-]{+A schedule+}\n[-The forms-]{+Some tables+}\nIt ends.",
	},
	{
		"a reference goes before another like it", "en",
		"dismissed under section 31(2) or paragraph 32(4)(b) or 33(4)(b), or settled",
		"dismissed under section 31(2) or or 33(4)(b), or settled",
		"dismissed under section 31(2) or [-paragraph 32(4)(b) -]or 33(4)(b), or settled",
	},
	{
		"two edits near each other",
		"en",
		"Whoever is guilty of an offence named in any of sections 12(1)(a) to (d) of the Act shall, on conviction, return " +
			"the licence to the office.",
		"Whoever is guilty of an offence named under all of articles to (d) of the Act shall, on conviction, return the " +
			"licence to the office.",
		"Whoever is guilty of an offence named [-in any-]{+under all+} of [-sections 12(1)(a)-]{+articles+} to (d) of the " +
			"Act shall, on conviction, return the licence to the office.",
	},
	{
		"a number that ends a sentence, then begins one",
		"en",
		"The group met in the autumn by choice. 43. With regard to the report, it took note.",
		"The group met in the autumn are 43. With regard to the report, it took note.",
		"The group met in the autumn [-by choice.-]{+are+} 43. With regard to the report, it took note.",
	},
	{
		"a list item slides to its comma", "en", "judges, police officers, prosecutors", "judges, prosecutors",
		"judges, [-police officers, -]prosecutors",
	},
	{"no islands", "en",
		"measures to strengthen the capacity of the police in the territory of the State to identify smugglers at the border",
		"practices that build upon the skills of the judges on the protection of the child who claims asylum at the border",
		"[-measures to strengthen the capacity of the police in the territory of the State to identify " +
			"smugglers-]{+practices that build upon the skills of the judges on the protection of the child who claims " +
			"asylum+} at the border"},
	{"a moved phrase", "en",
		"In accordance with national legislation, States parties should protect victims during proceedings.",
		"States parties should protect victims during proceedings in accordance with national legislation.",
		"[-1:In accordance with national legislation-][-, -]States parties should protect victims during proceedings{+1: " +
			"+}{+1:in+}{+1: +}{+1:<accordance with national legislation>+}."},
	{"a formula in two places is no move", "en",
		"Consider, in line with domestic law, not punishing persons for acts committed as a result of their situation as " +
			"victims of trafficking.",
		"States are invited to ensure, in line with domestic law, that victims of trafficking are not punished for acts " +
			"that they have committed.",
		"[-Consider-]{+States are invited to ensure+}, in line with domestic law, [-not punishing persons for acts " +
			"committed as a result of their situation as-]{+that+} victims of trafficking{+ are not punished for acts that " +
			"they have committed+}."},
	{"no UTF-8", "en", "a \xff b", "a \xfe b", "a [-\xff-]{+\xfe+} b"},
	{"combining marks", "fr", "E\u0301tat", "État", "[-E\u0301tat-]{+État+}"},
}

// Marked prints a script as [-taken out-]{+brought in+}, the number of a move before its parts, <moved>.
func Marked(s *diff.Script) string {
	var b strings.Builder
	for _, op := range s.Ops {
		text := s.Text(op)
		if op.Kind == diff.Move {
			text = "<" + text + ">"
		}
		if op.Link > 0 {
			text = fmt.Sprintf("%d:%s", op.Link, text)
		}
		switch op.Kind {
		case diff.Equal:
			b.WriteString(text)
		case diff.Delete:
			b.WriteString("[-" + text + "-]")
		default:
			b.WriteString("{+" + text + "+}")
		}
	}
	return b.String()
}

// Check tells the first promise that a script breaks: that its operations cover both texts without a gap, in order;
// that what is kept or moved are the same bytes; that every change has a kind and every move both its places; and
// that applying it gives the second text.
func Check(s *diff.Script) error {
	i, j := 0, 0
	sides := map[int]int{} // of the links: 1 for the old place, 2 for the new
	for k, op := range s.Ops {
		bad := func(why string) error { return fmt.Errorf("operation %d, %+v: %s: %s", k, op, why, Marked(s)) }
		if (op.Kind == diff.Equal) != (op.Change == diff.None) {
			return bad("a change without a kind, or a kind without a change")
		}
		if (op.Kind == diff.Equal || op.Kind == diff.Move) && op.A.Text(s.A) != op.B.Text(s.B) {
			return bad("the bytes differ")
		}
		switch op.Kind {
		case diff.Delete:
			if op.B.Start != j || op.B.End != j {
				return bad("a deletion stands at its place in the second text")
			}
			sides[op.Link] |= 1
		case diff.Insert:
			if op.A.Start != i || op.A.End != i {
				return bad("an insertion stands at its place in the first text")
			}
			sides[op.Link] |= 2
		case diff.Move:
			sides[op.Link] |= 2
			if op.Link == 0 {
				return bad("a move without a link")
			}
		}
		if op.Kind == diff.Equal || op.Kind == diff.Delete {
			if op.A.Start != i || op.A.End <= i {
				return bad("a gap in the first text")
			}
			i = op.A.End
		}
		if op.Kind != diff.Delete {
			if op.B.Start != j || op.B.End <= j {
				return bad("a gap in the second text")
			}
			j = op.B.End
		}
	}
	if i != len(s.A) || j != len(s.B) {
		return fmt.Errorf("the script ends at %d of %d and %d of %d", i, len(s.A), j, len(s.B))
	}
	for link := 1; link <= len(s.Moves); link++ {
		if sides[link] != 3 {
			return fmt.Errorf("move %d lacks one of its places: %s", link, Marked(s))
		}
	}
	if got, err := s.Apply(s.A); err != nil || got != s.B {
		return fmt.Errorf("applied to %q it gives %q (%v), not %q", s.A, got, err, s.B)
	}
	return nil
}
