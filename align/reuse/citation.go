package reuse

// A Citation is a reference of a unit to an earlier paper, meeting, paragraph or recommendation.
type Citation struct {
	Later     int    // the unit that refers
	Language  int    // index into the set's Languages: where the phrase was found first
	Phrase    string // the referring words as they stand
	Group     int    // index of the group referred to, -1 where it can't be told
	Paragraph int    // number referred to, 0 where none is named
	Offset    int    // paragraph of the report less number in the set, as inferred
	Earlier   int    // the unit referred to, -1 where it can't be told
	Why       string // the evidence of the resolution, or what is missing for it
}
