package compile

import (
	"gatherplay/gather/python/internal/syntax"
)

func (u *unit) stmts(body []syntax.Stmt) {
	for _, s := range body {
		u.stmt(s)
	}
}

// stmt emits a statement, which leaves the operand stack as it was.
func (u *unit) stmt(s syntax.Stmt) {
	switch s := s.(type) {
	case *syntax.ExprStmt:
		if _, ok := s.Value.(*syntax.Constant); ok {
			return
		}
		u.expr(s.Value)
		u.emit(s.Span(), POP, 0)
	case *syntax.Assign:
		u.assign(s)
	case *syntax.AugAssign:
		u.augAssign(s)
	case *syntax.AnnAssign:
		u.annAssign(s)
	case *syntax.Delete:
		for _, target := range s.Targets {
			u.remove(target)
		}
	case *syntax.Return:
		u.returnStmt(s)
	case *syntax.Raise:
		u.raise(s)
	case *syntax.Assert:
		u.assert(s)
	case *syntax.If:
		u.ifStmt(s)
	case *syntax.While:
		u.while(s)
	case *syntax.For:
		u.forStmt(s)
	case *syntax.AsyncFor:
		u.asyncFor((*syntax.For)(s))
	case *syntax.Break:
		u.breakStmt(s.Span())
	case *syntax.Continue:
		u.continueStmt(s.Span())
	case *syntax.Try:
		u.try(s)
	case *syntax.TryStar:
		u.tryStar((*syntax.Try)(s))
	case *syntax.With:
		u.with(s.Items, s.Body, false)
	case *syntax.AsyncWith:
		u.with(s.Items, s.Body, true)
	case *syntax.Match:
		u.match(s)
	case *syntax.FunctionDef:
		u.functionDef(s)
	case *syntax.AsyncFunctionDef:
		u.functionDef((*syntax.FunctionDef)(s))
	case *syntax.ClassDef:
		u.classDef(s)
	case *syntax.TypeAlias:
		u.typeAlias(s)
	case *syntax.Import:
		u.importStmt(s)
	case *syntax.ImportFrom:
		u.importFrom(s)
	case *syntax.Pass, *syntax.Global, *syntax.Nonlocal:
	default:
		panic(failure(u.file, syntax.LimitError, s.Span(), "this statement is not supported"))
	}
}

// ifStmt goes along the elif clauses without recursion: there may be thousands.
func (u *unit) ifStmt(s *syntax.If) {
	end := new(label)
	for {
		next := new(label)
		u.jumpIf(s.Test, false, next)
		u.stmts(s.Body)
		if len(s.Orelse) == 0 {
			u.place(next)
			break
		}
		u.jump(s.Span(), JUMP, end)
		u.place(next)
		elif, ok := elifOf(s)
		if !ok {
			u.stmts(s.Orelse)
			break
		}
		s = elif
	}
	u.place(end)
}

func (u *unit) assert(s *syntax.Assert) {
	end := new(label)
	u.jumpIf(s.Test, true, end)
	u.emit(s.Span(), ASSERTIONERROR, 0)
	if s.Msg != nil {
		u.emit(s.Span(), NULL, 0)
		u.expr(s.Msg)
		u.emit(s.Span(), CALL, 1)
	}
	u.emit(s.Test.Span(), RAISE, 1)
	u.place(end)
}

func (u *unit) raise(s *syntax.Raise) {
	n := 0
	for _, e := range []syntax.Expr{s.Exc, s.Cause} {
		if e != nil {
			u.expr(e)
			n++
		}
	}
	u.emit(s.Span(), RAISE, n)
}
