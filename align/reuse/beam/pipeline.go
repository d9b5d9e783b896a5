package beam

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"strconv"
	"strings"
	"sync"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem"
	_ "github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem/gcs"   // gs://
	_ "github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem/local" // plain paths
	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"
	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/align/reuse"
	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/read"
	"github.com/reprise-wording/reprise/corpus/wg4"
)

// A Job is what to trace and where to put the pairs. It travels to the workers, so paths must lead to the same files
// there: gs:// paths, or a folder that all of them mount.
type Job struct {
	Files    []string // papers, or texts whose every line is a unit; none: the built-in corpus
	Language string   // of the lines; empty: Files are papers
	MinScore float64  // keep pairs above it
	Across   bool     // leave out pairs inside one file or meeting
	Output   string   // file for the pairs: earlier, later, score, relation, best first
	Block    int      // units a worker is given at a time; 0: DefaultBlock
}

// DefaultBlock is how many units a worker is given at a time: a few seconds of work.
const DefaultBlock = 4096

// A Block is the later units [From, To) of the set.
type Block struct{ From, To int }

// A Pair is a reuse.Reiteration as it travels between workers.
type Pair struct {
	Earlier, Later int
	Score          float64
	Relation       string
}

func init() {
	register.DoFn3x1[context.Context, Block, func(int, Pair), error](&find{})
	register.Emitter2[int, Pair]()
	register.DoFn3x1[context.Context, int, func(*Pair) bool, error](&finish{})
	register.Iter1[Pair]()
}

// Trace adds the pipeline of a job to a scope. The input is read once here, to know how many units there are.
func Trace(ctx context.Context, s beam.Scope, job Job) error {
	set, err := job.set(ctx)
	if err != nil {
		return err
	}
	size := job.Block
	if size <= 0 {
		size = DefaultBlock
	}
	var blocks []Block
	for from := 0; from < len(set.Units); from += size {
		blocks = append(blocks, Block{from, min(from+size, len(set.Units))})
	}
	if len(blocks) == 0 {
		return reuse.ErrNoUnits
	}
	spread := beam.Reshuffle(s, beam.CreateList(s, blocks))
	pairs := beam.ParDo(s, &find{Job: job}, spread)
	beam.ParDo0(s, &finish{Job: job}, beam.GroupByKey(s, withOne(s, pairs)))
	return nil
}

// withOne makes sure that the one group there is has a member, so that a job without pairs writes its empty file.
func withOne(s beam.Scope, pairs beam.PCollection) beam.PCollection {
	return beam.Flatten(s, pairs, beam.ParDo(s, &nothing{}, beam.Impulse(s)))
}

// nothing emits a pair that stands for none.
type nothing struct{}

func init() { register.DoFn2x0[[]byte, func(int, Pair)](&nothing{}) }

func (*nothing) ProcessElement(_ []byte, emit func(int, Pair)) { emit(0, Pair{Earlier: -1}) }

// find finds the pairs of a block.
type find struct{ Job Job }

func (f *find) ProcessElement(ctx context.Context, b Block, emit func(int, Pair)) error {
	t, err := f.Job.tracer(ctx)
	if err != nil {
		return err
	}
	pairs, err := t.Pairs(ctx, b.From, b.To)
	for _, p := range pairs {
		emit(0, Pair{p.Earlier, p.Later, p.Score, string(p.Relation)})
	}
	return err
}

// finish ranks all pairs and writes them.
type finish struct{ Job Job }

func (f *finish) ProcessElement(ctx context.Context, _ int, next func(*Pair) bool) error {
	t, err := f.Job.tracer(ctx)
	if err != nil {
		return err
	}
	var pairs []reuse.Reiteration
	for p := (Pair{}); next(&p); {
		if p.Earlier >= 0 {
			pairs = append(
				pairs,
				reuse.Reiteration{
					Earlier:  p.Earlier,
					Later:    p.Later,
					Score:    p.Score,
					Relation: reuse.Relation(p.Relation),
				},
			)
		}
	}
	r, err := t.Result(ctx, pairs)
	if err != nil {
		return err
	}
	var out bytes.Buffer
	for _, p := range r.Pairs {
		fmt.Fprintf(
			&out,
			"%s\t%s\t%s\t%s\n",
			r.Set.Units[p.Earlier].ID,
			r.Set.Units[p.Later].ID,
			strconv.FormatFloat(p.Score, 'f', 6, 64),
			p.Relation,
		)
	}
	return writeFile(ctx, f.Job.Output, out.Bytes())
}

// tracers keeps what a worker has made ready, so that it does so once and not for every block.
var tracers sync.Map // of a job, printed, to func() (*reuse.Tracer, error)

func (j Job) tracer(ctx context.Context) (*reuse.Tracer, error) {
	key := fmt.Sprintf("%q %q %v %v", j.Files, j.Language, j.MinScore, j.Across)
	once, _ := tracers.LoadOrStore(key, sync.OnceValues(func() (*reuse.Tracer, error) {
		ctx := context.WithoutCancel(ctx) // other blocks wait for it too
		set, err := j.set(ctx)
		if err != nil {
			return nil, err
		}
		opts := []reuse.Option{reuse.MinScore(j.MinScore)}
		if j.Across {
			opts = append(opts, reuse.Across())
		}
		return reuse.Prepare(ctx, set, opts...)
	}))
	return once.(func() (*reuse.Tracer, error))()
}

// set reads the units of a job.
func (j Job) set(ctx context.Context) (*reuse.Set, error) {
	if j.Language != "" {
		tag, err := language.Parse(j.Language)
		if err != nil {
			return nil, fmt.Errorf("beam: %q is not a language tag like en or fr: %w", j.Language, err)
		}
		var files []reuse.File
		for _, name := range j.Files {
			data, err := readFile(ctx, name)
			if err != nil {
				return nil, err
			}
			files = append(
				files,
				reuse.File{Name: name, Lines: strings.Split(strings.TrimSuffix(string(data), "\n"), "\n")},
			)
		}
		return reuse.FromLines(tag, files...), nil
	}
	var docs []*corpus.Document
	papers := wg4.Files()
	if len(j.Files) > 0 {
		papers = nil
		for _, name := range j.Files {
			data, err := readFile(ctx, name)
			if err != nil {
				return nil, err
			}
			papers = append(papers, wg4.File{Name: name, Data: data})
		}
	}
	for _, p := range papers {
		d, err := read.Bytes(p.Name, p.Data, read.Options{})
		if err != nil {
			return nil, err
		}
		docs = append(docs, d)
	}
	c, err := corpus.New(docs...)
	if err != nil {
		return nil, err
	}
	return reuse.FromCorpus(c), nil
}

func readFile(ctx context.Context, name string) ([]byte, error) {
	fs, err := filesystem.New(ctx, name)
	if err != nil {
		return nil, fmt.Errorf("beam: %s: %w", name, err)
	}
	defer fs.Close()
	f, err := fs.OpenRead(ctx, name)
	if err != nil {
		return nil, fmt.Errorf("beam: %s: %w", name, err)
	}
	defer f.Close()
	return io.ReadAll(f)
}

func writeFile(ctx context.Context, name string, data []byte) error {
	fs, err := filesystem.New(ctx, name)
	if err != nil {
		return fmt.Errorf("beam: %s: %w", name, err)
	}
	defer fs.Close()
	f, err := fs.OpenWrite(ctx, name)
	if err != nil {
		return fmt.Errorf("beam: %s: %w", name, err)
	}
	if _, err := f.Write(data); err != nil {
		f.Close()
		return fmt.Errorf("beam: %s: %w", name, err)
	}
	return f.Close()
}
