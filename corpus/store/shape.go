package store

import (
	"cmp"
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"sync"
)

// An object is a table, index, view or trigger of a file, as its schema has it.
type object struct{ kind, name, sql string }

// checkSchema refuses a file of ours that is not built as one of its version is: a trigger, a view or a table more,
// or one that was changed, could make a query do or say something else.
func (s *Store) checkSchema(ctx context.Context, c *sql.Conn, version int) error {
	have, err := objects(ctx, c)
	if err != nil {
		return err
	}
	if version == Version() && shapeSum(have) == presentShape {
		return nil
	}
	want, err := wanted(version)
	if err != nil {
		return err
	}
	if slices.Equal(have, want) {
		return nil
	}
	for _, o := range have {
		if !slices.Contains(want, o) {
			return &NotStoreError{
				s.path,
				fmt.Sprintf("has a %s %q that a corpus file has not; restore a copy of it", o.kind, o.name),
			}
		}
	}
	return &NotStoreError{s.path, damaged}
}

// presentShape is the sum of what a file of the present version is made of: a file that fits it need not be compared
// with one that is made anew.
const presentShape = "bd69716384a4f7a23c8d8fd3272c50a0b2ff326f11767e314a9def2b1aa15bf7"

// shapeSum adds up what a file is made of.
func shapeSum(all []object) string {
	h := sha256.New()
	for _, o := range all {
		fmt.Fprintf(h, "%q %q %q\n", o.kind, o.name, o.sql)
	}
	return hex.EncodeToString(h.Sum(nil))
}

// objects lists what a file is made of. Statistics, which ANALYZE keeps, change nothing but how fast it is.
func objects(ctx context.Context, c *sql.Conn) ([]object, error) {
	rows, err := c.QueryContext(ctx, "SELECT type, name, coalesce(sql, '') FROM sqlite_schema")
	if err != nil {
		return nil, err
	}
	all, err := gather(rows, func(r *sql.Rows) (o object, err error) {
		err = r.Scan(&o.kind, &o.name, &o.sql)
		return o, err
	})
	all = slices.DeleteFunc(all, func(o object) bool { return strings.HasPrefix(o.name, "sqlite_stat") })
	slices.SortFunc(all, func(a, b object) int { return cmp.Compare(a.name, b.name) })
	return all, err
}

var shapes struct {
	sync.Mutex
	of map[int][]object
}

// wanted lists what a file of a version is made of: what the steps up to that version make in memory.
func wanted(version int) ([]object, error) {
	shapes.Lock()
	defer shapes.Unlock()
	if list := shapes.of[version]; list != nil {
		return list, nil
	}
	db, err := sql.Open("sqlite", "file::memory:")
	if err != nil {
		return nil, err
	}
	defer db.Close()
	ctx := context.Background()
	c, err := db.Conn(ctx)
	if err != nil {
		return nil, err
	}
	defer c.Close()
	if err := migrate(ctx, c, 0, version); err != nil {
		return nil, err
	}
	list, err := objects(ctx, c)
	if err == nil {
		if shapes.of == nil {
			shapes.of = map[int][]object{}
		}
		shapes.of[version] = list
	}
	return list, err
}
