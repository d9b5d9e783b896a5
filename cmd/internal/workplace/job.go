package workplace

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/reprise-wording/reprise/cmd/internal/console"
	"github.com/reprise-wording/reprise/cmd/internal/load"
	"github.com/reprise-wording/reprise/cmd/internal/words"
)

// A Program makes the process that runs reprise with these arguments.
type Program func(ctx context.Context, args ...string) *exec.Cmd

// The states of a job.
const (
	running = "running"
	done    = "done"
	failed  = "failed"
	stopped = "stopped"
)

// A job is a task at work on what was dropped in, or done.
type job struct {
	id, task, folder string
	inputs           []string // names of the files, as dropped
	in               input

	mu       sync.Mutex
	stop     context.CancelFunc // of the run under way
	ended    chan struct{}
	state    string
	step     int // under way, from 0
	steps    int
	progress progress
	talk     []string // what the commands said, without progress
	said     []string // what they printed
	results  []Result
}

// progress is how far a step has come; Total is 0 where nobody knows.
type progress struct {
	What        string
	Done, Total int
}

// snapshot is a job as its page shows it.
type snapshot struct {
	ID, Task, State string
	Inputs          []string
	Step, Steps     int
	Progress        progress
	Talk, Said      []string
	Results         []Result
}

func (j *job) snapshot() snapshot {
	j.mu.Lock()
	defer j.mu.Unlock()
	clone := func(s []string) []string { return append([]string{}, s...) }
	return snapshot{
		j.id,
		j.task,
		j.state,
		j.inputs,
		j.step,
		j.steps,
		j.progress,
		clone(j.talk),
		clone(j.said),
		append([]Result{}, j.results...),
	}
}

// begin makes the job ready for a run of so many steps, whose end closes ended.
func (j *job) begin(
	parent context.Context, steps int,
) (ctx context.Context, stop context.CancelFunc, ended chan struct{}) {
	j.mu.Lock()
	defer j.mu.Unlock()
	ctx, stop = context.WithCancel(parent)
	j.stop = stop
	j.ended, j.state, j.step, j.steps = make(chan struct{}), running, 0, steps
	j.talk, j.said, j.results = nil, nil, nil
	return ctx, stop, j.ended
}

// halt stops the run, if it is still under way, and waits until it has ended.
func (j *job) halt() {
	j.mu.Lock()
	stop, ended := j.stop, j.ended
	j.mu.Unlock()
	stop()
	<-ended
}

// decidable reports whether the papers of the job can be decided on.
func (j *job) decidable() bool {
	t, ok := taskOf(j.task)
	return ok && t.Decide && j.snapshot().State == done
}

// decided reports whether decisions on dropped papers are kept with the job.
func (j *job) decided() bool {
	info, err := os.Stat(filepath.Join(j.folder, resultFolder, decisionsFile))
	return err == nil && info.Size() > 0 && j.decidable()
}

// run does the steps one after another. A step that fails ends the job; what the steps before it made is kept. The
// caller closes j.ended.
func (j *job) run(ctx context.Context, program Program, steps []step) {
	end := done
	for i, s := range steps {
		j.mu.Lock()
		j.step, j.progress = i, progress{}
		j.mu.Unlock()
		if err := j.one(ctx, program, s); err != nil {
			if end = failed; ctx.Err() != nil {
				end = stopped
			} else if len(j.snapshot().Talk) == 0 {
				j.hear(fmt.Sprintf("reprise: %v", err))
			}
			break
		}
		j.mu.Lock()
		j.results = append(j.results, s.makes...)
		j.mu.Unlock()
	}
	j.mu.Lock()
	j.state = end
	j.mu.Unlock()
}

// one runs one process of reprise in the folder of the job.
func (j *job) one(ctx context.Context, program Program, s step) error {
	cmd := program(ctx, s.args...)
	cmd.Dir = j.folder
	cmd.Env = append(cmd.Environ(), console.ProgressVariable+"=lines", load.Variable+"=", "NO_COLOR=1", "COLUMNS=100",
		words.Variable+"="+j.in.ui)
	cmd.WaitDelay = time.Second // for what a killed process leaves open
	talk, err := cmd.StderrPipe()
	if err != nil {
		return err
	}
	var printed strings.Builder
	cmd.Stdout = &printed
	if err := cmd.Start(); err != nil {
		return err
	}
	lines := bufio.NewScanner(talk)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		j.hear(lines.Text())
	}
	_, _ = io.Copy(io.Discard, talk) // of a line that is too long
	err = cmd.Wait()
	var code *exec.ExitError
	if errors.As(err, &code) && code.ExitCode() == 1 && s.differ {
		err = nil
	}
	j.mu.Lock()
	defer j.mu.Unlock()
	if text := strings.TrimSpace(printed.String()); text != "" {
		j.said = append(j.said, strings.Split(text, "\n")...)
	}
	return err
}

// mostTalk is how many lines of talk a job keeps.
const mostTalk = 200

// hear takes a line that a process wrote on stderr.
func (j *job) hear(line string) {
	j.mu.Lock()
	defer j.mu.Unlock()
	if f := strings.Split(line, "\t"); len(f) == 4 && f[0] == console.ProgressMark {
		so, _ := strconv.Atoi(f[2])
		of, _ := strconv.Atoi(f[3])
		j.progress = progress{f[1], so, of}
		return
	}
	line = strings.TrimPrefix(line, "reprise: ")
	if line == "" || len(j.talk) >= mostTalk {
		return
	}
	for _, known := range j.talk { // the steps of a task read the same papers
		if known == line {
			return
		}
	}
	j.talk = append(j.talk, line)
}

// path is where a file of the job stands, if it is one of its results.
func (j *job) path(name string) (string, Result, bool) {
	results := j.snapshot().Results
	if j.decided() {
		results = append(results, Result{decisionsFile, "result.decisions", false})
	}
	for _, r := range results {
		if r.File == name {
			return filepath.Join(j.folder, resultFolder, r.File), r, true
		}
	}
	return "", Result{}, false
}

// remove ends the job and takes its folder away.
func (j *job) remove() {
	j.halt()
	_ = os.RemoveAll(j.folder) // a folder for temporary files; the system clears what stays
}
