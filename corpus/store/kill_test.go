//go:build unix

package store_test

import (
	"bufio"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/corpustest"
	"github.com/reprise-wording/reprise/corpus/corpustest/testlevel"
	"github.com/reprise-wording/reprise/corpus/store"
)

// killUnits is how many units each document has that the killed process puts.
const killUnits = 60

const killEnv = "REPRISE_STORE_KILL"

func TestMain(m *testing.M) {
	if path := os.Getenv(writeEnv); path != "" {
		writeForEver(path)
	}
	if path := os.Getenv(killEnv); path != "" {
		putUntilKilled(path)
	}
	os.Exit(m.Run())
}

// putUntilKilled puts document after document, the numbers going on from those that are there, and prints the number
// of each that is committed. Every third time it replaces the one before.
func putUntilKilled(path string) {
	s, err := store.Open(ctx, path, store.Create())
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	list := func(tx *store.Tx) (n int, err error) {
		entries, err := tx.List()
		return len(entries), err
	}
	for round := 0; ; round++ {
		var at int
		err := s.Update(ctx, func(tx *store.Tx) error {
			n, err := list(tx)
			if err != nil {
				return err
			}
			if at = n; round%3 == 2 {
				at = n - 1
			}
			d := numbered(at, round)
			if _, err := tx.Put(d); err != nil {
				return err
			}
			return tx.AddReiterations([]store.Reiteration{{
				Earlier: store.Place{Paper: d.Symbol, Ref: d.Units()[0].Ref},
				Later:   store.Place{Paper: d.Symbol, Ref: d.Units()[1].Ref}, Score: 1, Relation: "verbatim"}})
		})
		if err != nil {
			fmt.Println(err)
			os.Exit(1)
		}
		fmt.Printf("committed %d %d\n", at, round)
	}
}

func numbered(n, round int) *corpus.Document {
	var lines []string
	for i := range killUnits {
		lines = append(
			lines, fmt.Sprintf("I.%d\t%s", i+1, strings.Repeat(fmt.Sprintf("document %d round %d ", n, round), 20)),
		)
	}
	return corpustest.Lines(language.English, fmt.Sprintf("K/%06d", n), lines...)
}

// A process that is killed at any moment loses nothing it said was committed and leaves no half document.
func TestKilledAtAnyMoment(t *testing.T) {
	t.Parallel()
	rounds := testlevel.Tries(20, 100)
	const lanes = 4 // files that are worked on side by side
	var wg sync.WaitGroup
	for lane := range lanes {
		path := filepath.Join(t.TempDir(), fmt.Sprintf("%d.reprise", lane))
		wg.Go(func() {
			rng := rand.New(rand.NewPCG(uint64(lane), 9))
			for range rounds / lanes {
				committed, err := runAndKill(path, time.Duration(rng.IntN(60_000))*time.Microsecond)
				if err != nil {
					t.Error(err)
					return
				}
				if err := checkWhole(path, committed); err != nil {
					t.Error(err)
					return
				}
			}
		})
	}
	wg.Wait()
}

// runAndKill lets this test program put documents and kills it some time after its first commit. It returns the line
// that the last commit printed.
func runAndKill(path string, after time.Duration) (last [2]int, err error) {
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), killEnv+"="+path)
	out, err := cmd.StdoutPipe()
	if err != nil {
		return last, err
	}
	if err := cmd.Start(); err != nil {
		return last, err
	}
	s := bufio.NewScanner(out)
	for first := true; s.Scan(); first = false {
		if _, err := fmt.Sscanf(s.Text(), "committed %d %d", &last[0], &last[1]); err != nil {
			return last, fmt.Errorf("the process says %q", s.Text())
		}
		if first {
			time.AfterFunc(after, func() { cmd.Process.Kill() })
		}
	}
	cmd.Wait() // it was killed
	return last, nil
}

// checkWhole reads everything: every document has all its units, of one round, and its reiteration; the last that was
// said to be committed is there.
func checkWhole(path string, committed [2]int) error {
	s, err := store.Open(ctx, path)
	if err != nil {
		return err
	}
	defer s.Close()
	return s.View(ctx, func(tx *store.Tx) error {
		docs, err := tx.Documents()
		if err != nil {
			return err
		}
		if len(docs) <= committed[0] {
			return fmt.Errorf("document %d was committed, %d are there", committed[0], len(docs))
		}
		for i, d := range docs {
			units := d.Units()
			if len(units) != killUnits {
				return fmt.Errorf("document %d has %d units", i, len(units))
			}
			for _, u := range units {
				if u.Text != units[0].Text {
					return fmt.Errorf("document %d is made of two: %q and %q", i, units[0].Text[:30], u.Text[:30])
				}
			}
		}
		pairs, err := tx.Reiterations()
		if err == nil && len(pairs) != len(docs) {
			err = fmt.Errorf("%d documents and %d reiterations", len(docs), len(pairs))
		}
		return err
	})
}
