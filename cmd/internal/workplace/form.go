package workplace

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/reprise-wording/reprise/cmd/internal/load"
)

// receive writes the files of a form into the folder under their names, of which the second of a kind goes into a
// folder of its own, and says what came for which field, as paths relative to the folder.
func receive(w http.ResponseWriter, r *http.Request, t task, folder string) (in input, names []string, err error) {
	r.Body = http.MaxBytesReader(w, r.Body, mostBytes)
	parts, err := r.MultipartReader()
	if err != nil {
		return in, nil, err
	}
	in.files = map[string][]string{}
	for {
		part, err := parts.NextPart()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return in, nil, err
		}
		if part.FormName() == "corpus" {
			if in.corpus, err = corpusPath(part); err != nil {
				return in, nil, err
			}
			continue
		}
		if n := part.FileName(); n == "" || load.Hidden(filepath.Base(n)) { // what a folder has beside its papers
			continue
		}
		if len(names) == mostFiles {
			return in, nil, errTooMany
		}
		name := safeName(part.FileName())
		file := name
		taken := func(other string) bool { return strings.EqualFold(name, other) } // as some systems see it
		if slices.ContainsFunc(names, taken) || taken(resultFolder) {
			file = filepath.Join(twinFolder, fmt.Sprint(len(names)+1), name)
		}
		names = append(names, name)
		if err := save(filepath.Join(folder, file), part); err != nil {
			return in, nil, err
		}
		in.files[part.FormName()] = append(in.files[part.FormName()], file)
	}
	for _, f := range t.Fields {
		if len(in.files[f.Name]) == 0 && !f.Optional {
			return in, nil, errMissing
		}
	}
	return in, names, os.MkdirAll(filepath.Join(folder, resultFolder), 0o700)
}

// corpusPath reads the path of a corpus file. It must be whole, since nobody sees in which folder the workplace was
// started.
func corpusPath(r io.Reader) (string, error) {
	b, err := io.ReadAll(io.LimitReader(r, mostField))
	path := strings.TrimSpace(string(b))
	if err != nil || path == "" {
		return "", err
	}
	if rest, ok := strings.CutPrefix(path, "~/"); ok {
		if home, err := os.UserHomeDir(); err == nil {
			path = filepath.Join(home, rest)
		}
	}
	if !filepath.IsAbs(path) {
		return "", errPath
	}
	return filepath.Clean(path), nil
}

func save(path string, from io.Reader) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(f, from)
	return errors.Join(err, f.Close())
}
