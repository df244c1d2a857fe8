package vm

import "strconv"

// itoa is the decimal form of i.
func itoa(i int) string { return strconv.Itoa(i) }

// FormatFloat is the repr of a float: the shortest decimal number that reads back as f.
func FormatFloat(f float64) string { panic("skeleton") }

// ParseFloat reads a float as float() does; false if text is not one.
func ParseFloat(text string) (float64, bool) { panic("skeleton") }

// ParseInt reads an int as int(text, base) does.
func (vm *VM) ParseInt(text string, base int) (Value, *Error) { panic("skeleton") }
