package corpus

// NotesOf gives of each block with marks the note that each of them refers to, nil where there is none: the first
// note behind the block that has the marker and no mark yet, else the first before it. Marks inside notes are left out.
func (d *Document) NotesOf() map[*Block][]*Block {
	type queue struct{ behind, before []int } // places of notes with one marker that no mark has yet
	open := map[string]*queue{}
	for i, b := range d.Blocks {
		if b.Kind == Note {
			if open[b.Label] == nil {
				open[b.Label] = &queue{}
			}
			open[b.Label].behind = append(open[b.Label].behind, i)
		}
	}
	out := map[*Block][]*Block{}
	for i, b := range d.Blocks {
		if b.Kind == Note || len(b.Marks) == 0 {
			continue
		}
		out[b] = make([]*Block, len(b.Marks))
		for k, m := range b.Marks {
			q := open[m.Marker]
			if q == nil {
				continue
			}
			for len(q.behind) > 0 && q.behind[0] < i {
				q.before, q.behind = append(q.before, q.behind[0]), q.behind[1:]
			}
			from := &q.behind
			if len(*from) == 0 {
				from = &q.before
			}
			if len(*from) > 0 {
				out[b][k] = d.Blocks[(*from)[0]]
				*from = (*from)[1:]
			}
		}
	}
	return out
}
