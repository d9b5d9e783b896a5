package words

import (
	"embed"
	"encoding/json"
	"fmt"
	"strings"
	"sync"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
	"golang.org/x/text/message/catalog"
)

// A Language is the one that a command speaks: one of [Languages], or empty for English.
type Language string

// Variable in the environment names the language of the interface, before those that all programs heed.
const Variable = "REPRISE_UI"

// OfEnvironment is the language that the environment asks for: the first of REPRISE_UI, LC_ALL, LC_MESSAGES and LANG
// that is set decides, and where reprise does not speak that language it is English.
func OfEnvironment(getenv func(string) string) Language {
	for _, name := range []string{Variable, "LC_ALL", "LC_MESSAGES", "LANG"} {
		if value := getenv(name); value != "" { // such as fr_CA.UTF-8
			if at := strings.IndexAny(value, "_-.@"); at >= 0 {
				value = value[:at]
			}
			if value = strings.ToLower(value); Known(value) {
				return Language(value)
			}
			break
		}
	}
	return Language(Languages[0])
}

// Sprintf is [fmt.Sprintf] in the language, by the translation of the format; numbers are written as fmt writes them.
// An error among the arguments is said in the language too. Where there is no translation of the format the English
// text is taken for one that was made of others, as [Language.Translate] has it.
func (l Language) Sprintf(format string, args ...any) string {
	if !l.english() {
		args = l.translated(args)
	}
	if r := (formatted{args: args}); l.find(format, &r) {
		return r.String()
	}
	return l.Translate(fmt.Sprintf(format, args...))
}

// Tag is the tag of the language.
func (l Language) Tag() language.Tag {
	if l.english() {
		return language.English
	}
	return language.Make(string(l))
}

func (l Language) english() bool { return l == "" || l == Language(Languages[0]) }

// translated is args with the errors among them as texts in the language.
func (l Language) translated(args []any) []any {
	out := make([]any, len(args))
	for i, a := range args {
		if err, ok := a.(error); ok {
			a = l.Translate(err.Error())
		}
		out[i] = a
	}
	return out
}

// A renderer takes the translation that a catalogue has found, in the form that the numbers among its arguments want.
type renderer interface {
	Render(format string)
	Arg(i int) any
}

// formatted renders as fmt does.
type formatted struct {
	strings.Builder
	args []any
}

func (f *formatted) Render(format string) { fmt.Fprintf(f, format, f.args...) }

func (f *formatted) Arg(i int) any {
	if i < 1 || i > len(f.args) {
		return nil
	}
	return f.args[i-1]
}

// find renders the translation of a format, where there is one. English has entries for plurals alone.
func (l Language) find(format string, r renderer) bool {
	if l == "" {
		l = Language(Languages[0])
	}
	c, ok := catalogues[l]
	return ok && c().Context(l.Tag(), r).Execute(format) == nil
}

//go:embed messages/*.json
var messageFiles embed.FS

// An Entry is the translation of a format: one text, or one for each form of the number that stands at Arg.
type Entry struct {
	Text  string // where there is no number to choose by
	Arg   int    // counted from 1
	Forms map[string]string
}

// UnmarshalJSON reads a text, or {"arg": 1, "one": "...", "other": "..."}; without an arg it is 1.
func (e *Entry) UnmarshalJSON(b []byte) error {
	if json.Unmarshal(b, &e.Text) == nil {
		return nil
	}
	var o struct {
		Arg        int
		One, Other string
	}
	if err := json.Unmarshal(b, &o); err != nil {
		return err
	}
	e.Arg, e.Forms = max(o.Arg, 1), map[string]string{}
	for form, text := range map[string]string{"one": o.One, "other": o.Other} {
		if text != "" {
			e.Forms[form] = text
		}
	}
	return nil
}

// message is the entry as catalogues take it.
func (e *Entry) message() catalog.Message {
	if e.Forms == nil {
		return catalog.String(e.Text)
	}
	var cases []any
	for _, form := range []string{"one", "other"} {
		if text, ok := e.Forms[form]; ok {
			cases = append(cases, form, text)
		}
	}
	return plural.Selectf(e.Arg, "%d", cases...)
}

// Entries are the messages of a language by the English format, read from its file.
func (l Language) Entries() (map[string]*Entry, error) {
	name := l
	if l == "" {
		name = Language(Languages[0])
	}
	b, err := messageFiles.ReadFile("messages/" + string(name) + ".json")
	if err != nil {
		return nil, err
	}
	var out map[string]*Entry
	if err := json.Unmarshal(b, &out); err != nil {
		return nil, fmt.Errorf("words: messages/%s.json: %w", name, err)
	}
	return out, nil
}

// catalogues are those of the languages, each made when something is first said in it.
var catalogues = func() map[Language]func() *catalog.Builder {
	all := map[Language]func() *catalog.Builder{}
	for _, l := range Languages {
		all[Language(l)] = sync.OnceValue(Language(l).catalogue)
	}
	return all
}()

func (l Language) catalogue() *catalog.Builder {
	c, tag := catalog.NewBuilder(), l.Tag()
	entries, err := l.Entries()
	for format, e := range entries {
		if err == nil {
			err = c.Set(tag, format, e.message())
		}
	}
	if err != nil {
		panic(err) // the files are embedded; a test reads them
	}
	return c
}
