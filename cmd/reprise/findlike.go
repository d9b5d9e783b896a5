package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/reprise-wording/reprise/align/agreed"
	"github.com/reprise-wording/reprise/align/reuse"
	"github.com/reprise-wording/reprise/cmd/internal/console"
	"github.com/reprise-wording/reprise/cmd/internal/output"
)

// A likely is a paragraph that a passage may come from.
type likely struct {
	Source    string          `json:"source"` // as people cite it
	Paragraph string          `json:"paragraph"`
	Score     float64         `json:"score"` // probability that it is the source
	Relation  reuse.Relation  `json:"relation"`
	Text      string          `json:"text"`
	Versions  []likelyVersion `json:"versions,omitempty"` // the paragraph in the other languages of its paper
}

// A likelyVersion is a paragraph in one more language.
type likelyVersion struct {
	Language string `json:"language"`
	Text     string `json:"text"`
}

func versionsOf(p agreed.Paragraph) (out []likelyVersion) {
	for _, v := range p.Versions {
		out = append(out, likelyVersion{v.Language.String(), v.Text})
	}
	return out
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
	found, err := o.lookUp(ctx, con, &lookedFor{
		draft:    []agreed.Paragraph{{Cite: "text", Text: text}},
		language: tag,
		files:    o.args,
	})
	if err != nil {
		return err
	}
	var out []likely
	weaker := 0
	for _, s := range found.findings[0].Sources {
		p := found.earlier[s.Paragraph]
		if s.Score < o.minScore {
			weaker++
		} else if n := o.limit; n <= 0 || len(out) < n {
			out = append(out, likely{paperName(found.papers[p.Paper]), p.Cite, s.Score, s.Relation, p.Text, versionsOf(p)})
		}
	}
	if len(out) == 0 || out[0].Score < reuse.DefaultThreshold {
		con.Warn("no paragraph is likely to be the source; reprise find 'WORDS' looks for single words")
	}
	if weaker > 0 {
		con.Say("%d weaker paragraphs with a score below %v; --min-score 0 shows all", weaker, o.minScore)
	}
	return output.To(
		con.Out,
		o.output,
		func(w io.Writer) error { return writeLikely(w, con, o.format, out) },
	)
}

func writeLikely(w io.Writer, con *console.Console, format string, all []likely) error {
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
		b.WriteString(console.Wrap(
			fmt.Sprintf("%.2f  %-8s  ", l.Score, con.UI.Translate(string(l.Relation))), "      ", l.Paragraph, con.Width(),
		))
		b.WriteString(console.Wrap("      ", "      ", l.Text, con.Width()))
		for _, v := range l.Versions {
			b.WriteString(console.Wrap("      "+v.Language+": ", "      ", v.Text, con.Width()))
		}
	}
	return b.Flush()
}
