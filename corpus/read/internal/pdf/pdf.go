package pdf

import (
	"errors"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
)

func Lines(data []byte) ([]flow.Line, []corpus.Warning, error) { return nil, nil, errors.New("todo") }
