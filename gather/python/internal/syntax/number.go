package syntax

import (
	"math/big"
	"strconv"
	"strings"
)

// scanNumber reads a number, whose first digit or point is at hand.
func (s *scanner) scanNumber() {
	if s.src[s.pos] == '0' {
		switch s.char(s.pos+1) | 0x20 {
		case 'x':
			s.scanRadix("hexadecimal", isHexDigit)
			return
		case 'o':
			s.scanRadix("octal", func(c byte) bool { return '0' <= c && c <= '7' })
			return
		case 'b':
			s.scanRadix("binary", func(c byte) bool { return c == '0' || c == '1' })
			return
		}
		if s.scanZeros() {
			return
		}
	} else if s.src[s.pos] != '.' {
		s.scanDigits()
	}
	if s.char(s.pos) == '.' {
		s.pos++
		if isDigit(s.char(s.pos)) {
			s.scanDigits()
		}
	}
	if s.char(s.pos)|0x20 == 'e' {
		next := s.char(s.pos + 1)
		if next == '+' || next == '-' {
			if !isDigit(s.char(s.pos + 2)) {
				s.fail(s.pos+2, "invalid decimal literal")
			}
			s.pos++
		} else if !isDigit(next) {
			s.checkNumberEnd("decimal")
			return
		}
		s.pos++
		s.scanDigits()
	}
	if s.char(s.pos)|0x20 == 'j' {
		s.pos++
		s.checkNumberEnd("imaginary")
		return
	}
	s.checkNumberEnd("decimal")
}

// scanZeros reads a decimal number that begins with a zero and reports whether it is the integer 0;
// otherwise more of it follows, for a float or an imaginary number may begin with zeros.
func (s *scanner) scanZeros() bool {
	start := s.pos
	for s.char(s.pos) == '0' || s.char(s.pos) == '_' {
		if s.src[s.pos] == '_' {
			s.pos++
			if !isDigit(s.char(s.pos)) {
				s.fail(s.pos, "invalid decimal literal")
			}
			continue
		}
		s.pos++
	}
	zeros := s.pos
	if isDigit(s.char(s.pos)) {
		s.scanDigits()
	}
	switch s.char(s.pos) | 0x20 {
	case '.' | 0x20, 'j', 'e':
		return false
	}
	if s.pos > zeros {
		first := s.file.Position(uint32(start))
		err := s.errorAt(SyntaxError, zeros,
			"leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers")
		err.Span = Span{uint32(start), uint32(zeros)}
		err.Col, err.EndCol = first.Column+1, err.Col+1
		panic(err)
	}
	s.checkNumberEnd("decimal")
	return true
}

// scanRadix reads the rest of an integer in another base.
func (s *scanner) scanRadix(name string, isDigitOf func(byte) bool) {
	s.pos += 2
	for {
		if s.char(s.pos) == '_' {
			s.pos++
		}
		if !isDigitOf(s.char(s.pos)) {
			s.failDigit(name)
			s.fail(s.pos, "invalid "+name+" literal")
		}
		for isDigitOf(s.char(s.pos)) {
			s.pos++
		}
		if s.char(s.pos) != '_' {
			break
		}
	}
	s.failDigit(name)
	s.checkNumberEnd(name)
}

func (s *scanner) failDigit(name string) {
	if c := s.char(s.pos); isDigit(c) {
		s.fail(s.pos+1, "invalid digit '"+string(c)+"' in "+name+" literal")
	}
}

// scanDigits reads decimal digits, between which there may be single underscores.
func (s *scanner) scanDigits() {
	for {
		for isDigit(s.char(s.pos)) {
			s.pos++
		}
		if s.char(s.pos) != '_' {
			return
		}
		s.pos++
		if !isDigit(s.char(s.pos)) {
			s.fail(s.pos, "invalid decimal literal")
		}
	}
}

// keywordsAfterNumber are what may follow a number without white space; CPython does not look at what follows those
// of two letters that begin with i.
var keywordsAfterNumber = []string{"and", "else", "for", "if", "in", "is", "or", "not"}

func (s *scanner) checkNumberEnd(name string) {
	c := s.char(s.pos)
	if c >= 0x80 || !isNamePart(c) {
		return
	}
	for _, keyword := range keywordsAfterNumber {
		if strings.HasPrefix(s.src[s.pos:], keyword) && (keyword[0] == 'i' || !isNamePart(s.char(s.pos+len(keyword)))) {
			return
		}
	}
	s.fail(s.pos, "invalid "+name+" literal")
}

func isHexDigit(c byte) bool { return isDigit(c) || 'a' <= c|0x20 && c|0x20 <= 'f' }

// maxDecimalDigits is how many digits CPython converts by default, as the conversion takes quadratic time.
const maxDecimalDigits = 4300

// numberValue returns the value of a number literal, or the message of the reason why it has none.
func numberValue(text string) (value any, msg string) {
	text = strings.ReplaceAll(text, "_", "")
	last := text[len(text)-1] | 0x20
	isHex := len(text) > 1 && text[1]|0x20 == 'x'
	switch {
	case last == 'j':
		return Imaginary(parseFloat(text[:len(text)-1])), ""
	case !isHex && strings.ContainsAny(text, ".eE"):
		return parseFloat(text), ""
	}
	if text[0] == '0' && strings.Trim(text, "0") == "" {
		return int64(0), ""
	}
	if n, err := strconv.ParseInt(text, 0, 64); err == nil {
		return n, ""
	}
	if isDecimal := isDigit(text[len(text)-1]) && (len(text) < 2 || isDigit(text[1])); isDecimal && len(text) > maxDecimalDigits {
		return nil, "Exceeds the limit (" + strconv.Itoa(maxDecimalDigits) + " digits) for integer string conversion: value has " +
			strconv.Itoa(len(text)) + " digits; use sys.set_int_max_str_digits() to increase the limit" +
			" - Consider hexadecimal for huge integer literals to avoid decimal conversion limits."
	}
	n, _ := new(big.Int).SetString(text, 0)
	return n, ""
}

// parseFloat converts a float literal, which is known to be well formed; one that is too large is infinite.
func parseFloat(text string) float64 {
	f, _ := strconv.ParseFloat(text, 64)
	return f
}
