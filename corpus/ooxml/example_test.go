package ooxml_test

import (
	"fmt"

	"github.com/reprise-wording/reprise/corpus/ooxml"
)

func ExampleParse() {
	t, err := ooxml.Parse([]byte(
		`<w:p xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:r><w:t>a &amp; b</w:t></w:r></w:p>`,
	))
	if err != nil {
		panic(err)
	}
	for n := range t.Root.All() {
		if n.Name == "w:t" {
			fmt.Println(n.Text())
		}
	}
	// Output: a & b
}

func ExampleResolveChanges() {
	t, err := ooxml.Parse([]byte(`<w:p xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">` +
		`<w:ins w:id="1"><w:r><w:t>new</w:t></w:r></w:ins></w:p>`))
	if err != nil {
		panic(err)
	}
	fmt.Println(ooxml.ResolveChanges(t, t.Root, true))
	fmt.Println(string(t.Bytes()))
	// Output:
	// 1
	// <w:p xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:r><w:t>new</w:t></w:r></w:p>
}
