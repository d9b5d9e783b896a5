package report

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/reprise-wording/reprise/cmd/internal/words"
)

//go:embed page
var page embed.FS

// The parts of the page, in the order in which they are joined.
var (
	sheets  = []string{"palette.css", "base.css", "views.css", "review.css", "small.css"}
	scripts = []string{
		"dom.js", "strings.js", "model.js", "periods.js", "tokens.js", "diff.js", "marks.js", "text.js", "overview.js",
		"threads.js", "unit.js", "side.js", "compare.js", "find.js", "out.js", "review.js", "served.js", "main.js",
	}
)

// Write writes the self-contained page of a payload.
func Write(w io.Writer, p *Payload) error {
	data, err := packed(p)
	if err != nil {
		return err
	}
	style, script := Style(), Script()
	head := fmt.Sprintf(
		`<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src %s; script-src %s; `+
			`base-uri 'none'; form-action 'none'">`+
			"\n",
		digest(style),
		digest(script),
	)
	shell := asset("index.html")
	shell = strings.Replace(shell, "<meta name=\"referrer\"", head+"<meta name=\"referrer\"", 1)
	shell = strings.Replace(shell, `lang="en"`, `lang="`+p.UI+`"`, 1)
	before, after, _ := strings.Cut(shell, "<title></title>")
	body, end, _ := strings.Cut(after, "</body>")
	for _, part := range []string{
		before, "<title>", escapeText(p.Title[p.Langs[0]]), "</title>\n<style>", style, "</style>", body,
		`<script type="application/gzip" id="payload">`, data, "</script>\n<script>", script, "</script>\n</body>", end,
	} {
		if _, err := io.WriteString(w, part); err != nil {
			return err
		}
	}
	return nil
}

// WriteShell writes the page without its payload, for a server: it links style.css and script.js, and the script asks
// for payload.json.
func WriteShell(w io.Writer, ui string) error {
	shell := strings.Replace(asset("index.html"), `lang="en"`, `lang="`+escapeText(ui)+`"`, 1)
	shell = strings.Replace(
		shell,
		"<title></title>",
		"<title>reprise</title>\n<link rel=\"stylesheet\" href=\"style.css\">\n<script src=\"script.js\" defer></script>",
		1,
	)
	_, err := io.WriteString(w, shell)
	return err
}

// Data is the payload as JSON that may stand inside a script element: no <, >, &, U+2028 or U+2029 is in it unescaped.
func Data(p *Payload) ([]byte, error) { return encode(p) }

func encode(value any) ([]byte, error) {
	var buf bytes.Buffer
	e := json.NewEncoder(&buf)
	e.SetEscapeHTML(true)
	if err := e.Encode(value); err != nil {
		return nil, fmt.Errorf("report: %w", err)
	}
	return bytes.TrimSpace(buf.Bytes()), nil
}

// Style is the style sheet of the page.
func Style() string {
	var b strings.Builder
	for _, name := range sheets {
		b.WriteString(asset(name))
	}
	return b.String()
}

// Palette is the part of the style sheet that sets the colours and the type, which other pages share.
func Palette() string { return asset("palette.css") }

// Script is the script of the page, in one function, so that it leaves nothing in the window.
func Script() string {
	var b strings.Builder
	b.WriteString("(() => {\n'use strict';\nconst STRINGS = ")
	texts, err := json.Marshal(words.Of(words.Report)) // by key, so always the same
	if err != nil {
		panic(err) // texts by key
	}
	b.Write(texts)
	b.WriteString(";\n")
	for _, name := range scripts {
		b.WriteString(asset(name))
	}
	b.WriteString("})();\n")
	return b.String()
}

func asset(name string) string {
	b, err := page.ReadFile("page/" + name)
	if err != nil {
		panic(err) // the file is embedded
	}
	return string(b)
}

func digest(s string) string {
	sum := sha256.Sum256([]byte(s))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

func escapeText(s string) string {
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;").Replace(s)
}
