package words_test

import (
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"github.com/reprise-wording/reprise/cmd/internal/words"
)

// A source is what stands in the Go files of the repository, without those of tests.
type source struct {
	asked map[string]string // formats that a command speaks by, with the place of one
	there map[string]bool   // all texts, and errors without the names that they begin with
}

// speaking are the calls whose first argument is a format that is translated.
var speaking = []string{"Sprintf", "Warn", "Note", "Say", "Fail", "Progress"}

// renderers are the methods by which package render speaks; the formats are among the first arguments.
var renderers = []string{"say", "named", "count"}

// begins matches the names of a package, a command or a file that an error begins with.
var begins = regexp.MustCompile(`^(?:(?:[a-z]+(?: akn| align| trace)?|--[a-z]+|%[sw]): )+`)

// letters matches what is worth a translation.
var letters = regexp.MustCompile(`[A-Za-z]{2}`)

// sentence matches a text of several words: one that is made by fmt is a part of an error.
var sentence = regexp.MustCompile(`[A-Za-z]{2,} .*[A-Za-z]{2,}`)

// unsaid matches what is no part of a message: policies of pages, and the text of a help.
var unsaid = regexp.MustCompile(`default-src|^Limits: `)

var sources = sync.OnceValues(func() (*source, error) {
	src := &source{map[string]string{}, map[string]bool{}}
	for _, tag := range []language.Tag{
		language.English, language.French, language.Spanish, language.Russian, language.Arabic, language.Chinese,
	} {
		src.there[display.English.Languages().Name(tag)] = true
	}
	for _, root := range []string{
		"../../../cmd/reprise", "../../../cmd/internal", "../../../align", "../../../corpus", "../../../diff",
	} {
		err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return err
			case d.IsDir() && slices.Contains([]string{"testdata", "browsertest", "words"}, d.Name()):
				return fs.SkipDir
			case strings.HasSuffix(path, ".html"):
				return src.template(path)
			case !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go"):
				return nil
			}
			return src.file(path, strings.Contains(root, "cmd"))
		})
		if err != nil {
			return nil, err
		}
	}
	return src, nil
})

// file reads a file; of a command it takes the formats that are translated.
func (s *source) file(path string, command bool) error {
	set := token.NewFileSet()
	f, err := parser.ParseFile(set, path, nil, parser.SkipObjectResolution)
	if err != nil {
		return err
	}
	signals := map[ast.Node]bool{}
	ast.Inspect(f, func(n ast.Node) bool {
		if v, ok := n.(*ast.ValueSpec); ok && !v.Names[0].IsExported() && len(v.Values) == 1 {
			signals[v.Values[0]] = true // an error that a package tells itself something by
		}
		if e, ok := n.(ast.Expr); ok {
			if text, ok := constant(e); ok {
				s.there[text], s.there[begins.ReplaceAllString(text, "")], s.there[strings.Trim(text, ": ")] = true, true, true
			}
		}
		call, ok := n.(*ast.CallExpr)
		if !ok || signals[n] || len(call.Args) == 0 {
			return true
		}
		fun, ok := call.Fun.(*ast.SelectorExpr)
		if !ok {
			return true
		}
		if f.Name.Name == "render" && slices.Contains(renderers, fun.Sel.Name) {
			for _, arg := range call.Args[:min(len(call.Args), 3)] {
				if text, ok := constant(arg); ok {
					s.ask(text, set.Position(call.Pos()))
				}
			}
			return true
		}
		text, ok := constant(call.Args[0])
		if !ok {
			return true
		}
		name, of := fun.Sel.Name, ""
		if x, ok := fun.X.(*ast.Ident); ok {
			of = x.Name
		}
		if of == "align" && name == "Remarkf" {
			s.ask(text, set.Position(call.Pos()))
			return true
		}
		if !command {
			return true
		}
		switch {
		case of == "fmt" && name == "Errorf", of == "errors" && name == "New":
			text = begins.ReplaceAllString(text, "")
		case of == "fmt" && name == "Sprintf" && sentence.MatchString(text) && !unsaid.MatchString(text):
		case of == "fmt" || !slices.Contains(speaking, name):
			return true
		}
		s.ask(text, set.Position(call.Pos()))
		return true
	})
	return nil
}

// spoken matches what a template says by the function that package exchange gives it.
var spoken = regexp.MustCompile(`\{\{say "([^"]+)"`)

// template reads the page of a package below the commands.
func (s *source) template(path string) error {
	data, err := os.ReadFile(path)
	for _, m := range spoken.FindAllStringSubmatch(string(data), -1) {
		s.there[m[1]] = true
		s.ask(m[1], token.Position{Filename: path})
	}
	return err
}

// ask notes a format that is to be translated, if there is a word in it.
func (s *source) ask(format string, at token.Position) {
	if letters.MatchString(regexp.MustCompile(`%[^a-zA-Z%]*[a-zA-Z%]`).ReplaceAllString(format, "")) {
		s.asked[format] = at.String()
	}
}

// constant is the text of a literal, or of some that are added up.
func constant(e ast.Expr) (string, bool) {
	switch e := e.(type) {
	case *ast.BasicLit:
		if e.Kind == token.STRING {
			s, err := strconv.Unquote(e.Value)
			return s, err == nil
		}
	case *ast.BinaryExpr:
		if e.Op == token.ADD {
			x, okX := constant(e.X)
			y, okY := constant(e.Y)
			return x + y, okX && okY
		}
	}
	return "", false
}

// missing are the messages that commands ask for and that a language does not have.
func missing(asked map[string]string, there map[string]*words.Entry) []string {
	var out []string
	for format, place := range asked {
		if e := there[format]; e == nil || e.Text == "" && len(e.Forms) == 0 {
			out = append(out, strconv.Quote(format)+", "+place)
		}
	}
	slices.Sort(out)
	return out
}

// Whatever a command says is in every language, and the files have nothing that no source says.
func TestMessages(t *testing.T) {
	t.Parallel()
	src, err := sources()
	if err != nil {
		t.Fatal(err)
	}
	if len(src.asked) < 200 {
		t.Errorf("only %d messages were found in the sources", len(src.asked))
	}
	for _, l := range words.Languages[1:] {
		all, err := words.Language(l).Entries()
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range missing(src.asked, all) {
			t.Errorf("messages/%s.json has no translation of %s", l, m)
		}
		for format, e := range all {
			if !src.there[format] {
				t.Errorf("messages/%s.json translates %q, which stands in no source", l, format)
			}
			for _, text := range texts(e) {
				if strings.TrimSpace(text) == "" || !slices.Equal(verbsOf(text), verbsOf(format)) {
					t.Errorf("messages/%s.json: %q does not have the verbs of %q", l, text, format)
				}
			}
		}
	}
	if got := missing(map[string]string{"no such message": "here"}, nil); len(got) != 1 {
		t.Errorf("a message that is in no file is not told: %v", got)
	}
}

// English has entries for plurals alone, and all languages have the same messages.
func TestSameMessages(t *testing.T) {
	t.Parallel()
	fr, errFr := words.Language("fr").Entries()
	es, errEs := words.Language("es").Entries()
	en, errEn := words.Language("").Entries()
	if err := errors.Join(errFr, errEs, errEn); err != nil {
		t.Fatal(err)
	}
	if a, b := slices.Sorted(maps.Keys(fr)), slices.Sorted(maps.Keys(es)); !slices.Equal(a, b) {
		t.Error("the messages of French and Spanish are not the same")
	}
	for format, e := range en {
		if fr[format] == nil || e.Forms["other"] != format || e.Forms["one"] == "" ||
			!slices.Equal(verbsOf(e.Forms["one"]), verbsOf(format)) {
			t.Errorf("messages/en.json: the plural of %q is %+v", format, e)
		}
	}
}

func texts(e *words.Entry) []string {
	if e.Forms == nil {
		return []string{e.Text}
	}
	return slices.Collect(maps.Values(e.Forms))
}

var verb = regexp.MustCompile(`%[-+# 0]*\d*(?:\.\d+)?(?:\[(\d+)\])?([a-zA-Z%])`)

// verbsOf are the verbs of a format with the numbers of their arguments, sorted.
func verbsOf(format string) []string {
	var out []string
	next := 1
	for _, m := range verb.FindAllStringSubmatch(format, -1) {
		if m[2] == "%" {
			continue
		}
		if n, err := strconv.Atoi(m[1]); err == nil {
			next = n
		}
		out = append(out, strconv.Itoa(next)+m[2])
		next++
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// An error that was made of any format is said as the format is, whatever stood at its verbs.
func TestTranslate(t *testing.T) {
	t.Parallel()
	src, err := sources()
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for format := range src.asked {
		if len(verb.ReplaceAllString(format, "")) < 12 || strings.Contains(format, "%c") {
			continue
		}
		n++
		var args []any
		for _, v := range verb.FindAllStringSubmatch(format, -1) {
			switch {
			case v[2] == "d":
				args = append(args, 7)
			case strings.Contains("fv", v[2]):
				args = append(args, 0.25)
			case v[2] != "%" && v[1] == "":
				args = append(args, "Qx/"+strconv.Itoa(len(args)))
			}
		}
		english := fmt.Sprintf(strings.ReplaceAll(format, "%w", "%s"), args...)
		for _, l := range []words.Language{"fr", "es"} {
			want := strings.ReplaceAll(l.Sprintf(format, args...), "%!w(string=", "")
			want = regexp.MustCompile(`(Qx/\d)\)`).ReplaceAllString(want, "$1")
			got := regexp.MustCompile(`(Qx/\d)\)`).ReplaceAllString(l.Translate(english), "$1")
			if got != want {
				t.Errorf("%s: %q gives %q, want %q", l, english, got, want)
			}
		}
	}
	if n < 150 {
		t.Errorf("only %d formats were tried", n)
	}
}

func TestTranslateErrors(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ language, english, want string }{
		{"", "diff: x: is a directory; give a file", "diff: x: is a directory; give a file"},
		{"fr", "diff: no part 5; there is 1, 2", "diff\u00a0: pas de partie 5\u00a0; il y a 1, 2"},
		{"es", "read: a.pdf: is a damaged PDF; fetch it again", "read: a.pdf: es un PDF dañado; descárguelo de nuevo"},
		{"es", "3 changes: 2 of wording, 1 of labels", "3 cambios: 2 de texto, 1 de numeración"},
		{
			"fr",
			"trace: no format \"x\"; give table, json or tsv",
			"trace\u00a0: pas de format \"x\"\u00a0; donnez table, json ou tsv",
		},
		{"fr", "an error of the system", "an error of the system"},
		{"fr", "7 threads", "7 fils"},
		{"fr", "1 thread", "1 fil"},
	} {
		if got := words.Language(c.language).Translate(c.english); got != c.want {
			t.Errorf("%s: %q gives %q, want %q", c.language, c.english, got, c.want)
		}
	}
}

func ExampleLanguage_Sprintf() {
	for _, l := range []words.Language{"en", "fr", "es"} {
		fmt.Println(l.Sprintf("%d threads", 1), "|", l.Sprintf("%d threads", 2), "|", l.Sprintf("%d threads", 0))
	}
	// Output:
	// 1 thread | 2 threads | 0 threads
	// 1 fil | 2 fils | 0 fil
	// 1 hilo | 2 hilos | 0 hilos
}

func TestOfEnvironment(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ variables, want string }{
		{"", "en"}, {"LANG=fr_FR.UTF-8", "fr"}, {"LANG=fr_FR.UTF-8 LC_MESSAGES=es", "es"}, {"LC_ALL=C LANG=fr", "en"},
		{"LC_ALL=es_ES@euro LC_MESSAGES=fr", "es"}, {"REPRISE_UI=fr LC_ALL=es", "fr"}, {"LANG=de_DE.UTF-8", "en"},
		{"LANG=.", "en"},
		{"LANG=FR", "fr"}, {"REPRISE_UI=tlh LANG=fr", "en"},
	} {
		of := map[string]string{}
		for _, v := range strings.Fields(c.variables) {
			name, value, _ := strings.Cut(v, "=")
			of[name] = value
		}
		if got := words.OfEnvironment(func(name string) string { return of[name] }); string(got) != c.want {
			t.Errorf("%q gives %q, want %q", c.variables, got, c.want)
		}
	}
}
