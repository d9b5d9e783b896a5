package lang

// Letterings are the orders in which scripts other than Latin letter the items of lists. Arabic has two.
var Letterings = []string{
	"абвгдежзиклмнопрстуфхцчшщэюя",
	"أبجدهوزحطيكلمنسعفصقرشتثخذضظغ",
	"ابتثجحخدذرزسشصضطظعغفقكلمنهوي",
}
