package load_test

import (
	"context"
	"io"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/cmd/internal/console"
	"github.com/reprise-wording/reprise/cmd/internal/load"
	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/read"
)

func TestBuiltIn(t *testing.T) {
	t.Parallel()
	c, err := load.Corpus(context.Background(), &console.Console{Err: io.Discard}, nil, read.Options{})
	if err != nil || len(c.Papers) != 1 || len(c.Languages()) != 2 {
		t.Fatalf("%+v, %v", c, err)
	}
	source, target, err := load.Pair(c)
	if err != nil || source.Language != language.French || target.Language != language.English {
		t.Fatalf("%v, %v, %v", source, target, err)
	}
	for i, u := range source.Units() {
		if twin := target.Units()[i]; twin.Ref != u.Ref {
			t.Fatalf("unit %d is %s in French and %s in English", i, u.Ref, twin.Ref)
		}
	}
	if _, _, err := c.Lookup(corpus.MustRef("VIII.1(c)"), language.French); err != nil {
		t.Error(err)
	}
}

func TestMissingFile(t *testing.T) {
	t.Parallel()
	if _, err := load.Corpus(context.Background(), &console.Console{
		Err: io.Discard,
	}, []string{"no-such-file.md"}, read.Options{}); err == nil || !strings.Contains(err.Error(), "no-such-file.md") {
		t.Errorf("%v", err)
	}
}
