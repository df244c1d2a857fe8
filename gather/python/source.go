package python

import (
	"time"

	"gatherplay/gather"
	"gatherplay/gather/python/edit"
	"gatherplay/gather/python/internal/syntax"
	"gatherplay/gather/python/internal/vm"
	"gatherplay/gather/trace"
)

// shownLength is how many characters of a value are kept for a picture.
const shownLength = 80

// stepPosition is where the program is said to be while the loop tells of something that happens between two frames: the end of a
// step, the creation of the main task.
type stepPosition struct {
	known bool
	span  trace.Span
}

// observer passes on what loops tell to the recorder, and knows where the program is at the moment.
type observer struct{ r *run }

// Observe implements [gather.Observer].
func (o observer) Observe(e *gather.Event) {
	r := o.r
	switch e.Kind {
	case gather.StepBegins:
		r.machine.Spend(stepCost)
	case gather.StepEnds:
		r.betweenFrames(r.stepEnd(e))
	case gather.TaskCreated:
		if e.By == nil {
			r.betweenFrames(r.machine.OuterPosition())
		}
	}
	r.recorder.Observe(e)
	r.step.known = false
}

// betweenFrames says where the program is said to be for the event at hand.
func (r *run) betweenFrames(place vm.Place) {
	r.step = stepPosition{true, r.spanOf(place)}
	if r.step.span != (trace.Span{}) {
		r.last = r.step.span
	}
}

// Observes implements [gather.SelectiveObserver].
func (o observer) Observes(kind gather.EventKind) bool { return o.r.recorder.Observes(kind) }

// Block tells of time that passes without a loop.
func (o observer) Block(d time.Duration) { o.r.recorder.Block(d) }

// Pass tells that the clock shows a time.
func (o observer) Pass(at time.Duration) { o.r.recorder.Pass(at) }

// stepCost is what a step of a task costs besides its instructions, counted in instructions: that much more time it takes.
const stepCost = 50

// stepEnd returns where a step of a task has ended.
func (r *run) stepEnd(e *gather.Event) vm.Place {
	switch e.Outcome {
	case gather.Waits, gather.Yields:
		if g, ok := e.Task.Coroutine().(*vm.Generator); ok {
			return g.Place()
		}
	case gather.Returns:
		if _, ok := e.Task.Coroutine().(*vm.Generator); ok {
			return r.machine.Ended()
		}
	case gather.Raises, gather.Cancelled:
		if err, ok := e.Err.(*vm.Error); ok {
			return err.Place()
		}
	}
	return vm.Place{}
}

// caught tells that an except clause stops an exception.
func (r *run) caught(err *vm.Error) { r.recorder.Caught(err, r.Position()) }

// split tells that an exception group is a part of another.
func (r *run) split(whole, part *vm.Error) { r.recorder.Split(whole, part) }

// Position implements [trace.Source].
func (r *run) Position() trace.Span {
	if r.step.known {
		return r.step.span
	}
	if r.machine == nil {
		return trace.Span{}
	}
	return r.spanOf(r.machine.Position())
}

// spanOf returns a place as a span of the trace; zero if it is in none of its files.
func (r *run) spanOf(place vm.Place) trace.Span {
	if place.File == nil {
		return trace.Span{}
	}
	file := r.fileIndex(place.File)
	if file < 0 {
		return trace.Span{}
	}
	return span(file, place.Span)
}

func span(file int, s syntax.Span) trace.Span {
	return trace.Span{File: int32(file), Start: int32(s.Start), End: int32(s.End)}
}

// Keyword implements [trace.Source].
func (r *run) Keyword(name string) trace.Span {
	place := r.machine.Position()
	call := r.callAt(place)
	if call == nil {
		return trace.Span{}
	}
	for _, keyword := range call.Keywords {
		if keyword.Arg == name {
			return r.spanOf(vm.Place{File: place.File, Span: keyword.Span()})
		}
	}
	return trace.Span{}
}

// callAt returns the call that stands at a place, or nil.
func (r *run) callAt(place vm.Place) *syntax.Call {
	if place.File == nil {
		return nil
	}
	file := r.fileIndex(place.File)
	if file < 0 {
		return nil
	}
	return r.modules[file].callAt(place.Span)
}

// Describe implements [trace.Source].
func (r *run) Describe(co gather.Coroutine) (name string, arguments []trace.Argument, call trace.Span) {
	co, call = r.unwrapped(co)
	switch co := co.(type) {
	case *vm.Generator:
		return co.Qualname(), r.arguments(co), call
	case *vm.NativeCoroutine:
		expression := r.callAt(co.Made)
		for i, v := range co.Arguments {
			argument := trace.Argument{Value: r.show(v)}
			if expression != nil && i < len(expression.Args) {
				argument.Source = r.spanOf(vm.Place{File: co.Made.File, Span: expression.Args[i].Span()})
			}
			if parameters := parameterNames[co.Name]; i < len(parameters) {
				argument.Name = parameters[i]
			}
			if v != nil {
				arguments = append(arguments, argument)
			}
		}
		return co.Name, arguments, call
	}
	return "", nil, trace.Span{}
}

// parameterNames are those of asyncio's own coroutine functions whose arguments are shown.
var parameterNames = map[string][]string{"sleep": {"delay"}, "wait_for": {"fut", "timeout"}}

// unwrapped returns the coroutine within those by which a task gets a timeout or, by a gesture, is made to fail, since the task keeps
// its name and arguments; and the call that made the outermost one.
func (r *run) unwrapped(co gather.Coroutine) (within gather.Coroutine, call trace.Span) {
	for first := true; ; first = false {
		var inner vm.Value
		var made vm.Place
		switch co := co.(type) {
		case *vm.Generator:
			made = co.Made
			if co.Qualname() == edit.Fails && len(co.Arguments()) > 0 {
				inner = co.Arguments()[0]
			}
		case *vm.NativeCoroutine:
			made = co.Made
			if co.Name == "wait_for" && len(co.Arguments) > 1 {
				inner = co.Arguments[0]
				r.show(co.Arguments[1]) // so that the record knows the literal that the timeout came from
			}
		}
		if first {
			call = r.spanOf(made)
		}
		switch inner := inner.(type) {
		case *vm.Generator:
			co = inner
		case *vm.NativeCoroutine:
			co = inner
		default:
			return co, call
		}
	}
}

// arguments describes what a coroutine function was called with.
func (r *run) arguments(g *vm.Generator) []trace.Argument {
	fn := g.Function()
	call := r.callAt(g.Made)
	if call != nil && syntax.LastName(call.Func) != fn.Name {
		call = nil // it was called by something that stands there
	}
	bound := 0 // arguments that are not written in the call: a method's self
	if call != nil && len(g.Arguments()) > 0 {
		if _, ok := call.Func.(*syntax.Attribute); ok && (fn.Code.Locals[0] == "self" || fn.Code.Locals[0] == "cls") {
			bound = 1
		}
	}
	var arguments []trace.Argument
	for i, v := range g.Arguments() {
		parameter := fn.Parameter(i)
		add := func(v vm.Value, name string, source syntax.Span, file *syntax.File, isDefault bool) {
			arguments = append(arguments, trace.Argument{
				Name: name, Value: r.show(v), Source: r.spanOf(vm.Place{File: file, Span: source}),
				Default: isDefault, Variadic: parameter.Variadic || parameter.Keywords,
			})
		}
		switch {
		case parameter.Variadic:
			for j, item := range v.(*vm.Tuple).Items {
				add(item, parameter.Name, positionalArgument(call, i+j-bound), g.Made.File, false)
			}
		case parameter.Keywords:
			dict := v.(*vm.Dict)
			for at := 0; ; {
				key, item, more := dict.Next(&at)
				if !more {
					break
				}
				name, _ := vm.AsStr(key)
				add(item, name, keywordArgument(call, name), g.Made.File, false)
			}
		default:
			source := keywordArgument(call, parameter.Name)
			if source == (syntax.Span{}) && !parameter.KeywordOnly {
				source = positionalArgument(call, i-bound)
			}
			if source == (syntax.Span{}) && v == parameter.Default {
				add(v, parameter.Name, parameter.DefaultSpan, fn.Code.File, true)
				continue
			}
			add(v, parameter.Name, source, g.Made.File, false)
		}
	}
	return arguments
}

// positionalArgument returns the i-th positional argument of a call; zero if it is not certain which that is.
func positionalArgument(call *syntax.Call, i int) syntax.Span {
	if call == nil || i < 0 || i >= len(call.Args) {
		return syntax.Span{}
	}
	for _, arg := range call.Args[:i+1] {
		if _, ok := arg.(*syntax.Starred); ok {
			return syntax.Span{}
		}
	}
	return call.Args[i].Span()
}

// keywordArgument returns the value of a keyword argument of a call; zero if there is none of that name.
func keywordArgument(call *syntax.Call, name string) syntax.Span {
	if call == nil {
		return syntax.Span{}
	}
	for _, keyword := range call.Keywords {
		if keyword.Arg == name {
			return keyword.Value.Span()
		}
	}
	return syntax.Span{}
}

// Value implements [trace.Source].
func (r *run) Value(v any) trace.Value {
	switch v := v.(type) {
	case vm.Value:
		return r.show(v)
	case nil:
		return r.show(vm.None)
	}
	return trace.Value{Literal: trace.None}
}

// show returns a value as it is shown, without calling anything that the program has defined.
func (r *run) show(v vm.Value) trace.Value {
	if v == nil {
		v = vm.None
	}
	return trace.Value{Repr: r.machine.Show(v, shownLength), Type: v.Type().Name, Literal: r.literal(v)}
}

// literal returns the reference to the literal that a value came from, or None.
func (r *run) literal(v vm.Value) int32 { return r.recorder.Literal(r.spanOf(r.machine.LiteralOf(v))) }

// Item implements [trace.Source].
func (r *run) Item(list any, i int) any {
	if l, ok := list.(*vm.List); ok && i < len(l.Items) {
		return l.Items[i]
	}
	return nil
}

// Failure implements [trace.Source].
func (r *run) Failure(err error) (class, message string, raised trace.Span) {
	e, ok := err.(*vm.Error)
	if !ok {
		return "", err.Error(), trace.Span{}
	}
	return e.Class.Name, r.machine.ShowMessage(e, shownLength), r.spanOf(e.Place())
}

// Sleep implements [trace.Source].
func (r *run) Sleep(sleep *gather.Future) (asked trace.Span, literal int32) {
	f, ok := sleep.Owner.(*vm.Future)
	if !ok || f.For == nil || len(f.For.Arguments) == 0 {
		return trace.Span{}, trace.None
	}
	co := f.For
	if call := r.callAt(co.Made); call != nil {
		at := positionalArgument(call, 0)
		if at == (syntax.Span{}) {
			at = keywordArgument(call, "delay")
		}
		asked = r.spanOf(vm.Place{File: co.Made.File, Span: at})
	}
	return asked, r.literal(co.Arguments[0])
}
