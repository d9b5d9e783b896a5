// Package terms knows the words that official papers use for their own structure: dates, ordinals, names of
// sessions and parts, the opening words of recitals and operative paragraphs, and the short fixed lines of a
// letterhead.
//
// All words are data: data/LANG/paper.tsv of package lang, whose English file states the syntax. English, French
// and Spanish are covered whole; Arabic, Chinese, Dutch, German, Italian, Portuguese and Russian as far as the
// labels, dates and headings of their papers need. A text is not asked for its language: papers quote one language
// in another, so every table is tried, except where a function takes a language, which narrows the search.
//
//   - [FindDates] and [AllDates] read days, stretches of days, months and years.
//   - [Ordinal], [FindSession] and [Session] read numbers in words, composed by their parts (seventy + third).
//   - [Part] reads the head of a heading: "Decision 15/CP.22", "Annexe II", "第五条".
//   - [OpensRecital], [OpensOperative] and [EnactingBody] tell the paragraphs of a resolution by their first words.
//   - [Is], [LanguageName] and [MeetingWord] tell short fixed lines and words.
//
// Everything looks at a bounded stretch from each place of a text, so that the time is linear in its length.
//
// In Chinese the same verbs open recitals and operative paragraphs, so that both functions may answer Strong; what
// ends the paragraph, and where it stands, has to decide.
//
// Limits: a date without a year is no date; dates written in words ("the twelfth of May two thousand") and
// calendars other than the Gregorian are not read. Of 04/05/2020 the day is taken to come first, and
// [Span.Ambiguous] says that this is a guess.
package terms
