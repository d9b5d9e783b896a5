package store

import "testing"

// The sum by which files of the present version are known is that of the files which the steps up to it make.
func TestPresentShape(t *testing.T) {
	t.Parallel()
	all, err := wanted(Version())
	if err != nil {
		t.Fatal(err)
	}
	if sum := shapeSum(all); sum != presentShape {
		t.Errorf("the schema has changed: presentShape is %q now", sum)
	}
}
