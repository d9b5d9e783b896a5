// Package explorer serves the report of a corpus to the browser of the person who started it, and takes what a report file
// can't: a document to trace against the corpus, decisions about pairs and beads. Decisions are kept in a pins file.
//
// The server is for one person on one machine. It listens on a loopback address only, answers only requests whose Host is
// that address (so that no name of another site can be made to point at it), refuses requests from other origins
// (net/http's CrossOriginProtection), limits the size of what it reads, and sends a content security policy under which no
// script but its own runs.
package explorer
