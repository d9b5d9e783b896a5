package flow

import (
	"strconv"
	"strings"

	"github.com/reprise-wording/reprise/corpus/lang/lazyregexp"
)

// maxScalar is how many lines a value in quotation marks may take.
const maxScalar = 6

// Scalar is the value of a key of a YAML head: without its quotation marks, in double ones with the escapes resolved,
// with the lines that it goes on in. rest are the lines behind it.
func Scalar(value string, rest func(i int) string) string {
	value = strings.TrimSpace(value)
	if len(value) < 2 || value[0] != '"' {
		return unquoted(strings.TrimSpace(foldedBlock.ReplaceAllString(value, "") + indented(value, rest)))
	}
	for i := 0; i < maxScalar && !closed(value); i++ {
		next := strings.TrimSpace(rest(i))
		if next == "" {
			break
		}
		if head, ok := strings.CutSuffix(value, `\`); ok { // no space is meant but one that is escaped
			value = head + strings.TrimPrefix(next, `\`)
		} else {
			value += " " + next
		}
	}
	value = strings.NewReplacer(`\_`, " ", `\ `, " ", `\/`, "/", `\N`, " ").Replace(value)
	if s, err := strconv.Unquote(value); err == nil {
		return strings.TrimSpace(s)
	}
	return strings.Trim(value, `"'`)
}

// unquoted is a value without the single quotation marks around it; those of its words stay.
func unquoted(value string) string {
	if len(value) < 2 || value[0] != '\'' || value[len(value)-1] != '\'' {
		return value
	}
	return strings.ReplaceAll(value[1:len(value)-1], "''", "'")
}

// foldedBlock is the sign of a value that stands in the lines below it.
var foldedBlock = lazyregexp.New(`^[|>][+-]?$`)

// indented is the words of the indented lines below a plain value.
func indented(value string, rest func(i int) string) string {
	var b strings.Builder
	for i := 0; i < maxScalar && value != ""; i++ {
		next := rest(i)
		words := strings.TrimSpace(next)
		if words == "" || next[0] != ' ' && next[0] != '\t' || strings.HasPrefix(words, "- ") {
			break
		}
		b.WriteString(" " + words)
	}
	return b.String()
}

// closed reports whether a value ends with the quotation mark that it began with.
func closed(s string) bool {
	return len(s) > 1 && strings.HasSuffix(s, `"`) && !strings.HasSuffix(s, `\"`)
}
