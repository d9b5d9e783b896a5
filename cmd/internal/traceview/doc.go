// Package traceview prints what a trace found: pairs, threads, all about one unit, the status of every unit. Each
// view is a table for reading, rows for scripts, JSON with all evidence, or a workbook.
package traceview
