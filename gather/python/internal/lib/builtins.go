package lib

import (
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"gatherplay/gather/python/internal/syntax"
	"gatherplay/gather/python/internal/vm"
)

// A function is one of the builtin functions.
type function struct {
	name, signature string
	run             func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error)
}

// functions are the builtin functions that need nothing of the running frame; frameFunctions are the others.
var functions = []function{
	{"abs", "number, /", func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) { return m.Abs(args[0]) }},
	{"all", "iterable, /", func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		stopped, err := anyIs(m, args[0], false)
		return vm.NewBool(!stopped), err
	}},
	{"any", "iterable, /", func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) { return truth(anyIs(m, args[0], true)) }},
	{"ascii", "obj, /", func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) { return text(m.ASCII(args[0])) }},
	{"bin", "number, /", inBase(2, "0b")},
	{"callable", "obj, /", func(_ *vm.VM, args []vm.Value) (vm.Value, *vm.Error) { return vm.NewBool(vm.IsCallable(args[0])), nil }},
	{"chr", "i, /", chr},
	{"delattr", "obj, name, /", func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		name, err := attributeName(m, args[1])
		if err != nil {
			return nil, err
		}
		return vm.None, m.DelAttr(args[0], name)
	}},
	{"divmod", "x, y, /", func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) { return m.Divmod(args[0], args[1]) }},
	{"format", "value, format_spec=, /", func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		spec, err := textArgument(m, "format() argument 2 must be str, not ", or(args[1], str("")))
		if err != nil {
			return nil, err
		}
		return text(m.Format(args[0], spec))
	}},
	{"getattr", "object, name, default=, /", getAttribute},
	{"hasattr", "obj, name, /", func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		name, err := attributeName(m, args[1])
		if err != nil {
			return nil, err
		}
		_, err = m.GetAttr(args[0], name)
		if err != nil && !err.Class.IsSubclass(vm.AttributeError) {
			return nil, err
		}
		return vm.NewBool(err == nil), nil
	}},
	{"hash", "obj, /", func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		hash, err := m.Hash(args[0])
		return vm.NewInt(int64(hash)), err
	}},
	{"hex", "number, /", inBase(16, "0x")},
	{"id", "obj, /", func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) { return vm.NewInt(m.ID(args[0])), nil }},
	{"isinstance", "obj, class_or_tuple, /", func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		return truth(m.IsInstance(args[0], args[1]))
	}},
	{"issubclass", "cls, class_or_tuple, /", func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		return truth(m.IsSubclass(args[0], args[1]))
	}},
	{"iter", "object, sentinel=, /", func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		if args[1] == nil {
			return m.Iter(args[0])
		}
		if !vm.IsCallable(args[0]) {
			return nil, m.Raise(vm.TypeError, "iter(v, w): v must be callable")
		}
		return vm.NewCallableIterator(args[0], args[1]), nil
	}},
	{"len", "obj, /", func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		n, err := m.Len(args[0])
		return integer(n), err
	}},
	{"max", "*args, key=, default=", func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) { return extreme(m, "max", syntax.Gt, args) }},
	{"min", "*args, key=, default=", func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) { return extreme(m, "min", syntax.Lt, args) }},
	{"next", "iterator, default=, /", next},
	{"oct", "number, /", inBase(8, "0o")},
	{"ord", "character, /", ord},
	{"pow", "base, exp, mod=", power},
	{"print", "*args, sep=, end=, file=, flush=", print},
	{"repr", "obj, /", func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) { return text(m.Repr(args[0])) }},
	{"round", "number, ndigits=", func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		return m.Round(args[0], or(args[1], vm.None))
	}},
	{"setattr", "obj, name, value, /", func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		name, err := attributeName(m, args[1])
		if err != nil {
			return nil, err
		}
		return vm.None, m.SetAttr(args[0], name, args[2])
	}},
	{"sorted", "iterable, /, **options", func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		items, err := m.Collect(args[0])
		if err != nil {
			return nil, err
		}
		list := vm.NewList(items...)
		given, names := vm.Arguments(vm.NewTuple(list), args[1])
		_, err = m.CallWith(vm.ListType.Lookup("sort"), given, names)
		return list, err
	}},
	{"sum", "iterable, /, start=", sum},

	{"breakpoint", "*args, **kws", refused("breakpoint(): there is no debugger here; look at the timeline, or print")},
	{"compile", "*args, **kws", refused("compile(): write the code in the program itself")},
	{"eval", "*args, **kws", refused("eval(): write the expression in the program itself, or call int() or float() to read a number")},
	{"exec", "*args, **kws", refused("exec(): write the code in the program itself")},
	{"input", "*args, **kws", refused("input(): " + nobodyAnswers)},
	{"open", "*args, **kws", refused("open(): there are no files here; keep the text in a string, and await asyncio.sleep(…) for the time that reading takes")},
	{"__import__", "*args, **kws", refused("__import__(): use an import statement")},
	{"memoryview", "*args, **kws", refused("memoryview(): use bytes and slices of them")},
	{"bytearray", "*args, **kws", refused("bytearray(): use bytes, or a list of ints")},
}

func refused(what string) func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
	return func(m *vm.VM, _ []vm.Value) (vm.Value, *vm.Error) { return nil, m.Unsupported(what) }
}

// Builtins returns the names of the builtins module.
func Builtins() *vm.Namespace {
	Install()
	names := &vm.Namespace{}
	for _, f := range slices.Concat(functions, frameFunctions) {
		names.Set(f.name, vm.Func("builtins", f.name, f.signature, f.run))
	}
	for _, t := range []*vm.Type{
		vm.BoolType, vm.BytesType, vm.ClassMethodType, vm.ComplexType, vm.DictType, vm.EnumerateType, vm.FilterType, vm.FloatType,
		vm.FrozenSetType, vm.IntType, vm.ListType, vm.MapType, vm.ObjectType, vm.PropertyType, vm.RangeType, vm.ReversedType, vm.SetType,
		vm.SliceType, vm.StaticMethodType, vm.StrType, vm.SuperType, vm.TupleType, vm.TypeType, vm.ZipType,
	} {
		names.Set(t.Name, t)
	}
	for _, t := range vm.ExceptionTypes {
		names.Set(t.Name, t)
	}
	names.Set("EnvironmentError", vm.OSError)
	names.Set("IOError", vm.OSError)
	names.Set("None", vm.None)
	names.Set("True", vm.True)
	names.Set("False", vm.False)
	names.Set("Ellipsis", vm.EllipsisObject)
	names.Set("NotImplemented", vm.NotImplemented)
	names.Set("__debug__", vm.True)
	names.Set("__name__", str("builtins"))
	return names
}

// anyIs reports whether an item of an iterable is as true as wanted; it looks no further than the first such.
func anyIs(m *vm.VM, iterable vm.Value, wanted bool) (bool, *vm.Error) {
	it, err := m.Iter(iterable)
	if err != nil {
		return false, err
	}
	for {
		m.Spend(1)
		v, err := m.Next(it)
		if v == nil || err != nil {
			return false, err
		}
		is, err := m.Truth(v)
		if err != nil {
			return false, err
		}
		if is == wanted {
			return true, nil
		}
	}
}

func inBase(base int, prefix string) func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
	return func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		i, err := m.AsInteger(args[0])
		if err != nil {
			return nil, err
		}
		return str(m.InBase(i, base, prefix)), nil
	}
}

func chr(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
	i, err := m.AsInteger(args[0])
	if err != nil {
		return nil, err
	}
	code, ok := vm.AsInt(i)
	if !ok || code < 0 || code > utf8.MaxRune {
		return nil, m.Raise(vm.ValueError, "chr() arg not in range(0x110000)")
	}
	if 0xd800 <= code && code < 0xe000 {
		return nil, m.Unsupported("chr() of a surrogate, which is no character: use a code point outside 0xD800 to 0xDFFF")
	}
	return str(string(rune(code))), nil
}

func ord(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
	length := 0
	switch v := vm.Underlying(args[0]).(type) {
	case *vm.Str:
		if length = v.Len(); length == 1 {
			r, _ := utf8.DecodeRuneInString(v.V)
			return integer(int(r)), nil
		}
	case *vm.Bytes:
		if length = len(v.V); length == 1 {
			return integer(int(v.V[0])), nil
		}
	default:
		return nil, m.Raise(vm.TypeError, "ord() expected string of length 1, but ", args[0].Type().Label(), " found")
	}
	return nil, m.Raise(vm.TypeError, "ord() expected a character, but string of length ", decimal(length), " found")
}

func attributeName(m *vm.VM, v vm.Value) (string, *vm.Error) {
	name, ok := vm.AsStr(v)
	if !ok {
		return "", m.Raise(vm.TypeError, "attribute name must be string, not '", v.Type().Label(), "'")
	}
	return name, nil
}

func getAttribute(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
	name, err := attributeName(m, args[1])
	if err != nil {
		return nil, err
	}
	v, err := m.GetAttr(args[0], name)
	if err != nil && args[2] != nil && err.Class.IsSubclass(vm.AttributeError) {
		return args[2], nil
	}
	return v, err
}

func next(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
	if !vm.IsIterator(args[0]) {
		return nil, m.Raise(vm.TypeError, "'", args[0].Type().Label(), "' object is not an iterator")
	}
	v, err := m.NextOrStop(args[0])
	if err != nil && args[1] != nil && err.Class.IsSubclass(vm.StopIteration) {
		return args[1], nil
	}
	return v, err
}

// extreme is min and max.
func extreme(m *vm.VM, name string, better vm.Comparison, args []vm.Value) (vm.Value, *vm.Error) {
	candidates := args[0].(*vm.Tuple)
	key, missing := args[1], args[2]
	var from vm.Value = candidates
	switch len(candidates.Items) {
	case 0:
		return nil, m.Raise(vm.TypeError, name, " expected at least 1 argument, got 0")
	case 1:
		from = candidates.Items[0]
	default:
		if missing != nil {
			return nil, m.Raise(vm.TypeError, "Cannot specify a default for ", name, "() with multiple positional arguments")
		}
	}
	var best, bestKey vm.Value
	err := m.Each(from, func(item vm.Value) *vm.Error {
		m.Spend(1)
		itemKey := item
		var err *vm.Error
		if given(key) {
			if itemKey, err = m.Call(key, item); err != nil {
				return err
			}
		}
		if best == nil {
			best, bestKey = item, itemKey
			return nil
		}
		result, err := m.Compare(better, itemKey, bestKey)
		if err != nil {
			return err
		}
		wins, err := m.Truth(result)
		if wins {
			best, bestKey = item, itemKey
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	if best == nil {
		if missing != nil {
			return missing, nil
		}
		return nil, m.Raise(vm.ValueError, name, "() iterable argument is empty")
	}
	return best, nil
}

func power(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
	if given(args[2]) {
		return m.Power3(args[0], args[1], args[2])
	}
	return m.Binary(syntax.Pow, args[0], args[1])
}

// mostBuffered is how many bytes print gathers before it writes them, which shows whether there are too many.
const mostBuffered = 1 << 16

func print(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
	separator, end := " ", "\n"
	for _, option := range []struct {
		name  string
		value vm.Value
		to    *string
	}{{"sep", args[1], &separator}, {"end", args[2], &end}} {
		if !given(option.value) {
			continue
		}
		s, ok := vm.AsStr(option.value)
		if !ok {
			return nil, m.Raise(vm.TypeError, option.name, " must be None or a string, not ", option.value.Type().Label())
		}
		*option.to = s
	}
	file := args[3]
	if !given(file) {
		if file = m.Redirected(vm.Stdout); file == vm.None {
			return vm.None, nil
		}
	}
	stream := vm.Stdout
	if own, ok := file.(*vm.StreamObject); ok && own.Stream != vm.Stdin {
		stream, file = own.Stream, nil
	}
	if file != nil {
		return vm.None, printTo(m, file, args[0].(*vm.Tuple).Items, separator, end, args[4])
	}
	var b strings.Builder
	for i, v := range args[0].(*vm.Tuple).Items {
		if i > 0 {
			b.WriteString(separator)
		}
		s, err := m.Str(v)
		if err != nil {
			m.Write(stream, b.String()) // what came before has already been written
			return nil, err
		}
		if m.Charge(len(s) + len(separator)); b.Len() > mostBuffered {
			m.Output(stream, b.String())
			b.Reset()
		}
		b.WriteString(s)
	}
	m.Charge(len(end))
	b.WriteString(end)
	m.Write(stream, b.String())
	return vm.None, nil
}

// printTo prints to an object with a write method, which is called for every piece.
func printTo(m *vm.VM, file vm.Value, values []vm.Value, separator, end string, flush vm.Value) *vm.Error {
	write := func(s string) *vm.Error {
		_, err := m.CallMethod(file, "write", str(s))
		return err
	}
	for i, v := range values {
		if i > 0 {
			if err := write(separator); err != nil {
				return err
			}
		}
		s, err := m.Str(v)
		if err == nil {
			err = write(s)
		}
		if err != nil {
			return err
		}
	}
	if err := write(end); err != nil || flush == nil {
		return err
	}
	wanted, err := m.Truth(flush)
	if err == nil && wanted {
		_, err = m.CallMethod(file, "flush")
	}
	return err
}

// sum adds up. Floats are added with a running compensation of what rounding loses (Neumaier), ints among them included.
func sum(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
	total := or(args[1], integer(0))
	switch vm.Underlying(total).(type) {
	case *vm.Str:
		return nil, m.Raise(vm.TypeError, "sum() can't sum strings [use ''.join(seq) instead]")
	case *vm.Bytes:
		return nil, m.Raise(vm.TypeError, "sum() can't sum bytes [use b''.join(seq) instead]")
	}
	var compensated floatSum
	floating := false
	if f, ok := total.(*vm.Float); ok {
		compensated.high, floating = f.V, true
	}
	err := m.Each(args[0], func(item vm.Value) *vm.Error {
		m.Spend(1)
		if floating {
			if f, ok := plainFloat(item); ok {
				compensated.add(f)
				return nil
			}
			total, floating = vm.NewFloat(compensated.value()), false
		}
		if f, ok := item.(*vm.Float); ok {
			if i, isInt := total.(*vm.Int); isInt {
				compensated, floating = floatSum{high: float64(i.V)}, true
				compensated.add(f.V)
				return nil
			}
		}
		var err *vm.Error
		total, err = m.Binary(syntax.Add, total, item)
		if f, ok := total.(*vm.Float); ok && err == nil {
			compensated, floating = floatSum{high: f.V}, true
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	if floating {
		return vm.NewFloat(compensated.value()), nil
	}
	return total, nil
}

func plainFloat(v vm.Value) (float64, bool) {
	switch v := v.(type) {
	case *vm.Float:
		return v.V, true
	case *vm.Int:
		return float64(v.V), true
	case *vm.Bool:
		return vm.FloatOf(v)
	}
	return 0, false
}

// A floatSum is a sum of floats and what rounding has lost of it.
type floatSum struct{ high, low float64 }

func (s *floatSum) add(x float64) {
	sum := s.high + x
	if math.Abs(s.high) >= math.Abs(x) {
		s.low += (s.high - sum) + x
	} else {
		s.low += (x - sum) + s.high
	}
	s.high = sum
}

func (s *floatSum) value() float64 {
	if s.low != 0 && !math.IsInf(s.low, 0) && !math.IsNaN(s.low) {
		return s.high + s.low
	}
	return s.high
}
