package main

import (
	"bufio"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// unLanguages are the columns of what sideBySide writes, and the codes of Akoma Ntoso for them.
var unLanguages = []struct{ tag, code string }{
	{"en", "eng"}, {"fr", "fra"}, {"es", "spa"}, {"ru", "rus"}, {"ar", "ara"}, {"zh", "zho"},
}

// A version is the paragraphs of one paper in one language.
type version []string

// sideBySide writes the paragraphs of papers in Akoma Ntoso side by side, a paragraph a line: the paper, then the
// languages of unLanguages, empty where a language lacks the paper, has another number of paragraphs than English, or
// has them out of step. Papers are told apart by the number in the names of their files (A_RES_77_41-...).
func sideBySide(w io.Writer, dirs []string) error {
	if len(dirs) == 0 {
		return errors.New("parallel DIR...: give folders of Akoma Ntoso files")
	}
	papers := map[string]map[string]version{}
	for _, dir := range dirs {
		err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || filepath.Ext(path) != ".xml" {
				return err
			}
			return readVersion(papers, path)
		})
		if err != nil {
			return err
		}
	}
	names := make([]string, 0, len(papers))
	for name := range papers {
		names = append(names, name)
	}
	slices.Sort(names)
	out := bufio.NewWriter(w)
	fmt.Fprint(out, "paper")
	for _, l := range unLanguages {
		fmt.Fprint(out, "\t", l.tag)
	}
	fmt.Fprintln(out)
	for _, name := range names {
		writePaper(out, name, papers[name])
	}
	return out.Flush()
}

func writePaper(out io.Writer, name string, paper map[string]version) {
	for k := range paper["en"] {
		fmt.Fprint(out, name)
		for _, l := range unLanguages {
			text := ""
			if v := paper[l.tag]; len(v) == len(paper["en"]) && !isOutOfStep(v, paper["en"]) {
				text = v[k]
			}
			fmt.Fprint(out, "\t", text)
		}
		fmt.Fprintln(out)
	}
}

// isOutOfStep reports whether at most half of the paragraphs with numbers have one in common with their counterparts,
// so that the languages begin to differ somewhere by a paragraph and come even again.
func isOutOfStep(v, english version) bool {
	numbers, shared := 0, 0
	for k := range v {
		a, b := twoDigits.FindAllString(v[k], -1), twoDigits.FindAllString(english[k], -1)
		if len(a)+len(b) == 0 {
			continue
		}
		numbers++
		if slices.ContainsFunc(a, func(n string) bool { return slices.Contains(b, n) }) {
			shared++
		}
	}
	return numbers >= 5 && 2*shared <= numbers
}

var twoDigits = regexp.MustCompile(`[0-9]{2,}`)

var paperName = regexp.MustCompile(`^(?:A_RES_)?([0-9]+)_([0-9]+[A-Z]*(?:-[A-Z])?)[-_]`)

// readVersion adds the paragraphs of a file to its paper.
func readVersion(papers map[string]map[string]version, path string) error {
	m := paperName.FindStringSubmatch(filepath.Base(path))
	if m == nil {
		return nil
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	name := m[1] + "/" + m[2]
	for _, l := range unLanguages {
		if bytes.Contains(data, []byte(`<FRBRlanguage language="`+l.code+`"`)) {
			if papers[name] == nil {
				papers[name] = map[string]version{}
			}
			if v, err := paragraphs(data); err == nil { // a file that is not well-formed is left out
				papers[name][l.tag] = v
			}
		}
	}
	return nil
}

// paragraphs reads the paragraphs and headings of the preamble, the body and the annexes of a paper, without notes
// and numbers.
func paragraphs(data []byte) (version, error) {
	d := xml.NewDecoder(bytes.NewReader(data))
	var out version
	var text strings.Builder
	inside, note, para := 0, 0, 0
	for {
		token, err := d.Token()
		if err == io.EOF {
			return out, nil
		}
		if err != nil {
			return nil, err
		}
		switch t := token.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "preamble", "mainBody", "body":
				inside++
			case "authorialNote", "num":
				note++
			case "p", "heading":
				if note == 0 {
					para++
				}
			}
		case xml.EndElement:
			switch t.Name.Local {
			case "preamble", "mainBody", "body":
				inside--
			case "authorialNote", "num":
				note--
			case "p", "heading":
				if note > 0 {
					break
				}
				para--
				if s := strings.Join(strings.Fields(text.String()), " "); s != "" && para == 0 && inside > 0 {
					out = append(out, s)
				}
				text.Reset()
			}
		case xml.CharData:
			if inside > 0 && note == 0 && para > 0 {
				text.Write(t)
			}
		}
	}
}
