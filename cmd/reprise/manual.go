package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/reprise-wording/reprise/cmd/internal/console"
)

func manCommand(con *console.Console) *cli.Command {
	return &cli.Command{
		Name:  "man",
		Usage: "print the manual page",
		Description: "Prints the manual page, reprise(1), as packages install it.\n\n" + examples(
			"reprise man > reprise.1",
		),
		Action: func(*cli.Context) error {
			_, err := io.WriteString(con.Out, manual(newApp(&console.Console{}))) // in English, as it is installed
			return err
		},
	}
}

// manual is the manual page in the man macros of roff, made of the help texts.
func manual(app *cli.App) string {
	m := &manPage{}
	m.line(`.TH REPRISE 1 "" reprise "User Commands"`) // no date: the page is the same whenever it is made
	m.line(".SH NAME")
	m.line(roff(app.Name) + ` \- ` + roff(app.Usage))
	m.line(".SH SYNOPSIS")
	m.line(".B " + roff(app.Name))
	m.line(roff(strings.TrimPrefix(app.UsageText, app.Name+" ")))
	m.line(".SH DESCRIPTION")
	m.text(app.Description)
	m.line(".SH COMMANDS")
	for _, c := range app.VisibleCommands() {
		m.command(app.Name, c)
	}
	m.line(".SH OPTIONS OF EVERY COMMAND")
	m.flags(app.VisibleFlags())
	return m.String()
}

// A manPage is a page being written.
type manPage struct{ strings.Builder }

func (m *manPage) line(s string) { m.WriteString(s + "\n") }

func (m *manPage) command(up string, c *cli.Command) {
	name := up + " " + c.Name
	m.line(".SS " + roff(strings.TrimSpace(name+" "+c.ArgsUsage)))
	m.line(roff(upperFirst(c.Usage)) + ".")
	m.line(".PP")
	m.text(c.Description)
	var own []cli.Flag
	for _, f := range c.VisibleFlags() {
		switch f.Names()[0] {
		case "ui", "quiet", "no-color", "verbose", "help":
		default:
			own = append(own, f)
		}
	}
	m.flags(own)
	for _, sub := range c.VisibleCommands() {
		m.command(name, sub)
	}
}

// text sets a help text: paragraphs are filled, indented lines stand as they are.
func (m *manPage) text(s string) {
	for i, paragraph := range strings.Split(strings.TrimSpace(s), "\n\n") {
		if i > 0 {
			m.line(".PP")
		}
		verbatim := false
		for line := range strings.Lines(paragraph) {
			line = strings.TrimRight(line, "\n")
			if indented := strings.HasPrefix(line, " "); indented != verbatim {
				verbatim = indented
				m.line(map[bool]string{true: ".RS 4\n.nf", false: ".fi\n.RE"}[verbatim])
			}
			m.line(roff(strings.TrimPrefix(line, "   ")))
		}
		if verbatim {
			m.line(".fi\n.RE")
		}
	}
}

func (m *manPage) flags(flags []cli.Flag) {
	for _, f := range flags {
		doc, ok := f.(cli.DocGenerationFlag)
		if !ok {
			continue
		}
		usage, value := doc.GetUsage(), ""
		if before, rest, quoted := strings.Cut(usage, "`"); quoted { // the name of the value, as the help has it
			name, after, _ := strings.Cut(rest, "`")
			usage, value = before+name+after, name
		}
		if doc.TakesValue() && value == "" {
			value = "value"
		}
		var names []string
		for _, n := range f.Names() {
			names = append(names, `\fB`+roff(dashed(n))+`\fR`)
		}
		m.line(".TP")
		if m.WriteString(strings.Join(names, ", ")); value != "" {
			m.WriteString(` \fI` + roff(value) + `\fR`)
		}
		m.line("")
		if text := doc.GetDefaultText(); doc.TakesValue() && text != "" {
			usage += fmt.Sprintf(" (default: %s)", text)
		}
		m.line(roff(usage))
	}
}

func upperFirst(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

// roff escapes text: a hyphen stays one that can be copied, and no line begins with a control character.
func roff(s string) string {
	s = strings.NewReplacer(`\`, `\e`, "-", `\-`, "'", `\(aq`, "≈", `\[u2248]`).Replace(s)
	if strings.HasPrefix(s, ".") {
		s = `\&` + s
	}
	return s
}
