package read

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/lang"
)

// monthNames are the names of the months in the languages that papers come in, folded; a paper in one may quote another.
var monthNames = []string{
	"janvier january enero janeiro gennaio januar января",
	"fevrier february febrero fevereiro febbraio februar февраля",
	"mars march marzo marco marz марта",
	"avril april abril aprile апреля",
	"mai may mayo maio maggio мая",
	"juin june junio junho giugno juni июня",
	"juillet july julio julho luglio juli июля",
	"aout august agosto августа",
	"septembre september septiembre setembro settembre сентября",
	"octobre october octubre outubro ottobre oktober октября",
	"novembre november noviembre novembro ноября",
	"decembre december diciembre dezembro dicembre dezember декабря",
}

var months = func() map[string]int {
	m := map[string]int{}
	for i, names := range monthNames {
		for _, n := range strings.Fields(names) {
			m[lang.FoldAll.Key(n)] = i + 1
		}
	}
	return m
}()

const (
	accented = `f[ée]vrier|ao[uû]t|d[ée]cembre|mar[cç]o|m[aä]rz`
	dayPat   = `([0-9]{1,2})(?:er|st|nd|rd|th|º|\.)?`
	ofPat    = `\s+(?:de\s+)?` // "6 de septiembre de 2017"
	joinPat  = `\s*(?:[-–—,/&]|\b(?:et|and|au|to|through|until|al|y|e|a|bis|und)\b|à|по)\s*(?:(?:le|the|du|el|de)\s+)?`
)

// monthPat is any name of a month, the longer ones first.
var monthPat = func() string {
	names := strings.Split(accented, "|")
	for _, of := range monthNames {
		names = append(names, strings.Fields(of)...)
	}
	slices.SortFunc(names, func(a, b string) int { return cmp.Or(len(b)-len(a), strings.Compare(a, b)) })
	return "(" + strings.Join(slices.Compact(names), "|") + ")"
}()

var (
	dayMonth = regexp.MustCompile(`(?i)\b` + dayPat + `(?:` + ofPat + monthPat + `(?:,?` + ofPat + `([0-9]{4}))?)?(?:` + joinPat + dayPat + `)*` + ofPat + monthPat + `,?` + ofPat + `([0-9]{4})\b`)
	monthDay = regexp.MustCompile(`(?i)\b` + monthPat + `\s+` + dayPat + `(?:` + joinPat + `(?:` + monthPat + `\s+)?` + dayPat + `)?,\s+([0-9]{4})\b`)
	yearOnly = regexp.MustCompile(`(?i)(?:` + monthPat + ofPat + `)?\b((?:19|20)[0-9]{2})\b`)
)

// A span is a stretch of days as a text states it.
type span struct {
	start, end corpus.Date
	from, to   int // bytes of the text
}

// findDates finds the first date or stretch of dates in a text: "14 et 15 avril 2009", "from 30 September to 2 October
// 2013", "October 10-12, 2011".
func findDates(text string) (span, bool) {
	if m := dayMonth.FindStringSubmatchIndex(text); m != nil {
		g := groups(text, m)
		end := corpus.Date{Year: num(g[6]), Month: month(g[5]), Day: num(g[1])}
		start := end
		if g[4] != "" {
			end.Day = num(g[4])
		}
		if g[2] != "" {
			start.Month = month(g[2])
		}
		if g[3] != "" {
			start.Year = num(g[3])
		} else if start.Month > end.Month {
			start.Year--
		}
		if valid(start) && valid(end) {
			return span{start, end, m[0], m[1]}, true
		}
	}
	if m := monthDay.FindStringSubmatchIndex(text); m != nil {
		g := groups(text, m)
		start := corpus.Date{Year: num(g[5]), Month: month(g[1]), Day: num(g[2])}
		end := start
		if g[4] != "" {
			end.Day = num(g[4])
		}
		if g[3] != "" {
			end.Month = month(g[3])
		}
		if valid(start) && valid(end) {
			return span{start, end, m[0], m[1]}, true
		}
	}
	return span{}, false
}

// findYear finds a year, with its month where that stands before it.
func findYear(text string) (span, bool) {
	m := yearOnly.FindStringSubmatchIndex(text)
	if m == nil {
		return span{}, false
	}
	g := groups(text, m)
	d := corpus.Date{Year: num(g[2]), Month: month(g[1])}
	return span{d, d, m[0], m[1]}, true
}

func groups(s string, m []int) []string {
	out := make([]string, len(m)/2)
	for i := range out {
		if m[2*i] >= 0 {
			out[i] = s[m[2*i]:m[2*i+1]]
		}
	}
	return out
}

func num(s string) int   { n, _ := strconv.Atoi(s); return n }
func month(s string) int { return months[lang.FoldAll.Key(s)] }
func valid(d corpus.Date) bool {
	return d.Year >= 1 && d.Month >= 1 && d.Month <= 12 && d.Day >= 1 && d.Day <= 31
}

var placeBefore = regexp.MustCompile(`(?:\b(?:[Tt]enue?s?|[Hh]eld|[Cc]onvened|réunie?s?|siégeant|[Cc]elebradas?)\s+(?:à|au|aux|en|in|at)\s+|[(,–—]\s*|^\s*)([\p{Lu}][^,;:()]{1,60}?(?:\s\([^()]{1,40}\))?)\s*,?\s*(?:\b(?:le|les|du|on|from|de|del|el)\s*)?$`)

// placeOf is the place that stands before the dates: "held in Vienna on", "Vienne, ".
func placeOf(before string) string {
	m := placeBefore.FindStringSubmatch(before)
	if m == nil {
		return ""
	}
	return strings.TrimSpace(m[1])
}
