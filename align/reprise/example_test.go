package reprise_test

import (
	"context"
	"fmt"

	"github.com/reprise-wording/reprise/align/reprise"
)

const earlier = `# Second meeting, Vienna, 27 January 2010

1. States parties should keep a register of vessels that is open to the public.

2. The secretariat should report to the next meeting.
`

const later = `# Third meeting, Vienna, 10 October 2011

1. States parties shall keep a register of fishing vessels that is open to the public.

2. Donors are invited to contribute to the trust fund.
`

func read(name, text string) *reprise.Document {
	d, err := reprise.ReadBytes(name, []byte(text))
	if err != nil {
		panic(err)
	}
	return d
}

func ExampleCompare() {
	a, b := read("a.en.md", earlier), read("b.en.md", later)
	changes, err := reprise.Compare(context.Background(), a, b)
	if err != nil {
		panic(err)
	}
	for _, c := range changes {
		fmt.Printf("%s: %q %s -> %q %s\n", c.Kind, c.Out.Text, c.Out.Ref, c.In.Text, c.In.Ref)
	}
	// Output:
	// force: "should" II.1 -> "shall" III.1
	// wording: "" II.1 -> "fishing" III.1
	// force: "The secretariat should report" II.2 -> "Donors are invited to contribute" III.2
	// wording: "next meeting" II.2 -> "trust fund" III.2
}

func ExampleTrace() {
	found, err := reprise.Trace(context.Background(), read("a.en.md", earlier), read("b.en.md", later))
	if err != nil {
		panic(err)
	}
	for _, r := range found {
		if r.Score > 0.5 {
			fmt.Printf("%s %s %s\n", r.Later.Ref, r.Relation, r.Earlier.Ref)
		}
	}
	// Output:
	// III.1 amended II.1
}

func ExampleAlign() {
	en := read("a.en.md", "# Draft\n\n1. States should keep a register. They should publish it.\n")
	fr := read("a.fr.md", "# Projet\n\n1. Les États devraient tenir un registre. Ils devraient le publier.\n")
	pairs, err := reprise.Align(context.Background(), en, fr)
	if err != nil {
		panic(err)
	}
	for _, p := range pairs {
		fmt.Printf("%s: %s | %s\n", p.Source.Ref, p.Source.Text, p.Target.Text)
	}
	// Output:
	// h1: Draft | Projet
	// 1: States should keep a register. | Les États devraient tenir un registre.
	// 1: They should publish it. | Ils devraient le publier.
}
