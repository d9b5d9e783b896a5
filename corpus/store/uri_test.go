package store

import "testing"

// A path is named so that SQLite takes no part of it for a machine, a query or an escape.
func TestURI(t *testing.T) {
	t.Parallel()
	for path, want := range map[string]string{
		"/home/a b/c?.reprise": "file:///home/a%20b/c%3F.reprise",
		"C:/Users/é%/c#1":      "file:///C:/Users/%C3%A9%25/c%231",
		"//server/share/c":     "file:////server/share/c",
	} {
		if got := uri(path); got != want {
			t.Errorf("%s: %s, want %s", path, got, want)
		}
	}
}
