// Package pins keeps what a person decided about the results of the aligners: that one unit does or does not take up
// another, which sentences of a unit belong together, and which alarms of the translation check are right. Trace and
// align honour the decisions on the next run, and what they touch is marked as done by hand.
//
// A pins file is text, one decision a line, tab-separated, sorted, so that it can be kept under version control,
// merged and mended by hand:
//
//	pair	I.11(b)	V.35	confirmed
//	pair	I.3	II.4	rejected
//	bead	fr-en	I.6	1	1,2	A. Reviser	2026-11-29T10:31:00Z
//	alarm	fr-en	V.39	negation	-	not	rejected
//
// The sentences of a bead are counted from 1; - stands for none. All beads of a unit stand in the file, or none. An
// alarm names its kind and the words of both languages, - for none. Who decided, and when, may stand behind each line.
// Empty lines and lines that begin with # are skipped.
package pins
