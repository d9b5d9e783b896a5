package pdf

import (
	"math"

	"github.com/reprise-wording/reprise/corpus/read/internal/page"
)

// The parts of a mast-head stand side by side: the name of the body in large letters, and beside it, in small ones,
// the distribution, the date and the language. They are lines of their own, and the lines of one part follow one
// another however those beside them stand.
const (
	mastHead  = 25  // lines that a mast-head may take
	farApart  = 5.0 // letter sizes between parts that are no one line
	nearApart = 1.5 // so many are enough between parts in letters of other sizes
	larger    = 1.3 // times the size: letters of another size
	stacked   = 1.6 // letter sizes from line to line of one part, at most
)

// partsMeet reports whether two neighbours on a line of a mast-head are two parts of it.
func partsMeet(left, right *segment) bool {
	gap, size := right.left-left.right, right.size()
	return gap > farApart*size || gap > nearApart*size && sizesDiffer(left.size(), size)
}

func sizesDiffer(a, b float64) bool { return max(a, b) > larger*min(a, b) }

// gatherParts puts the lines of each part of a mast-head that is set in large letters together, as a column of their
// own: what stands right of them, in smaller letters, comes behind the last.
func gatherParts(lines []page.Line) {
	column := 0
	for _, l := range lines {
		column = max(column, l.Column)
	}
	for i := 0; i < min(len(lines), mastHead); i++ {
		last, beside := i, false
		for k := i + 1; k < min(len(lines), i+mastHead); k++ {
			if goesBelow(lines[last], lines[k]) {
				last++
				l := lines[k]
				copy(lines[last+1:k+1], lines[last:k])
				lines[last] = l
				continue
			}
			if !standsBeside(lines[i], lines[k]) {
				break
			}
			beside = true
		}
		if beside && last > i {
			column++
			for k := i; k <= last; k++ {
				lines[k].Column = column
			}
		}
		i = last
	}
}

// goesBelow reports whether a line goes on the part of another: right below it and set alike.
func goesBelow(a, b page.Line) bool {
	return math.Abs(a.Left-b.Left) < 0.5*a.Size && a.Bold == b.Bold && !sizesDiffer(a.Size, b.Size) &&
		b.Top > a.Top && b.Top-a.Top < stacked*a.Size && a.Furniture == "" && b.Furniture == ""
}

// standsBeside reports whether a line stands right of another part, in smaller letters.
func standsBeside(part, l page.Line) bool {
	return l.Left > part.Left+part.Size && l.Size < part.Size && sizesDiffer(part.Size, l.Size)
}
