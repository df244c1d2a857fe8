package compile

import (
	"strings"

	"gatherplay/gather/python/internal/syntax"
)

func (u *unit) importStmt(s *syntax.Import) {
	span := s.Span()
	for _, alias := range s.Names {
		u.constant(span, nil)
		u.emit(span, IMPORT, u.attribute(alias.Name))
		if alias.AsName == "" {
			u.store(span, importedName(alias))
			continue
		}
		// import a.b.c as d: IMPORT gives a.
		_, rest, dotted := strings.Cut(alias.Name, ".")
		for dotted {
			var part string
			part, rest, dotted = strings.Cut(rest, ".")
			u.emit(span, IMPORTFROM, u.attribute(part))
			u.emit(span, SWAP, 0)
			u.emit(span, POP, 0)
		}
		u.store(span, alias.AsName)
	}
}

func (u *unit) importFrom(s *syntax.ImportFrom) {
	span := s.Span()
	if s.Level > 0xff {
		panic(tooLarge(u.file, span))
	}
	names := make([]string, len(s.Names))
	for i, alias := range s.Names {
		names[i] = alias.Name
	}
	u.emit(span, CONST, u.stringTuple(names))
	u.emitB(span, IMPORT, u.attribute(s.Module), uint8(s.Level))
	if names[0] == "*" {
		u.emit(span, IMPORTSTAR, 0)
		return
	}
	for _, alias := range s.Names {
		u.emit(span, IMPORTFROM, u.attribute(alias.Name))
		u.store(span, importedName(alias))
	}
	u.emit(span, POP, 0)
}
