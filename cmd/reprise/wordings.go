package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/cmd/internal/console"
	"github.com/reprise-wording/reprise/cmd/internal/load"
	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/lang"
	"github.com/reprise-wording/reprise/corpus/read"
	"github.com/reprise-wording/reprise/diff/render"
)

// wordings are the texts that diff compares, in the order of the arguments.
type wordings struct {
	ctx          context.Context
	texts, names []string
	places       [][]render.Place // the paragraphs of each text; none where it has no refs
	lang         language.Tag
	con          *console.Console
	whole        bool               // a file is a paper with markup, so that text files are read as papers too
	docs         []*corpus.Document // what the texts say block by block, where it is to be set
	set          bool               // each text is to be set, so that text files are read as papers if they can be
	leftOut      bool               // words of a paper were left out
	files        int                // how many are files, not refs
	named        bool               // the lines of plain texts are wanted with the refs of their paragraphs
}

// errNotRef is told of an argument that has the name of a file.
var errNotRef = errors.New("diff: the name of a file")

// readWordings reads the arguments: refs of the corpus, or files. The corpus is read only where an argument is no file.
func readWordings(ctx context.Context, con *console.Console, o *diffOptions) (*wordings, error) {
	in := &wordings{ctx: ctx, con: con, whole: slices.ContainsFunc(o.args, isPaper)}
	in.set = o.format == "docx"
	if slices.Contains([]string{"text", "html", "md"}, o.format) { // for readers, not programs
		in.named = len(o.args) == 2
		in.whole = in.whole || slices.ContainsFunc(o.args, isMarkdown)
	}
	var err error
	if in.lang, err = o.keyLanguage(); err != nil {
		return nil, err
	}
	var papers *corpus.Corpus
	for _, arg := range o.args {
		if arg == load.Stdin {
			if err := in.stdin(); err != nil {
				return nil, err
			}
			continue
		}
		info, fileErr := os.Stat(arg)
		isFile := fileErr == nil
		named := slices.Contains(fileNames, strings.ToLower(filepath.Ext(arg))) // as no ref is
		var ref corpus.Ref
		refErr := errNotRef
		if !isFile || !named {
			ref, refErr = corpus.ParseRef(arg)
		}
		if refErr == nil && named {
			refErr = errNotRef
		}
		if refErr != nil && !isFile {
			return nil, noWording(arg, refErr, fileErr)
		}
		if refErr == nil && (!isFile || !strings.ContainsAny(arg, `/\`)) {
			var err error
			if papers == nil {
				if papers, err = load.Corpus(ctx, con, o.in.Value(), read.Options{Fallback: in.lang}); err != nil {
					return nil, err
				}
			}
			err = in.ref(papers, ref, o.chapeau, !o.noItems)
			switch {
			case err == nil && isFile:
				return nil, fmt.Errorf(
					"diff: %s is a unit and a file; write .%c%s for the file",
					arg,
					filepath.Separator,
					arg,
				)
			case err == nil:
				continue
			case errors.As(err, new(*corpus.UnknownRefError)) && !isFile && len(o.in.Value()) == 0:
				return nil, fmt.Errorf(
					"%w; this is of the built-in corpus, --in FILE takes refs from another paper",
					err,
				)
			case !isFile:
				return nil, err
			}
		}
		if info.IsDir() {
			return nil, fmt.Errorf("diff: %s is a directory; name a file in it", arg)
		}
		if err := in.file(arg); err != nil {
			return nil, err
		}
	}
	return in, nil
}

// noWording explains an argument that is neither a ref nor a file.
func noWording(arg string, refErr, fileErr error) error {
	if !errors.Is(fileErr, fs.ErrNotExist) {
		return fmt.Errorf("diff: can't read %s: %w", arg, fileErr)
	}
	why := ""
	var re *corpus.RefError
	if errors.As(refErr, &re) {
		why = " (" + re.Why + ")"
	}
	return fmt.Errorf("diff: %s is neither a file nor a ref like VII.2(b)%s", arg, why)
}

// noPaperIn says which languages papers are in where none is in the one asked for.
func noPaperIn(tag language.Tag, there []language.Tag) string {
	var names []string
	for _, t := range there {
		names = append(names, t.String())
	}
	asked := strings.TrimPrefix(tag.String(), "x-") // which lang.Parse puts before a language that no registry knows
	return fmt.Sprintf("no paper in %q; there is %s", asked, strings.Join(names, ", "))
}

// ref adds the wording of a block, of one of its sentences, or of a whole part: with the block's chapeaux, and with
// its items, a line each, where asked.
func (in *wordings) ref(papers *corpus.Corpus, ref corpus.Ref, chapeau, items bool) error {
	if in.lang == language.Und {
		in.lang = papers.Languages()[0]
	}
	docs := papers.Documents(in.lang)
	if len(docs) == 0 {
		return errors.New("diff: " + noPaperIn(in.lang, papers.Languages()))
	}
	d, b, err := papers.Lookup(ref, in.lang)
	switch {
	case err != nil && ref.Path == "":
		return fmt.Errorf("diff: no part %s; there is %s", ref, strings.Join(partNames(docs), ", "))
	case err != nil:
		return err
	case ref.Path == "":
		in.addBlocks(d, partBlocks(d, b.Ref), b.Ref.Part, d.MeetingOf(b).Year())
		return nil
	}
	year := d.MeetingOf(b).Year()
	switch {
	case ref.Sentence > 0:
		spans := lang.For(in.lang).Sentences(b.Text)
		if ref.Sentence > len(spans) {
			return fmt.Errorf("diff: %s has no sentence %d; its last is %d", b.Ref, ref.Sentence, len(spans))
		}
		name := b.Ref
		name.Sentence = ref.Sentence
		in.add(spans[ref.Sentence-1].Text(b.Text), named(name.String(), year), nil)
		in.setLines(in.texts[len(in.texts)-1])
		return nil
	case items:
		in.addBlocks(d, withItems(d, b), b.Ref.String(), year)
	default:
		in.addBlocks(d, []*corpus.Block{b}, b.Ref.String(), year)
	}
	if chapeau {
		last := len(in.texts) - 1
		before := strings.TrimSuffix(d.FullText(b), b.Text)
		in.texts[last] = before + in.texts[last]
		if in.set {
			in.docs[last].Blocks[0].Text = before + in.docs[last].Blocks[0].Text
		}
	}
	return nil
}

// mostParts is how many parts a message names.
const mostParts = 20

// partNames are what refs call the parts of documents.
func partNames(docs []*corpus.Document) []string {
	var names []string
	for _, d := range docs {
		for _, b := range d.Blocks {
			if b.Ref.Part != "" && !slices.Contains(names, b.Ref.Part) {
				names = append(names, b.Ref.Part)
			}
		}
	}
	if len(names) > mostParts {
		names = append(names[:mostParts], fmt.Sprintf("and %d more", len(names)-mostParts))
	}
	return names
}

// partBlocks are the blocks of the part that the ref of a block names, with those of the parts in it.
func partBlocks(d *corpus.Document, ref corpus.Ref) []*corpus.Block {
	part := d.Parts[slices.IndexFunc(d.Parts, func(p *corpus.Part) bool { return p.Ref == ref.Part })]
	var out []*corpus.Block
	for _, b := range d.Blocks {
		if part == d.Paper() || slices.Contains(d.Above(b.Part), part) {
			out = append(out, b)
		}
	}
	return out
}

// withItems is a block with those that stand in the list it opens, and in theirs.
func withItems(d *corpus.Document, b *corpus.Block) []*corpus.Block {
	out := []*corpus.Block{b}
	for _, item := range d.Blocks {
		if item.Under > 0 && slices.Contains(d.Chapeaux(item), b) {
			out = append(out, item)
		}
	}
	return out
}

// named puts the year of a meeting behind a ref that does not tell it.
func named(ref string, year int) string {
	if year > 0 && !strings.HasPrefix(ref, strconv.Itoa(year)) {
		return fmt.Sprintf("%s (%d)", ref, year)
	}
	return ref
}

func (in *wordings) add(text, name string, places []render.Place) {
	in.texts, in.names, in.places = append(in.texts, text), append(in.names, name), append(in.places, places)
}

// addBlocks adds blocks, a line each.
func (in *wordings) addBlocks(d *corpus.Document, blocks []*corpus.Block, name string, year int) {
	var text strings.Builder
	places := make([]render.Place, len(blocks))
	for i, b := range blocks {
		if i > 0 {
			text.WriteByte('\n')
		}
		text.WriteString(strings.ReplaceAll(b.Text, "\n", " "))
		places[i] = placeOf(d, b, i+1)
		places[i].Beside = b.Kind != corpus.Note
	}
	in.add(text.String(), named(name, year), places)
	if in.set {
		in.docs = append(in.docs, excerpt(d, blocks))
	}
}

// excerpt is a document of some blocks of another, or of all of it.
func excerpt(d *corpus.Document, blocks []*corpus.Block) *corpus.Document {
	if len(blocks) == len(d.Blocks) {
		return d
	}
	at := map[*corpus.Block]int{} // from 1
	out := &corpus.Document{Language: d.Language, Source: d.Source}
	for i, b := range blocks {
		c := *b
		at[b] = i + 1
		c.Part = 0
		if c.Under > 0 && c.Under <= len(d.Blocks) {
			up := d.Blocks[c.Under-1]
			if c.Under = at[up]; c.Under == 0 && up.Label != "" { // its list is not among them
				c.Label = strings.TrimPrefix(c.Label, up.Label)
			}
		}
		c.Marks = nil
		out.Blocks = append(out.Blocks, &c)
	}
	return out
}

// setLines makes a document of a text, a paragraph a line.
func (in *wordings) setLines(text string) {
	if !in.set {
		return
	}
	d := &corpus.Document{Language: in.lang}
	for line := range strings.SplitSeq(strings.TrimSuffix(text, "\n"), "\n") {
		d.Blocks = append(d.Blocks, &corpus.Block{Kind: corpus.Text, Text: strings.TrimSuffix(line, "\r")})
	}
	in.docs = append(in.docs, d)
}

// placeOf is where a block stands, which begins at a line of a text.
func placeOf(d *corpus.Document, b *corpus.Block, line int) render.Place {
	return render.Place{Line: line, Ref: b.Ref.String(), Label: b.Label, Part: d.PartOf(b).Heading(), Group: b.Ref.Part}
}
