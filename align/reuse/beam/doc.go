// Package beam traces a set of units on a cluster, as an Apache Beam pipeline. The pairs are found by the functions
// of package reuse itself, so that they are those of the local engine, score for score.
//
// Blocks of later units are dealt out to the workers. Each worker reads the input once, weighs its words and builds the
// index (reuse.Prepare), and finds the pairs of the blocks it is given (Tracer.Pairs); the pairs are then gathered,
// ranked and written in one place (Tracer.Result). The index is thus in the memory of every worker, and what is
// divided is the search, which takes nearly all of the time. README.md says how to run it and what was measured.
package beam
