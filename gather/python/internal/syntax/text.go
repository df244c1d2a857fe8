package syntax

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// checkText panics unless the text can be a program at all.
func checkText(f *File) {
	text := f.Text
	if len(text) > MaxSize {
		panic(limitError(f, Span{}, "the program has more than "+strconv.Itoa(MaxSize>>20)+" MiB"))
	}
	if i := strings.IndexByte(text, 0); i >= 0 {
		panic(newError(f, SyntaxError, Span{uint32(i), uint32(i + 1)}, "source code cannot contain null bytes"))
	}
	for i := 0; i < len(text) && !utf8.ValidString(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		if r == utf8.RuneError && n == 1 {
			digits := strconv.FormatInt(int64(text[i]), 16)
			panic(newError(f, SyntaxError, Span{uint32(i), uint32(i + 1)}, "(unicode error) 'utf-8' codec can't decode byte 0x"+
				digits+" in position "+strconv.Itoa(i)+": invalid start byte"))
		}
		i += n
	}
	checkEncoding(f)
}

// asciiSupersets are beginnings of names of encodings in which ASCII text is the same as in UTF-8.
var asciiSupersets = []string{
	"utf-8", "utf8", "ascii", "us-ascii", "latin", "iso-8859", "iso8859", "cp12", "cp437", "cp850", "windows-12",
	"koi8", "mac", "gb", "big5", "euc", "shift",
}

// checkEncoding panics if a comment in one of the first two lines says that the text is in another encoding
// and that makes a difference.
func checkEncoding(f *File) {
	for line := 1; line <= 2; line++ {
		text := strings.Trim(f.LineText(line), " \t\f")
		if !strings.HasPrefix(text, "#") {
			if text != "" {
				return
			}
			continue
		}
		_, name, ok := strings.Cut(text, "coding")
		if !ok || name == "" || name[0] != ':' && name[0] != '=' {
			continue
		}
		name = strings.TrimLeft(name[1:], " \t")
		if end := strings.IndexFunc(name, func(r rune) bool {
			return !strings.ContainsRune("-_.", r) && (r >= utf8.RuneSelf || !isNamePart(byte(r)))
		}); end >= 0 {
			name = name[:end]
		}
		isUTF8 := strings.HasPrefix(strings.ReplaceAll(strings.ToLower(name), "_", "-"), "utf-8") || strings.EqualFold(name, "utf8")
		same := slices.ContainsFunc(asciiSupersets, func(prefix string) bool {
			return strings.HasPrefix(strings.ReplaceAll(strings.ToLower(name), "_", "-"), prefix)
		})
		if name != "" && !isUTF8 && !(same && isASCII(f.Text)) {
			panic(limitError(f, f.LineSpan(line), "the source encoding "+name+" is not supported; use UTF-8"))
		}
		return
	}
}

func isASCII(text string) bool {
	for i := range len(text) {
		if text[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
