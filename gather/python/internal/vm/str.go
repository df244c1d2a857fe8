package vm

// Len returns the number of code points.
func (s *Str) Len() int { panic("skeleton") }

// AsStr returns the text of a str or of an instance of a subclass.
func AsStr(v Value) (string, bool) {
	s, ok := Underlying(v).(*Str)
	if !ok {
		return "", false
	}
	return s.V, true
}
