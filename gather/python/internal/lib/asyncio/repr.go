package asyncio

import (
	"slices"
	"strconv"
	"strings"

	"gatherplay/gather"
	"gatherplay/gather/python/internal/vm"
)

// futureRepr is repr(future): class, state, and then what is known of it, as asyncio.base_futures and base_tasks put it. Within its own it
// is "...".
func (s *state) futureRepr(f *gather.Future) (string, *vm.Error) {
	machine := s.vm
	if slices.Contains(s.shown, f) {
		return "...", nil
	}
	if err := machine.Enter(); err != nil {
		return "", err
	}
	defer machine.Leave()
	s.shown = append(s.shown, f)
	defer func() { s.shown = s.shown[:len(s.shown)-1] }()
	object := vm.FutureObject(f)
	text := "<" + object.Class.Name + " " + f.StateName()
	if t := f.Task(); t != nil {
		text += " name=" + vm.Quote(t.Name())
		if co := t.Coroutine(); co != nil {
			text += " coro=" + coroutineText(co)
		}
		if waiter := t.Waiter(); waiter != nil {
			inner, err := machine.Repr(vm.FutureObject(waiter))
			if err != nil {
				return "", err
			}
			text += " wait_for=" + inner
		}
	}
	if f.State() == gather.StateFinished {
		result, exception := f.Peek()
		var shown string
		var err *vm.Error
		if exception != nil {
			shown, err = machine.Repr(raised(exception))
			text += " exception=" + shown
		} else {
			shown, err = s.briefly(value(result), 0)
			text += " result=" + shown
		}
		if err != nil {
			return "", err
		}
	}
	if callbacks := f.Callbacks(); len(callbacks) > 0 {
		text += " cb=[" + callbackText(callbacks) + "]"
	}
	if known := s.origins[f]; known != nil {
		text += known.place
	}
	return text + ">", nil
}

// callbackText names the done-callbacks of a future: of more than two, the first and the last.
func callbackText(callbacks []gather.Callback) string {
	name := func(c gather.Callback) string {
		if s, ok := c.(interface{ String() string }); ok {
			return s.String()
		}
		return "callback()"
	}
	switch n := len(callbacks); n {
	case 1:
		return name(callbacks[0])
	case 2:
		return name(callbacks[0]) + ", " + name(callbacks[1])
	default:
		return name(callbacks[0]) + ", <" + strconv.Itoa(n-2) + " more>, " + name(callbacks[n-1])
	}
}

// coroutineText says what a coroutine is and where it stands.
func coroutineText(co gather.Coroutine) string {
	switch co := co.(type) {
	case *vm.Generator:
		file, line, running := co.Standing()
		if running {
			return "<" + co.Qualname() + "() running at " + file + ":" + strconv.Itoa(line) + ">"
		}
		return "<" + co.Qualname() + "() done, defined at " + file + ":" + strconv.Itoa(line) + ">"
	case *vm.NativeCoroutine:
		if co.Done() {
			return "<" + co.Name + "() done>"
		}
		return "<" + co.Name + "() running>"
	case *vm.AbstractCoroutine:
		return "<<" + co.Object.Type().Name + " without __name__>()>"
	}
	return "<coroutine>"
}

// The limits within which reprlib shows a value.
const (
	briefText   = 30
	briefDigits = 40
	briefItems  = 6
	briefKeys   = 4
	briefDepth  = 6
)

// briefly is reprlib.repr(v).
func (s *state) briefly(v vm.Value, depth int) (string, *vm.Error) {
	machine := s.vm
	var open, end string
	most, sorted := briefItems, false
	switch class := v.Type(); v := v.(type) {
	case *vm.Str:
		runes := []rune(v.V)
		text := vm.Quote(string(runes[:min(len(runes), briefText)]))
		if len([]rune(text)) <= briefText {
			return text, nil
		}
		first := (briefText - 3) / 2
		return middle(vm.Quote(string(runes[:first])+string(runes[max(0, len(runes)-(briefText-3-first)):])), 0, briefText), nil
	case *vm.Int, *vm.BigInt:
		text, err := machine.Repr(v)
		return middle(text, briefDigits, briefDigits), err
	case *vm.List:
		open, end = "[", "]"
	case *vm.Tuple:
		if open, end = "(", ")"; len(v.Items) == 1 && depth < briefDepth {
			end = ",)"
		}
	case *vm.Dict:
		open, end, most, sorted = "{", "}", briefKeys, true
	case *vm.Set:
		if open, end, sorted = "{", "}", true; class.Name == "frozenset" {
			open, end = "frozenset({", "})"
		}
		if v.Len() == 0 {
			return class.Name + "()", nil
		}
	default:
		if _, own := v.(*vm.Instance); !own && class.Name == "deque" {
			open, end = "deque([", "])"
			break
		}
		text, err := machine.Repr(v)
		if err != nil && err.Class.IsSubclass(vm.Exception) {
			return "<" + class.Name + " instance at " + machine.Address(v) + ">", nil
		}
		return middle(text, briefText, briefText), err
	}
	items, err := machine.Collect(v)
	if err != nil {
		return "", err
	}
	if depth == briefDepth && len(items) > 0 {
		return open + "..." + end, nil
	}
	if sorted {
		items = s.inOrderIfPossible(items)
	}
	var parts []string
	for i, item := range items {
		if i == most {
			parts = append(parts, "...")
			break
		}
		text, err := s.briefly(item, depth+1)
		if d, ok := v.(*vm.Dict); ok && err == nil {
			var of vm.Value
			var shown string
			if of, err = d.Get(machine, item); err == nil {
				shown, err = s.briefly(of, depth+1)
				text += ": " + shown
			}
		}
		if err != nil {
			return "", err
		}
		parts = append(parts, text)
	}
	return open + strings.Join(parts, ", ") + end, nil
}

// inOrderIfPossible sorts values if they can be compared.
func (s *state) inOrderIfPossible(items []vm.Value) []vm.Value {
	sorted, err := s.vm.ImportFrom("builtins", "sorted")
	if err == nil {
		sorted, err = s.vm.Call(sorted, vm.NewList(items...))
	}
	if list, ok := sorted.(*vm.List); ok && err == nil {
		return list.Items
	}
	return items
}

// middle leaves out what is in the middle of a text that is longer than a limit, so that it has a length.
func middle(text string, limit, length int) string {
	runes := []rune(text)
	if len(runes) <= limit {
		return text
	}
	first := (length - 3) / 2
	return string(runes[:first]) + "..." + string(runes[len(runes)-(length-3-first):])
}
