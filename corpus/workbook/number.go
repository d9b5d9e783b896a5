package workbook

import (
	"encoding/xml"
	"math"
	"strconv"
	"strings"
	"time"
)

// formats reads which styles show a number as a date.
func (r *reader) formats(main string) error {
	name, err := r.related(main, "/styles")
	if err != nil {
		return nil // numbers only
	}
	own := map[int]bool{} // formats of the workbook, by number
	inCells := false
	return r.part(name, func(_ *xml.Decoder, e xml.StartElement) error {
		switch e.Name.Local {
		case "numFmt":
			if id, err := strconv.Atoi(attr(e, "numFmtId")); err == nil {
				own[id] = isDate(attr(e, "formatCode"))
			}
		case "cellXfs":
			inCells = true
		case "cellStyleXfs", "cellStyles", "dxfs":
			inCells = false
		case "xf":
			if inCells {
				id, _ := strconv.Atoi(attr(e, "numFmtId"))
				r.dates = append(r.dates, own[id] || builtInDate(id))
			}
		}
		return nil
	})
}

// builtInDate reports whether a format that needs no definition is one of dates or times (ECMA-376, part 1, 18.8.30).
func builtInDate(id int) bool {
	return id >= 14 && id <= 22 || id >= 27 && id <= 36 || id >= 45 && id <= 47 || id >= 50 && id <= 58
}

// isDate reports whether a format has a letter for years, months, days, hours or seconds outside of quoted words,
// colours and conditions.
func isDate(code string) bool {
	quoted, bracket := false, false
	for i := 0; i < len(code); i++ {
		switch c := code[i]; {
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '\\' || c == '_' || c == '*':
			i++
		case c == '[':
			bracket = true
		case c == ']':
			bracket = false
		case !bracket && strings.IndexByte("yYmMdDhHsS", c) >= 0:
			return true
		}
	}
	return false
}

// exact is how many digits of a number are exact.
const exact = 15

// number is a number as text, as a date where its style shows it as one.
func (r *reader) number(s string, style int) string {
	f, err := strconv.ParseFloat(s, 64)
	if err != nil {
		return s
	}
	if style >= 0 && style < len(r.dates) && r.dates[style] && f >= 0 && f < 2958466 { // up to the year 9999
		return r.date(f)
	}
	if f, err = strconv.ParseFloat(strconv.FormatFloat(f, 'g', exact, 64), 64); err != nil {
		return s
	}
	return strconv.FormatFloat(f, 'f', -1, 64)
}

// date is the date of a number of days, the time of a part of a day, or both.
func (r *reader) date(days float64) string {
	whole, part := math.Modf(days)
	seconds := time.Duration(math.Round(part*24*60*60)) * time.Second
	day := time.Date(1899, time.December, 30, 0, 0, 0, 0, time.UTC)
	switch {
	case r.from04:
		day = time.Date(1904, time.January, 1, 0, 0, 0, 0, time.UTC)
	case whole < 61:
		day = day.AddDate(0, 0, 1) // the format has a 29 February 1900
	}
	at := day.AddDate(0, 0, int(whole)).Add(seconds)
	switch {
	case seconds == 0:
		return at.Format(time.DateOnly)
	case whole == 0:
		return at.Format(time.TimeOnly)
	}
	return at.Format(time.DateTime)
}
