package vm

import "unicode/utf8"

// unicodeError is str() of a UnicodeEncodeError or UnicodeDecodeError with its five arguments: encoding, object, start, end, reason.
func (e *Error) unicodeError(vm *VM) (string, *Error) {
	args := e.Args.Items
	encoding, _ := AsStr(args[0])
	start, _ := AsInt(args[2])
	end, _ := AsInt(args[3])
	reason, _ := AsStr(args[4])
	one := end == start+1
	where := "in position " + itoa(int(start))
	if !one {
		where += "-" + itoa(int(end-1))
	}
	text := "'" + encoding + "' codec can't "
	switch object := Underlying(args[1]).(type) {
	case *Bytes:
		text += "decode bytes "
		if one && int(start) < len(object.V) {
			c := object.V[start]
			text = "'" + encoding + "' codec can't decode byte 0x" + string("0123456789abcdef"[c>>4]) + string("0123456789abcdef"[c&15]) + " "
		}
	case *Str:
		text += "encode characters "
		if one && int(start) < object.Len() {
			r, _ := utf8.DecodeRuneInString(object.V[object.Offset(int(start)):])
			text = "'" + encoding + "' codec can't encode character '" + string(appendEscape(nil, r)) + "' "
		}
	}
	return text + where + ": " + reason, nil
}
