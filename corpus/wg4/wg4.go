// Package wg4 is the built-in corpus: the recommendations that the United Nations Working Group on Trafficking in
// Persons adopted at its eight meetings from 2009 to 2018, in the French of the paper of 7 August 2019 and in an
// unofficial English rendering of it. The French is as a converted paper comes, with page breaks, OCR slips and
// misplaced headings.
package wg4

import _ "embed"

//go:embed recommendations.fr.md
var french []byte

//go:embed recommendations.en.md
var english []byte

// A File is one embedded document as it was given.
type File struct {
	Name string // recommendations.fr.md
	Data []byte // Markdown, UTF-8
}

// Files returns the two documents, the French first.
func Files() []File {
	return []File{{"recommendations.fr.md", french}, {"recommendations.en.md", english}}
}

// Notice says, by language, what the English text is; show it wherever the text is shown.
var Notice = map[string]string{
	"en": "The English text is an unofficial rendering made for this project from the French. " +
		"It is not the United Nations English original: cite that one.",
	"es": "El texto inglés es una versión no oficial hecha del francés para este proyecto. " +
		"No es el original inglés de las Naciones Unidas: cite ese.",
	"fr": "Le texte anglais est une version non officielle, faite du français pour ce projet. " +
		"Ce n’est pas l’original anglais des Nations Unies : citez celui-ci.",
}
