package workplace

import (
	"errors"
	"path/filepath"
	"slices"
	"strings"
)

// In the folder of a job its results go into one folder, and files of a name that another one has into folders below
// another, whose name no dropped file can have (safeName).
const (
	resultFolder = "results"
	twinFolder   = ".twins"
)

// A Result is a file that a task makes.
type Result struct {
	File  string // its name in the folder of results
	Words string // the key of what the page calls it
	View  bool   // a page to look at, besides to take out
}

// A step is a run of reprise: its arguments, and what it makes. Exit status 1 is no failure where differ is set.
type step struct {
	args   []string
	makes  []Result
	differ bool
}

// A field is a place for files on the form of a task.
type field struct {
	Name     string
	Many     bool // several files or a folder
	Optional bool
}

// A task is what the start page offers.
type task struct {
	Name   string // in addresses, and the key of its words
	Fields []field
	Corpus bool // a corpus file may be named
	Decide bool // what it finds can be decided on
	steps  func(in input) ([]step, error)
}

// An input is what was dropped in, by field, as paths in the folder of the job; and the corpus file that was named.
type input struct {
	files  map[string][]string
	corpus string
	ui     string // language of the page
	pins   string // a file of decisions that the commands honour; empty for none
}

// all are the files of all fields that are not drafts, in the order of the fields.
func (in input) all() []string {
	return slices.Concat(in.files["source"], in.files["target"], in.files["papers"])
}

// decided puts the decisions, where there are any, into the arguments of a command.
func (in input) decided(args ...string) []string {
	if in.pins == "" {
		return args
	}
	return append(args, "--pins", in.pins)
}

// errMissing is returned where a form lacks what a task needs.
var errMissing = errors.New("workplace: files are missing")

// errBoth is returned where a form names papers and a corpus file, and the task takes one or the other.
var errBoth = errors.New("workplace: papers and a corpus file are named")

// versionsTask is the task whose two files are one paper in two languages.
const versionsTask = "translation"

// tasks are the tasks of the start page, in its order.
var tasks = []task{
	{Name: "compare", Fields: []field{{Name: "earlier"}, {Name: "later"}}, steps: compare},
	{
		Name:   "agreed",
		Fields: []field{{Name: "draft"}, {Name: "papers", Many: true, Optional: true}},
		Corpus: true,
		steps:  checkDraft,
	},
	{Name: versionsTask, Fields: []field{{Name: "source"}, {Name: "target"}}, Decide: true, steps: translation},
	{
		Name:   "follow",
		Fields: []field{{Name: "papers", Many: true, Optional: true}},
		Corpus: true,
		Decide: true,
		steps:  follow,
	},
	{Name: "keep", Fields: []field{{Name: "papers", Many: true}}, Corpus: true, steps: keep},
}

// taskOf finds a task by its name.
func taskOf(name string) (task, bool) {
	i := slices.IndexFunc(tasks, func(t task) bool { return t.Name == name })
	if i < 0 {
		return task{}, false
	}
	return tasks[i], true
}

// compare shows what changed between two papers, and writes the redline.
func compare(in input) ([]step, error) {
	a, b := in.files["earlier"][0], in.files["later"][0]
	return []step{
		{
			[]string{"diff", "--format", "html", "-o", resultFolder + "/changes.html", "--", a, b},
			[]Result{{"changes.html", "result.changes", true}},
			true,
		},
		{
			[]string{"diff", "--format", "docx", "-o", resultFolder + "/redline.docx", "--", a, b},
			[]Result{{"redline.docx", "result.redline", false}},
			true,
		},
	}, nil
}

// checkDraft tells where each paragraph of a draft stands already: in the papers dropped in, in a corpus file, or in
// the built-in corpus.
func checkDraft(in input) ([]step, error) {
	run := func(format, file, words string, view bool) step {
		args := []string{"agreed", "--format", format, "-o", resultFolder + "/" + file}
		for _, f := range in.files["papers"] {
			args = append(args, "--against", f)
		}
		if in.corpus != "" {
			args = append(args, "--corpus", in.corpus)
		}
		return step{args: append(args, "--", in.files["draft"][0]), makes: []Result{{file, words, view}}}
	}
	return []step{
		run("html", "sources.html", "result.agreed", true),
		run("docx", "draft-with-comments.docx", "result.agreedword", false),
		run("xlsx", "sources.xlsx", "result.agreedsheet", false),
	}, nil
}

// translation lays two languages side by side, and lists what a reviser should look at.
func translation(in input) ([]step, error) {
	a, b := in.files["source"][0], in.files["target"][0]
	align := func(format, file, words string, view bool, flags ...string) step {
		args := append(in.decided("align", "--format", format, "-o", resultFolder+"/"+file), flags...)
		return step{args: append(args, "--", a, b), makes: []Result{{file, words, view}}}
	}
	return []step{
		align("html", "side-by-side.html", "result.side", true),
		align("xlsx", "side-by-side.xlsx", "result.sidesheet", false),
		align("xlsx", "check.xlsx", "result.check", false, "--check"),
		align("tmx", "memory.tmx", "result.tmx", false),
		align("xliff", "side-by-side.xlf", "result.xliff", false),
	}, nil
}

// follow traces recommendations over meetings: of the files, or of a corpus file.
func follow(in input) ([]step, error) {
	files := in.files["papers"]
	switch {
	case len(files) > 0 && in.corpus != "":
		return nil, errBoth
	case in.corpus != "":
		files = []string{in.corpus}
	}
	args := func(a ...string) []string {
		if len(files) == 0 { // the built-in corpus
			return a
		}
		return append(append(a, "--"), files...)
	}
	return []step{
		{
			args:  args(in.decided("report", "-o", resultFolder+"/report.html")...),
			makes: []Result{{"report.html", "result.report", true}},
		},
		{
			args:  args(in.decided("trace", "--format", "xlsx", "-o", resultFolder+"/reiterations.xlsx")...),
			makes: []Result{{"reiterations.xlsx", "result.tracesheet", false}},
		},
	}, nil
}

// keep adds papers to a corpus file.
func keep(in input) ([]step, error) {
	if in.corpus == "" {
		return nil, errMissing
	}
	return []step{{args: append([]string{"add", "--corpus", in.corpus, "--"}, in.files["papers"]...)}}, nil
}

// safeName is a name for a dropped file: the last part of what the browser says, without what a system may not have
// in one.
func safeName(name string) string {
	name = filepath.Base(filepath.Clean("/" + strings.ReplaceAll(name, `\`, "/")))
	name = strings.Map(func(r rune) rune {
		if r < ' ' || strings.ContainsRune(`<>:"|?*`, r) || r == 0x7f {
			return '_'
		}
		return r
	}, name)
	if name = strings.TrimLeft(name, "-. "); name == "" || name == "/" {
		return "paper"
	}
	return name
}
