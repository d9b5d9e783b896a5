package diff

import (
	"strings"
	"testing"
)

// The full stop at the end of a line that was taken out is not that of the last line of those brought in.
func TestEndMarks(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ a, b, want string }{
		{
			"We keep the list.\nOld members may be excluded by the board.\nScope",
			"We keep the list.\nGuidelines\nA permanent ban from any public talk in our circle.\nScope",
			"We keep the list.\n[-Old members may be excluded by the board.-]{+Guidelines\n" +
				"A permanent ban from any public talk in our circle.+}\nScope",
		},
		{ // it stays with the words that stayed
			"All complaints will be read and answered.\nScope",
			"All complaints will be read promptly.\nLeaders respect the privacy of reporters.\nScope",
			"All complaints will be read [-and answered-]{+promptly+}.\n{+Leaders respect the privacy of reporters.\n+}Scope",
		},
		{ // and ends a line that became another
			"We keep the list.\nOld members may be excluded.\nScope",
			"We keep the list.\nA ban ends with each year.\nScope",
			"We keep the list.\n[-Old members may be excluded-]{+A ban ends with each year+}.\nScope",
		},
	} {
		var got strings.Builder
		s := Texts(c.a, c.b)
		for _, op := range s.Ops {
			sign := map[OpKind][2]string{Delete: {"[-", "-]"}, Insert: {"{+", "+}"}}[op.Kind]
			got.WriteString(sign[0] + s.Text(op) + sign[1])
		}
		if got.String() != c.want {
			t.Errorf("got  %s\nwant %s", got.String(), c.want)
		}
	}
}
