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
	briefText  = 30
	briefItems = 6
	briefDepth = 6
)

// briefly is reprlib.repr(v).
func (s *state) briefly(v vm.Value, depth int) (string, *vm.Error) {
	brackets := func(open string, items []vm.Value, end string) (string, *vm.Error) {
		if depth == briefDepth && len(items) > 0 {
			return open + "..." + end, nil
		}
		var parts []string
		for i, item := range items {
			if i == briefItems {
				parts = append(parts, "...")
				break
			}
			text, err := s.briefly(item, depth+1)
			if err != nil {
				return "", err
			}
			parts = append(parts, text)
		}
		return open + strings.Join(parts, ", ") + end, nil
	}
	switch v := v.(type) {
	case *vm.Str:
		runes := []rune(v.V)
		text := []rune(vm.Quote(string(runes[:min(len(runes), briefText)])))
		if len(text) <= briefText {
			return string(text), nil
		}
		first, last := (briefText-3)/2, briefText-3-(briefText-3)/2
		text = []rune(vm.Quote(string(runes[:first]) + string(runes[max(0, len(runes)-last):])))
		return string(text[:first]) + "..." + string(text[len(text)-last:]), nil
	case *vm.List:
		return brackets("[", v.Items, "]")
	case *vm.Tuple:
		if len(v.Items) == 1 {
			return brackets("(", v.Items, ",)")
		}
		return brackets("(", v.Items, ")")
	}
	text, err := s.vm.Repr(v)
	if err != nil {
		return "", err
	}
	if _, isDict := v.(*vm.Dict); !isDict && len(text) > briefText {
		first, last := (briefText-3)/2, briefText-3-(briefText-3)/2
		text = text[:first] + "..." + text[len(text)-last:]
	}
	return text, nil
}
