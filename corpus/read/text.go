package read

// Text decodes a text file as [File] does: by its byte order mark, else UTF-8, else by what its bytes look like. The
// warning says what was guessed, empty if nothing was.
func Text(name string, data []byte) (text, warning string, err error) {
	d, err := decode(name, data, false)
	return d.text, d.warning, err
}
