package read_test

import (
	"testing"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/read"
)

// The number of a resolution, which its heading bears, labels no paragraph.
func TestOwnNumber(t *testing.T) {
	t.Parallel()
	const paper = `<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><statement name="resolution"><meta>
<identification source="#x"><FRBRWork><FRBRthis value="/akn/un/statement/deliberation/unga/2020-12-10/75-900/!main/"/>
<FRBRdate date="2020-12-10" name="adoption"/><FRBRauthor href="ga" as="author"/></FRBRWork></identification></meta>
<coverPage><p><docNumber>A/RES/75/900</docNumber></p></coverPage>
<preface><p><docNumber>75/900.</docNumber> <docTitle>Lamps of the ports</docTitle></p></preface>
<preamble><formula name="enactingFormula"><p>The General Assembly,</p></formula>
<container name="x"><p>Recalling its resolution 74/10 of 1 December 2019,</p></container></preamble>
<mainBody><paragraph><num>1.</num><content><p>Decides to renew the lamps.</p></content></paragraph></mainBody></statement></akomaNtoso>`
	d, err := read.Bytes("lamps.akn", []byte(paper), read.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, u := range d.Units() {
		if u.Label != "1" {
			t.Errorf("a paragraph bears the label %q: %s", u.Label, u.Text)
		}
	}
	if b := d.Blocks[1]; b.Kind != corpus.Text || b.Text != "The General Assembly," {
		t.Errorf("%s %q", b.Kind, b.Text)
	}
}
