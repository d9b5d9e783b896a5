package traceview

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/reprise-wording/reprise/align/reuse"
)

// PairRows writes the machine format that scripts depend on: earlier, later, score, relation, tab-separated, best
// first.
func (v *View) PairRows(ctx context.Context, w io.Writer) error {
	var line []byte
	for i, p := range v.Result.Pairs {
		if i%4096 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		if v.Result.Set.Units[p.Later].Group < v.Since || v.Formulas && p.Relation != reuse.Formula {
			continue
		}
		line = append(line[:0], v.id(p.Earlier)...)
		line = append(append(line, '\t'), v.id(p.Later)...)
		line = strconv.AppendFloat(append(line, '\t'), p.Score, 'f', 6, 64)
		line = append(append(append(line, '\t'), p.Relation...), '\n')
		if _, err := w.Write(line); err != nil {
			return err
		}
	}
	return nil
}

// ThreadRows writes a row a unit of a thread: number of the thread, its name, unit, meeting, relation to what it
// takes up.
func (v *View) ThreadRows(w io.Writer) error {
	b := bufio.NewWriter(w)
	for n, t := range v.threads() {
		for k, u := range t.Units {
			how := "first seen"
			if k > 0 {
				how = v.how(t, k)
			}
			fmt.Fprintf(b, "%d\t%s\t%s\t%s\t%s\n", n+1, flat(t.Name), v.id(u), v.when(u), how)
		}
	}
	return b.Flush()
}

// StatusRows writes a row a unit: unit, meeting, the units it takes up, those that take it up, first and last meeting
// seen.
func (v *View) StatusRows(w io.Writer) error {
	b := bufio.NewWriter(w)
	s := v.Result.Set
	for i, u := range s.Units {
		st := &v.Result.Status[i]
		if !v.standsOut(i) {
			continue
		}
		fmt.Fprintf(
			b,
			"%s\t%s\t%s\t%s\t%s\t%s\n",
			u.ID,
			v.when(i),
			v.list(st.TakesUp, len(st.TakesUp)),
			v.list(st.TakenUpBy, len(st.TakenUpBy)),
			s.Groups[st.First].Name,
			s.Groups[st.Last].Name,
		)
	}
	return b.Flush()
}

func flat(s string) string { return strings.Join(strings.Fields(s), " ") }

type jsonPhrase struct {
	Text string  `json:"text"`
	Bits float64 `json:"bits"`
}

type jsonSynonyms struct {
	Earlier string  `json:"earlier"`
	Later   string  `json:"later"`
	Bits    float64 `json:"bits"`
}

type jsonEvidence struct {
	Language string         `json:"language"`
	Shared   []jsonPhrase   `json:"shared,omitempty"`
	Alike    []jsonSynonyms `json:"alike,omitempty"`
	Earlier  []jsonPhrase   `json:"only_earlier,omitempty"`
	Later    []jsonPhrase   `json:"only_later,omitempty"`
}

type jsonPair struct {
	Earlier  string         `json:"earlier"`
	Later    string         `json:"later"`
	Score    float64        `json:"score"`
	Relation reuse.Relation `json:"relation"`
	Evidence []jsonEvidence `json:"evidence,omitempty"`
	Because  []jsonBecause  `json:"because,omitempty"`
}

// A jsonBecause is what a feature adds to the log odds of the score.
type jsonBecause struct {
	Feature string  `json:"feature"`
	Value   float64 `json:"value"`
	LogOdds float64 `json:"log_odds"`
}

type jsonThread struct {
	Name  string   `json:"name"`
	Units []string `json:"units"`
	Pairs []int    `json:"pairs"` // places in the list of pairs
}

type jsonStatus struct {
	Unit      string   `json:"unit"`
	Group     string   `json:"meeting"`
	TakesUp   []string `json:"takes_up,omitempty"`
	TakenUpBy []string `json:"taken_up_by,omitempty"`
	First     string   `json:"first_seen"`
	Last      string   `json:"last_seen"`
}

type jsonCitation struct {
	Unit      string `json:"unit"`
	Phrase    string `json:"phrase"`
	Meeting   string `json:"meeting,omitempty"`
	Paragraph int    `json:"paragraph,omitempty"`
	Item      string `json:"item,omitempty"`
	Offset    int    `json:"offset"`
	Earlier   string `json:"earlier,omitempty"`
	Why       string `json:"why"`
}

// JSON writes the whole trace: pairs with their evidence, threads, statuses, citations.
func (v *View) JSON(w io.Writer) error {
	out := struct {
		Meetings  []reuse.Group  `json:"meetings"`
		Pairs     []jsonPair     `json:"pairs"`
		Threads   []jsonThread   `json:"threads"`
		Status    []jsonStatus   `json:"status"`
		Citations []jsonCitation `json:"citations"`
	}{v.Result.Set.Groups, []jsonPair{}, []jsonThread{}, []jsonStatus{}, []jsonCitation{}}
	place, contributor := make([]int, len(v.Result.Pairs)), v.Result.Contributor()
	for i, p := range v.Result.Pairs {
		place[i] = -1
		if v.Result.Set.Units[p.Later].Group < v.Since || v.Formulas && p.Relation != reuse.Formula {
			continue
		}
		place[i] = len(out.Pairs)
		j := jsonPair{Earlier: v.id(p.Earlier), Later: v.id(p.Later), Score: p.Score, Relation: p.Relation}
		for _, e := range v.Result.Explain(p) {
			j.Evidence = append(
				j.Evidence,
				jsonEvidence{
					e.Language.String(),
					jsonPhrases(e.Shared),
					alike(e.Alike),
					jsonPhrases(e.Earlier),
					jsonPhrases(e.Later),
				},
			)
		}
		for _, c := range contributor.Of(p) {
			j.Because = append(j.Because, jsonBecause{c.Feature, c.Value, c.LogOdds})
		}
		out.Pairs = append(out.Pairs, j)
	}
	for _, t := range v.threads() {
		j := jsonThread{Name: t.Name, Units: v.ids(t.Units), Pairs: []int{}}
		for _, p := range t.Pairs {
			if place[p] >= 0 {
				j.Pairs = append(j.Pairs, place[p])
			}
		}
		out.Threads = append(out.Threads, j)
	}
	for i, u := range v.Result.Set.Units {
		if v.Only != nil && !v.Only[i] {
			continue
		}
		st := &v.Result.Status[i]
		out.Status = append(
			out.Status,
			jsonStatus{u.ID, v.Result.Set.Groups[u.Group].Name, v.ids(st.TakesUp), v.ids(st.TakenUpBy),
				v.Result.Set.Groups[st.First].Name, v.Result.Set.Groups[st.Last].Name},
		)
	}
	for _, c := range v.Result.Citations {
		j := jsonCitation{
			Unit:      v.id(c.Later),
			Phrase:    c.Phrase,
			Paragraph: c.Paragraph,
			Item:      c.Item,
			Offset:    c.Offset,
			Why:       c.Why,
		}
		if c.Group >= 0 {
			j.Meeting = v.Result.Set.Groups[c.Group].Name
		}
		if c.Earlier >= 0 {
			j.Earlier = v.id(c.Earlier)
		}
		out.Citations = append(out.Citations, j)
	}
	e := json.NewEncoder(w)
	e.SetIndent("", " ")
	e.SetEscapeHTML(false)
	return e.Encode(out)
}

func (v *View) ids(units []int) []string {
	out := make([]string, len(units))
	for i, u := range units {
		out[i] = v.id(u)
	}
	return out
}

func alike(ss []reuse.Synonyms) []jsonSynonyms {
	var out []jsonSynonyms
	for _, s := range ss {
		out = append(out, jsonSynonyms(s))
	}
	return out
}

func jsonPhrases(ps []reuse.Phrase) []jsonPhrase {
	out := make([]jsonPhrase, len(ps))
	for i, p := range ps {
		out[i] = jsonPhrase{p.Text, p.Bits}
	}
	return out
}
