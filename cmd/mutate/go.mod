module github.com/reprise-wording/reprise/cmd/mutate

go 1.26.0
