package recordview

import "github.com/reprise-wording/reprise/cmd/internal/words"

// A UI is the language that a page speaks: en, fr or es.
type UI string

// T is a text of the page in its language, by the English one.
func (ui UI) T(text string) string { return words.Say(string(ui), words.Record, text) }
