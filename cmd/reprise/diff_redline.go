package main

import (
	"cmp"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/cmd/internal/console"
	"github.com/reprise-wording/reprise/cmd/internal/output"
	"github.com/reprise-wording/reprise/cmd/internal/words"
	"github.com/reprise-wording/reprise/corpus/ooxml"
	"github.com/reprise-wording/reprise/corpus/read"
	"github.com/reprise-wording/reprise/diff/redline"
)

// diffWord writes the redline of two Word files over the second one, or of several versions over the first.
func diffWord(con *console.Console, o *diffOptions, files [][]byte) error {
	opt, err := redlineOptions(con, o)
	if err != nil {
		return err
	}
	run := compareWord
	if len(files) > 2 {
		run = reviewWord
	}
	out, report, err := run(o, files, opt)
	if err != nil {
		return err
	}
	if err := output.To(con.Out, o.output, out.Write); err != nil {
		return err
	}
	for _, m := range report.Messages {
		con.Say("%s", m)
	}
	tellConflicts(con, files[0], report.Conflicts)
	if report.Same() {
		con.Say("no change")
		return nil
	}
	con.Say("%s", wordSummary(con.UI, report))
	return errDifferent
}

func redlineOptions(con *console.Console, o *diffOptions) (redline.Options, error) {
	opt := redline.Options{Formatting: o.formatting}
	for _, field := range []any{&o.ignore, &o.unit} {
		if o.given(field) {
			con.Warn("a redline shows every change; --%s has no effect on it", o.flagOf(field))
		}
	}
	var err error
	if opt.Date, err = changeDate(o); err != nil {
		return opt, err
	}
	kinds := map[string]redline.Tracked{"accept": redline.Accept, "reject": redline.Reject, "keep": redline.Keep}
	var ok bool
	if opt.Tracked, ok = kinds[o.changes]; !ok {
		return opt, fmt.Errorf("diff: --changes %q is none of accept, reject, keep", o.changes)
	}
	if n := len(o.authors.Value()); n > 0 && n != len(o.args)-1 {
		return opt, fmt.Errorf("diff: %d names of --author for %d changed files; give one for each", n, len(o.args)-1)
	}
	return opt, nil
}

// compareWord makes the redline of two files.
func compareWord(o *diffOptions, files [][]byte, opt redline.Options) (*ooxml.Package, *redline.Report, error) {
	opt.Author = cmp.Or(o.authors.Value()...)
	var packages [2]*ooxml.Package
	var err error
	for i, data := range files {
		if packages[i], err = ooxml.Open(data); err != nil {
			return nil, nil, fmt.Errorf("diff: %s: %w", o.arg(i), err)
		}
	}
	report, err := redline.Compare(packages[0], packages[1], opt)
	if err != nil {
		return nil, nil, saveAnew(err)
	}
	return packages[1], report, nil
}

func saveAnew(err error) error {
	return fmt.Errorf("diff: %w; open the file in a word processor and save it again", err)
}

// reviewWord makes the redline of a base and several versions of it.
func reviewWord(o *diffOptions, files [][]byte, opt redline.Options) (*ooxml.Package, *redline.Report, error) {
	versions := make([]redline.Version, len(files)-1)
	names := o.authors.Value()
	for i, data := range files[1:] {
		versions[i].Data = data
		if len(names) > 0 {
			versions[i].Author = names[i]
			continue
		}
		p, err := ooxml.Open(data)
		if err != nil {
			return nil, nil, fmt.Errorf("diff: %s: %w", o.arg(i+1), err)
		}
		file := filepath.Base(o.arg(i + 1))
		versions[i].Author = cmp.Or(p.LastAuthor(), file)
		if slices.ContainsFunc(versions[:i], func(v redline.Version) bool { return v.Author == versions[i].Author }) {
			versions[i].Author += " (" + file + ")"
		}
	}
	out, report, err := redline.Reviewers(files[0], versions, opt)
	if err != nil {
		return nil, nil, saveAnew(err)
	}
	return out, report, nil
}

// tellConflicts lists the places of which reviewers made different things, by their refs where the base can be read
// as a paper.
func tellConflicts(con *console.Console, base []byte, all []redline.Conflict) {
	if len(all) == 0 {
		return
	}
	refs := map[string]string{}
	if d, err := read.Bytes("base.docx", base, read.Options{Fallback: language.English}); err == nil {
		for _, b := range d.Blocks {
			if key := folded(b.Text); refs[key] == "" {
				refs[key] = b.Ref.String()
			}
		}
	}
	for _, x := range all {
		text := folded(x.Text)
		place := con.UI.Sprintf("a note")
		if x.Paragraph > 0 {
			place = cmp.Or(refs[text], con.UI.Sprintf("paragraph %d", x.Paragraph))
		}
		if runes := []rune(text); len(runes) > mostShown {
			text = string(runes[:mostShown]) + "..."
		}
		con.Warn("%s (%s): %s: %s", place, text, strings.Join(x.Authors, ", "), con.UI.Translate(x.Why))
	}
}

const mostShown = 60 // characters of a paragraph, in a message

func folded(s string) string { return strings.Join(strings.Fields(s), " ") }

// wordSummary counts what a redline shows.
func wordSummary(ui words.Language, r *redline.Report) string {
	var parts []string
	add := func(n int, told string) {
		if n > 0 {
			parts = append(parts, told)
		}
	}
	add(r.Deletions, ui.Sprintf("%d deletions", r.Deletions))
	add(r.Insertions, ui.Sprintf("%d insertions", r.Insertions))
	add(r.Moves, ui.Sprintf("%d moved paragraphs", r.Moves))
	add(r.Formatting, ui.Sprintf("%d changes of formatting", r.Formatting))
	add(len(r.Conflicts), ui.Sprintf("%d conflicts", len(r.Conflicts)))
	return strings.Join(parts, ", ")
}
