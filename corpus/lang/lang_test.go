package lang_test

import (
	"strings"
	"testing"

	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"github.com/reprise-wording/reprise/corpus/lang"
)

var (
	fr = lang.For(language.French)
	en = lang.For(language.English)
)

func words(l *lang.Language, s string) string {
	var out []string
	for _, t := range l.Tokens(s) {
		if t.Kind != lang.Space {
			out = append(out, t.Text(s))
		}
	}
	return strings.Join(out, "|")
}

func TestTokens(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		l        *lang.Language
		in, want string
	}{
		{fr, "l'adoption d’une loi", "l'|adoption|d’|une|loi"},
		{fr, "aujourd'hui, qu'il", "aujourd'hui|,|qu'|il"},
		{en, "the victim's rights, don't", "the|victim's|rights|,|don't"},
		{en, "victims' rights", "victims|'|rights"},
		{fr, "(CTOC/COP/WG.4/2009/2), et/ou", "(|CTOC/COP/WG.4/2009/2|)|,|et|/|ou"},
		{fr, "F.09.V.11.", "F.09.V.11|."},
		{fr, "résolution 64/293, 1,5 ou 2", "résolution|64/293|,|1,5|ou|2"},
		{fr, "E/2002/68/Add.1.", "E/2002/68/Add.1|."},
		{fr, "non-sanction", "non|-|sanction"},
		{en, "the 19th, A4.", "the|19th|,|A4|."},
		{fr, "à\u00a0jour ;", "à|jour|;"},
		{fr, "co\u00adopération", "co\u00adopération"},
		{fr, "États. Les", "États|.|Les"},
		{en, "UN. The", "UN|.|The"},
	} {
		if got := words(c.l, c.in); got != c.want {
			t.Errorf("%s: %q splits into %s, want %s", c.l.Tag(), c.in, got, c.want)
		}
	}
}

func TestTokensCoverTheText(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.OneOf(rapid.String(), rapid.StringMatching(`([a-zé'’ ./-]|[A-Z0-9œ\x{301}\x{a0}]){0,40}`)).Draw(t, "text")
		at := 0
		for _, tok := range fr.Tokens(s) {
			if tok.Start != at || tok.End <= tok.Start {
				t.Fatalf("token %v after offset %d of %q", tok, at, s)
			}
			at = tok.End
		}
		if at != len(s) {
			t.Fatalf("tokens end at %d of %d", at, len(s))
		}
	})
}

func TestKey(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		f        lang.Fold
		in, want string
	}{
		{lang.FoldAll, "Œuvre", "oeuvre"},
		{lang.FoldAll, "États", "etats"},
		{lang.FoldAll, "E\u0301tats", "etats"},
		{lang.FoldTypography, "L’État\u00a0–", "L'État -"},
		{lang.FoldTypography, "E\u0301tat", "État"},
		{lang.FoldTypography, "ŒUVRE", "OEUVRE"},
		{lang.FoldTypography | lang.FoldCase, "ÉTAT", "état"},
		{lang.FoldAll, "co\u00adopération", "cooperation"},
		{lang.FoldAll, "ﬁnal", "final"},
		{lang.FoldAll, "n°", "no"},
		{lang.FoldNone, "L’É", "L’É"},
		{lang.FoldAccents, "À l’été", "A l’ete"},
	} {
		if got := c.f.Key(c.in); got != c.want {
			t.Errorf("Fold(%d).Key(%q) = %q, want %q", c.f, c.in, got, c.want)
		}
	}
}

// A key is its own key, and composed and decomposed text have the same one.
func TestKeyIsStable(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringMatching(`[a-zA-ZàâéèêëîïôùûçœÉÀŒ’'–« ]{0,30}`).Draw(t, "text")
		k := lang.FoldAll.Key(s)
		if again := lang.FoldAll.Key(k); again != k {
			t.Fatalf("key of %q is %q, its key %q", s, k, again)
		}
		for _, f := range []lang.Fold{lang.FoldAll, lang.FoldTypography, lang.FoldTypography | lang.FoldCase} {
			if a, b := f.Key(norm.NFD.String(s)), f.Key(norm.NFC.String(s)); a != b {
				t.Fatalf("fold %d: decomposed %q, composed %q", f, a, b)
			}
		}
	})
}

func TestSentences(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		l        *lang.Language
		in, want string
	}{
		{fr, "Un fait. Ce faisant, ils devraient agir.", "Un fait.|Ce faisant, ils devraient agir."},
		{fr, "Voir l'art. 6 du Protocole. Fin.", "Voir l'art. 6 du Protocole.|Fin."},
		{fr, "(justice, santé, etc.), pour lutter. Ces mécanismes", "(justice, santé, etc.), pour lutter.|Ces mécanismes"},
		{fr, "1. Les États devraient.", "1. Les États devraient."},
		{fr, "Recueil, vol. 2225, no. 39574. Suite", "Recueil, vol. 2225, no. 39574.|Suite"},
		{en, "Mr. J. Smith spoke. He left.", "Mr. J. Smith spoke.|He left."},
		{en, "See para. 4. The Conference", "See para. 4.|The Conference"},
		{en, "What? Nothing!", "What?|Nothing!"},
		{fr, "", ""},
	} {
		var got []string
		for _, s := range c.l.Sentences(c.in) {
			got = append(got, s.Text(c.in))
		}
		if g := strings.Join(got, "|"); g != c.want {
			t.Errorf("%s: %q splits into\n  %s\nwant\n  %s", c.l.Tag(), c.in, g, c.want)
		}
	}
}

func TestStem(t *testing.T) {
	t.Parallel()
	for _, c := range [][2]string{
		{"sanctionner", "sanctionne"}, {"victimes", "victime"}, {"États", "état"}, {"poursuites", "poursuite"},
	} {
		if a, b := fr.Stem(c[0]), fr.Stem(c[1]); a != b {
			t.Errorf("stems of %s and %s are %s and %s", c[0], c[1], a, b)
		}
	}
	if got := lang.For(language.MustParse("sw")).Stem("Watoto"); got != "watoto" {
		t.Errorf("a language without stemmer should give the folded word, not %q", got)
	}
}

func FuzzSentencesCover(f *testing.F) {
	f.Add("Un fait. Ce faisant, art. 6 (voir etc. Là). Fin")
	f.Fuzz(func(t *testing.T, s string) {
		at := 0
		for _, sp := range fr.Sentences(s) {
			if sp.Start < at || sp.End <= sp.Start || strings.TrimSpace(s[at:sp.Start]) != "" {
				t.Fatalf("%q: sentence %v after %d", s, sp, at)
			}
			at = sp.End
		}
		if strings.TrimSpace(s[at:]) != "" {
			t.Fatalf("%q: nothing covers %q", s, s[at:])
		}
	})
}

func TestOfFile(t *testing.T) {
	t.Parallel()
	for file, want := range map[string][2]string{
		"a/report.fr.txt": {"fr", "report"}, "report.eng.md": {"und", "report.eng"},
		"report.may.md": {"und", "report.may"}, "report.pt-BR.docx": {"pt-BR", "report"},
		"report.txt": {"und", "report"}, "x.new.txt": {"und", "x.new"}, "x.old.md": {"und", "x.old"},
		"x.in.docx": {"und", "x.in"}, "x.FR.docx": {"fr", "x"}, "WG.4.md": {"und", "WG.4"},
		"report": {"und", "report"}, ".fr": {"und", ""}, "fr.md": {"und", "fr"}, "": {"und", ""},
	} {
		if tag, stem := lang.OfFile(file); tag.String() != want[0] || stem != want[1] {
			t.Errorf("%q: %s, %q; want %q", file, tag, stem, want)
		}
	}
}

func TestParse(t *testing.T) {
	t.Parallel()
	a, errA := lang.Parse("xx")
	b, errB := lang.Parse("yy")
	if errA != nil || errB != nil || a.Tag() == b.Tag() {
		t.Errorf("tags no registry knows are languages of their own: %v, %v, %v, %v", a, b, errA, errB)
	}
	if l, err := lang.Parse(" fr-CH "); err != nil || l != fr {
		t.Errorf("fr-CH is %v, %v", l, err)
	}
	for _, bad := range []string{"", "french language", "e"} {
		if l, err := lang.Parse(bad); err == nil {
			t.Errorf("%q reads as %v", bad, l.Tag())
		}
	}
}

// The key of a key is that key, for every character by itself.
func TestKeyOfKey(t *testing.T) {
	t.Parallel()
	for r := rune(0); r < 0x20000; r++ {
		s := string(r)
		for fold := lang.FoldNone; fold <= lang.FoldAll; fold++ {
			if key := fold.Key(s); fold.Key(key) != key {
				t.Errorf("fold %d of %U is %q, of which it is %q", fold, r, key, fold.Key(key))
			}
		}
	}
}

// Tokens come in order and cover all but white space; the key of a key is that key.
func FuzzTokensAndKeys(f *testing.F) {
	f.Add("L'ad\u00a0hoc œuvre n’est-elle pas CTOC/COP/WG.4/2019/4, ﬁn?", "fr")
	f.Add("\u0436\u00ad\u0306 e\u0301\r", "ru")
	f.Add("\u0436\u0336\u00ad\u0306", "ru")
	f.Add("\u1100\u1161\u00ad\u11a8 \u0bc6\u00ad\u0bbe", "ko")
	f.Add("\u01e3 \u01e2", "da")
	f.Add("\xe2\x80\u200b\x8b", "en")
	f.Add("e\u0301\xff\u200b1,000.5 a--b", "en")
	f.Fuzz(func(t *testing.T, s, tag string) {
		l, err := lang.Parse(tag)
		if err != nil {
			return
		}
		at := 0
		for _, tok := range l.Tokens(s) {
			if tok.Start < at || tok.End <= tok.Start || tok.End > len(s) {
				t.Fatalf("%q: token %v after %d", s, tok, at)
			}
			at = tok.End
			l.Stem(tok.Text(s))
		}
		for fold := lang.FoldNone; fold <= lang.FoldAll; fold++ {
			if key := fold.Key(s); fold.Key(key) != key {
				t.Fatalf("fold %d of %q is %q, of which it is %q", fold, s, key, fold.Key(key))
			}
		}
	})
}

// The short way to the key of a text that is one already gives what the long way gives, for every character of ASCII.
func TestKeyOfKeys(t *testing.T) {
	t.Parallel()
	for f := lang.FoldNone; f <= lang.FoldTypography|lang.FoldCase|lang.FoldAccents; f++ {
		for c := range 128 {
			for _, s := range []string{string(rune(c)), "a" + string(rune(c)) + "b"} {
				if got, want := f.Key(s), string(f.AppendKey(nil, s)); got != want {
					t.Errorf("fold %d: the key of %q is %q one way and %q the other", f, s, got, want)
				}
			}
		}
	}
}

func TestRightToLeft(t *testing.T) {
	t.Parallel()
	for tag, want := range map[string]bool{
		"ar": true, "he": true, "fa-IR": true, "ur": true, "az-Arab": true, "az": false, "en": false, "zh": false,
		"und": false,
	} {
		if got := lang.RightToLeft(language.MustParse(tag)); got != want {
			t.Errorf("%s: %v", tag, got)
		}
	}
}
