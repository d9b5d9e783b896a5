package words

import (
	"embed"
	"encoding/json"
	"fmt"
	"sync"
)

//go:embed help/*.json
var helpFiles embed.FS

// helps are the texts of help by language, each read when it is first asked for.
var helps = func() map[Language]func() map[string]string {
	all := map[Language]func() map[string]string{}
	for _, l := range Languages[1:] {
		all[Language(l)] = sync.OnceValue(func() map[string]string {
			texts, err := Language(l).HelpTexts()
			if err != nil {
				panic(err) // the files are embedded; a test reads them
			}
			return texts
		})
	}
	return all
}()

// HelpTexts are the texts of help in a language other than English, by the English ones, read from its file.
func (l Language) HelpTexts() (map[string]string, error) {
	b, err := helpFiles.ReadFile("help/" + string(l) + ".json")
	if err != nil {
		return nil, err
	}
	var out map[string]string
	if err := json.Unmarshal(b, &out); err != nil {
		return nil, fmt.Errorf("words: help/%s.json: %w", l, err)
	}
	return out, nil
}

// Help says a text of help in the language: the use of a command or of a flag, a paragraph with its white space folded,
// or a heading.
func (l Language) Help(text string) string {
	if of, ok := helps[l]; ok {
		if out, ok := of()[text]; ok {
			return out
		}
	}
	return l.Translate(text)
}
