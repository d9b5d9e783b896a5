// Package exchange writes alignments for other tools and reads them back.
package exchange
