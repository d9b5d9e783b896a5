package bitext

import (
	"fmt"
	"os"
	"strings"
)

// REPRISE_LEXICONS names a folder of lexicons to take in place of the built-in ones.

// REPRISE_PARAMS="lexical=.6 prior01=-3" tries other parameters.
func init() {
	if dir := os.Getenv("REPRISE_LEXICONS"); dir != "" {
		lexicons = os.DirFS(dir)
	}
	for _, f := range strings.Fields(os.Getenv("REPRISE_PARAMS")) {
		k, v, _ := strings.Cut(f, "=")
		var x float64
		fmt.Sscan(v, &x)
		p := &standard
		switch k {
		case "first":
			p.first = float32(x)
		case "free":
			p.free = float32(x)
		case "close":
			p.close = float32(x)
		case "ff":
			p.literalFree = x
		case "cf":
			p.literalClose = x
		case "null":
			p.nullShare = float32(x)
		case "disc":
			p.discount = float32(x)
		case "sw":
			p.seedWeight = float32(x)
		case "lex":
			p.lexical = x
		case "bal":
			p.balance = x
		case "len":
			p.length = x
		case "s0":
			p.spread0 = x
		case "s1":
			p.spread1 = x
		case "loose":
			p.loose = x
		case "trouble":
			p.trouble = float32(x)
		case "dull":
			p.dull = float32(x)
		case "far":
			p.far = x
		case "lead":
			p.leads[0] = float32(x)
		case "block":
			p.block = x
		case "swap":
			p.swap = x
		case "crossed":
			p.crossed = x
		case "least":
			p.least = float32(x)
		case "edges":
			p.edges = x
		case "onemore":
			p.onemore = x
		case "closing":
			p.closing = x
		case "layout":
			p.layout = float32(x)
		case "shapes":
			p.shapes = x
		case "sdoubt":
			p.shapeDoubt = x
		case "doubt":
			p.edgeDoubt = x
		default:
			if strings.HasPrefix(k, "p") && len(k) == 3 {
				m, n := int(k[1]-'0'), int(k[2]-'0')
				p.prior[m][n], p.prior[n][m] = x, x
				continue
			}
			panic(k)
		}
	}
}
