package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/align/agreed"
	"github.com/reprise-wording/reprise/align/reuse"
	"github.com/reprise-wording/reprise/cmd/internal/console"
	"github.com/reprise-wording/reprise/cmd/internal/load"
	"github.com/reprise-wording/reprise/cmd/internal/output"
	"github.com/reprise-wording/reprise/corpus/read"
)

// A likely is a paragraph that a passage may come from.
type likely struct {
	Source    string         `json:"source"` // as people cite it
	Paragraph string         `json:"paragraph"`
	Score     float64        `json:"score"` // probability that it is the source
	Relation  reuse.Relation `json:"relation"`
	Text      string         `json:"text"`
}

// runFindLike lists the paragraphs that a passage most likely comes from, by the search of agreed.
func runFindLike(ctx context.Context, con *console.Console, o *findOptions) error {
	if flag := o.firstGiven(&o.regex, &o.strict, &o.within); flag != "" {
		return fmt.Errorf("find: --%s does not go with --like; give one of them", flag)
	}
	if err := o.isScore(o.minScore); err != nil {
		return err
	}
	text := o.like
	if strings.TrimSpace(text) == "" {
		return errors.New("find: --like is empty; give a passage")
	}
	tag, err := o.keyLanguage()
	if err != nil {
		return err
	}
	papers, err := load.Corpus(ctx, con, o.withCorpus(o.args), read.Options{Fallback: tag})
	if err != nil {
		return err
	}
	if tag == language.Und {
		tag = mostLike(text, papers.Languages())
	}
	var earlier []agreed.Paragraph
	var named []string
	for k, d := range earlierFirst(papers.Documents(tag)) {
		for _, p := range paragraphsOf(d, k, true) {
			earlier, named = append(earlier, p), append(named, paperName(d))
		}
	}
	found, err := agreed.Compare(
		ctx,
		earlier,
		[]agreed.Paragraph{{Cite: "text", Text: text}},
		agreed.Options{Language: tag},
	)
	if errors.Is(err, agreed.ErrNothing) {
		return errors.New("find: " + noPaperIn(tag, papers.Languages()))
	}
	if err != nil {
		return err
	}
	var out []likely
	weaker := 0
	for _, s := range found[0].Sources {
		p := earlier[s.Paragraph]
		if s.Score < o.minScore {
			weaker++
		} else if n := o.limit; n <= 0 || len(out) < n {
			out = append(out, likely{named[s.Paragraph], p.Cite, s.Score, s.Relation, p.Text})
		}
	}
	if len(out) == 0 || out[0].Score < reuse.DefaultThreshold {
		con.Warn("no paragraph is likely to be the source; reprise find 'WORDS' looks for single words")
	}
	if weaker > 0 {
		con.Say("%s with a score below %v; --min-score 0 shows all", console.Count(weaker, "weaker paragraph"), o.minScore)
	}
	return output.To(
		con.Out,
		o.output,
		func(w io.Writer) error { return writeLikely(w, o.format, con.Width(), out) },
	)
}

func writeLikely(w io.Writer, format string, width int, all []likely) error {
	if format == "json" {
		e := json.NewEncoder(w)
		e.SetIndent("", " ")
		e.SetEscapeHTML(false)
		return e.Encode(append([]likely{}, all...))
	}
	b := bufio.NewWriter(w)
	for _, l := range all {
		if format == "tsv" {
			fmt.Fprintf(
				b,
				"%s\t%.6f\t%s\t%s\n",
				l.Paragraph,
				l.Score,
				l.Relation,
				strings.Join(strings.Fields(l.Text), " "),
			)
			continue
		}
		b.WriteString(console.Wrap(fmt.Sprintf("%.2f  %-8s  ", l.Score, l.Relation), "      ", l.Paragraph, width))
		b.WriteString(console.Wrap("      ", "      ", l.Text, width))
	}
	return b.Flush()
}
