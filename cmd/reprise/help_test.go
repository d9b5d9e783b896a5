package main

import (
	"strings"
	"testing"

	"github.com/urfave/cli/v2"

	"github.com/reprise-wording/reprise/cmd/internal/console"
	"github.com/reprise-wording/reprise/cmd/internal/words"
)

// Each text of the help is in each language, and the files have none that no help has.
func TestHelpInEachLanguage(t *testing.T) {
	t.Parallel()
	asked := map[string]bool{"(default: ": true, "show help": true, "print the version": true}
	for _, h := range headings {
		asked[h] = true
	}
	con := &console.Console{}
	app := &cli.App{Usage: appUsage, Description: appDescription(), Flags: talkFlags(con), Commands: commands(con)}
	finishHelp(app, helpWidth, func(text string) string { asked[text] = true; return text })
	for _, name := range words.Languages[1:] {
		l := words.Language(name)
		texts, err := l.HelpTexts()
		if err != nil {
			t.Fatal(err)
		}
		for text := range asked {
			if texts[text] == "" && l.Translate(text) == text && strings.Contains(text, " ") {
				t.Errorf("words/help/%s.json has no translation of %q", l, text)
			}
		}
		for text, told := range texts {
			if !asked[text] {
				t.Errorf("words/help/%s.json translates %q, which no help has", l, text)
			}
			for _, sign := range []string{"`", "%s", "<TAB>"} {
				if strings.Count(text, sign) != strings.Count(told, sign) {
					t.Errorf("words/help/%s.json: %q and its translation do not have the same %s", l, text, sign)
				}
			}
		}
	}
}
