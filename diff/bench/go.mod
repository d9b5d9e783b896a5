module github.com/reprise-wording/reprise/diff/bench

go 1.26.0

require (
	github.com/aymanbagabas/go-udiff v0.4.1
	github.com/reprise-wording/reprise v0.0.0
	github.com/sergi/go-diff v1.4.0
	golang.org/x/text v0.43.0
	znkr.io/diff v1.0.0
)

require (
	github.com/clipperhouse/uax29/v2 v2.7.0 // indirect
	github.com/kljensen/snowball v0.10.0 // indirect
)

replace github.com/reprise-wording/reprise => ../..
