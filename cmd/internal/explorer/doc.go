// Package explorer serves the report of a corpus to the browser of the person who started it, and takes what a report
// file can't: a document to trace against the corpus, decisions about pairs and beads. Decisions are kept in a pins
// file.
//
// The server is for one person on one machine. It listens on a loopback address only, answers only requests whose
// Host is that address (so that no name of another site can be made to point at it) and whose path begins with a
// random word that only who started it knows (other users of the machine reach the address too), refuses requests
// from other origins (net/http's CrossOriginProtection), limits the size of what it reads and the time for reading
// and writing, and sends a content security policy under which no script but its own runs.
//
// A decision is added to those that are kept by then ([Keeper]), under a lock, so that several servers, and other
// commands, may keep decisions in one place.
package explorer
