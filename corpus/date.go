package corpus

import (
	"fmt"
	"strconv"
	"strings"
)

// A Date is a day of the calendar, or less where a paper says less: Month and Day are 0 where unsaid.
type Date struct{ Year, Month, Day int }

// IsZero reports whether nothing is known.
func (d Date) IsZero() bool { return d == Date{} }

// String prints ISO 8601, as far as is known: 2019-08-07, 2019-08, 2019.
func (d Date) String() string {
	switch {
	case d.Year == 0:
		return ""
	case d.Month == 0:
		return fmt.Sprintf("%04d", d.Year)
	case d.Day == 0:
		return fmt.Sprintf("%04d-%02d", d.Year, d.Month)
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

// Before reports whether d is earlier than e; unsaid parts count as the earliest.
func (d Date) Before(e Date) bool {
	return d.Year*10000+d.Month*100+d.Day < e.Year*10000+e.Month*100+e.Day
}

// Compare is -1 where d is before e, 1 where e is before d, else 0.
func (d Date) Compare(e Date) int {
	switch {
	case d.Before(e):
		return -1
	case e.Before(d):
		return 1
	}
	return 0
}

// MarshalText prints the date as String does.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads what MarshalText prints.
func (d *Date) UnmarshalText(b []byte) error {
	var out Date
	if len(b) > 0 {
		for i, part := range strings.Split(string(b), "-") {
			n, err := strconv.Atoi(part)
			if err != nil || n < 1 || i > 2 {
				return fmt.Errorf("corpus: %q is not a date such as 2019-08-07", b)
			}
			*[]*int{&out.Year, &out.Month, &out.Day}[i] = n
		}
	}
	if out.Month > 12 || out.Day > 31 {
		return fmt.Errorf("corpus: %q is not a date such as 2019-08-07", b)
	}
	*d = out
	return nil
}

// A Period is the days from Start to End, both included; End is Start where it is one day.
type Period struct{ Start, End Date }

// IsZero reports whether nothing is known.
func (p Period) IsZero() bool { return p == Period{} }

// String prints ISO 8601: 2018-10-10, or 2014-12-01/2014-12-14.
func (p Period) String() string {
	if p.End.IsZero() || p.End == p.Start {
		return p.Start.String()
	}
	return p.Start.String() + "/" + p.End.String()
}

// MarshalText prints the period as String does.
func (p Period) MarshalText() ([]byte, error) { return []byte(p.String()), nil }

// UnmarshalText reads what MarshalText prints.
func (p *Period) UnmarshalText(b []byte) error {
	start, end, several := strings.Cut(string(b), "/")
	var out Period
	if err := out.Start.UnmarshalText([]byte(start)); err != nil {
		return err
	}
	out.End = out.Start
	if several {
		if err := out.End.UnmarshalText([]byte(end)); err != nil {
			return err
		}
	}
	*p = out
	return nil
}
