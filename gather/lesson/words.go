package lesson

// plural chooses the form of a word for a number of things.
func plural(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}
