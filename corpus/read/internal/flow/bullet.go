package flow

import "github.com/reprise-wording/reprise/corpus/lang/lazyregexp"

// Bullets are the signs that stand nowhere but before an item of a list.
const Bullets = "•‣▪●◦○◆❖■□➢►✓✔☐☑☒¬"

// CloseDash is a dash with the words right behind it, as some papers set it before an item; its group is the dash.
var CloseDash = lazyregexp.New(`^([-–—])\p{Lu}\p{L}`)
