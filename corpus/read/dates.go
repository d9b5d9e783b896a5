package read

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/lang"
)

// Month names of the two languages, folded; a paper in one may quote the other.
var months = func() map[string]int {
	m := map[string]int{}
	for i, names := range []string{"janvier january", "fevrier february", "mars march", "avril april", "mai may", "juin june",
		"juillet july", "aout august", "septembre september", "octobre october", "novembre november", "decembre december"} {
		for _, n := range strings.Fields(names) {
			m[n] = i + 1
		}
	}
	return m
}()

const (
	monthPat = `(janvier|january|f[ée]vrier|february|mars|march|avril|april|mai|may|juin|june|juillet|july|ao[uû]t|august|septembre|september|octobre|october|novembre|november|d[ée]cembre|december)`
	dayPat   = `([0-9]{1,2})(?:er|st|nd|rd|th)?`
	joinPat  = `\s*(?:[-–—,/&]|\bet\b|\band\b|\bau\b|\bto\b|\bà\b|\bthrough\b|\buntil\b)\s*(?:(?:le|the|du)\s+)?`
)

var (
	dayMonth = regexp.MustCompile(`(?i)\b` + dayPat + `(?:\s+` + monthPat + `(?:,?\s+([0-9]{4}))?)?(?:` + joinPat + dayPat + `)*\s+` + monthPat + `,?\s+([0-9]{4})\b`)
	monthDay = regexp.MustCompile(`(?i)\b` + monthPat + `\s+` + dayPat + `(?:` + joinPat + `(?:` + monthPat + `\s+)?` + dayPat + `)?,\s+([0-9]{4})\b`)
	yearOnly = regexp.MustCompile(`(?i)(?:` + monthPat + `\s+)?\b((?:19|20)[0-9]{2})\b`)
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

func num(s string) int         { n, _ := strconv.Atoi(s); return n }
func month(s string) int       { return months[lang.FoldAll.Key(s)] }
func valid(d corpus.Date) bool { return d.Month >= 1 && d.Month <= 12 && d.Day >= 1 && d.Day <= 31 }

var placeBefore = regexp.MustCompile(`(?:\b(?:[Tt]enue?s?|[Hh]eld|[Cc]onvened|réunie?s?|siégeant)\s+(?:à|au|aux|en|in|at)\s+|[(,–—]\s*|^\s*)([\p{Lu}][^,;:()]{1,60}?(?:\s\([^()]{1,40}\))?)\s*,?\s*(?:\b(?:le|les|du|on|from|de)\s*)?$`)

// placeOf is the place that stands before the dates: "held in Vienna on", "Vienne, ".
func placeOf(before string) string {
	m := placeBefore.FindStringSubmatch(before)
	if m == nil {
		return ""
	}
	return strings.TrimSpace(m[1])
}
