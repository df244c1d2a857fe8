package syntax

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// literalText returns the text between the quotes of a string token, with its prefix in lower case.
func literalText(token string) (prefix, text string) {
	n := strings.IndexAny(token, `"'`)
	prefix, token = strings.ToLower(token[:n]), token[n:]
	quotes := 1
	if len(token) >= 6 && token[1] == token[0] && token[2] == token[0] {
		quotes = 3
	}
	return prefix, unifyLineEnds(token[quotes : len(token)-quotes])
}

// unifyLineEnds makes every line end a newline, as CPython does before it looks at a source.
func unifyLineEnds(text string) string {
	if strings.IndexByte(text, '\r') < 0 {
		return text
	}
	return strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
}

// simpleEscapes are the escape sequences of one character.
var simpleEscapes = map[byte]string{
	'\n': "", '\\': "\\", '\'': "'", '"': "\"",
	'a': "\a", 'b': "\b", 'f': "\f", 'n': "\n", 'r': "\r", 't': "\t", 'v': "\v",
}

// An escapeError is the reason why a string literal has no value.
type escapeError struct {
	kind Kind
	msg  string
}

// unescape replaces the escape sequences of a string or, if isBytes, of a bytes literal.
// A backslash before any other character stands for itself.
func unescape(text string, isBytes bool) (string, *escapeError) {
	if strings.IndexByte(text, '\\') < 0 {
		return text, nil
	}
	var b strings.Builder
	position := 0 // as CPython counts in the messages: characters beyond ASCII take ten places
	for i := 0; i < len(text); {
		if text[i] != '\\' || i+1 == len(text) {
			r, n := utf8.DecodeRuneInString(text[i:])
			b.WriteString(text[i : i+n])
			i += n
			if r >= utf8.RuneSelf && !isBytes {
				position += 10
			} else {
				position += n
			}
			continue
		}
		c := text[i+1]
		if s, ok := simpleEscapes[c]; ok {
			b.WriteString(s)
			i += 2
			position += 2
			continue
		}
		switch {
		case '0' <= c && c <= '7':
			n := 1
			for n < 3 && i+1+n < len(text) && '0' <= text[i+1+n] && text[i+1+n] <= '7' {
				n++
			}
			value, _ := strconv.ParseUint(text[i+1:i+1+n], 8, 32)
			writeChar(&b, rune(value), isBytes)
			i += 1 + n
			position += 1 + n
		case c == 'x' || (c == 'u' || c == 'U') && !isBytes:
			width := map[byte]int{'x': 2, 'u': 4, 'U': 8}[c]
			n := 0
			for n < width && i+2+n < len(text) && isHexDigit(text[i+2+n]) {
				n++
			}
			if n < width && isBytes {
				return "", &escapeError{SyntaxError, "(value error) invalid \\x escape at position " + strconv.Itoa(position)}
			}
			value, _ := strconv.ParseUint(text[i+2:i+2+n], 16, 32)
			reason := ""
			if n < width {
				reason = "truncated \\" + string(c) + "XXXXXXXX"[:width] + " escape"
			} else if value > utf8.MaxRune {
				reason = "illegal Unicode character"
			}
			if reason != "" {
				return "", &escapeError{SyntaxError, "(unicode error) 'unicodeescape' codec can't decode bytes in position " +
					strconv.Itoa(position) + "-" + strconv.Itoa(position+1+n) + ": " + reason}
			}
			if !isBytes && 0xd800 <= value && value < 0xe000 {
				return "", &escapeError{LimitError, "a surrogate, which is no character, is not supported; write the character itself"}
			}
			writeChar(&b, rune(value), isBytes)
			i += 2 + n
			position += 2 + n
		case c == 'N' && !isBytes:
			if i+2 == len(text) || text[i+2] != '{' || strings.IndexByte(text[i:], '}') < 0 {
				end := position + 1
				if i+2 < len(text) && text[i+2] == '{' {
					end += len(text) - i - 2
				}
				return "", &escapeError{SyntaxError, "(unicode error) 'unicodeescape' codec can't decode bytes in position " +
					strconv.Itoa(position) + "-" + strconv.Itoa(end) + ": malformed \\N character escape"}
			}
			return "", &escapeError{LimitError, "characters by name, as in \\N{…}, are not supported; write the character itself"}
		default:
			b.WriteByte('\\')
			i++
			position++
		}
	}
	return b.String(), nil
}

// writeChar writes a byte, or a character in UTF-8.
func writeChar(b *strings.Builder, r rune, isBytes bool) {
	if isBytes {
		b.WriteByte(byte(r))
	} else {
		b.WriteRune(r)
	}
}
