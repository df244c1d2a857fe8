package asyncio

import (
	"gatherplay/gather"
	"gatherplay/gather/python/internal/vm"
)

// futureMethods are the constructors and methods of futures and tasks.
func futureMethods() {
	bindFuture, bindTask := binder("_asyncio", "Future", "*, loop="), binder("_asyncio", "Task", "coro, *, loop=, name=, context=, eager_start=")
	begin := func(t *vm.Type, create func(machine *vm.VM, args []vm.Value, names []string) (*vm.Future, *vm.Error)) {
		// A class of the program may call __init__ with other arguments than those that it is called with itself.
		t.New = func(machine *vm.VM, class *vm.Type, args []vm.Value, names []string) (vm.Value, *vm.Error) {
			if _, own := class.Lookup("__init__").(*vm.Function); own {
				return &vm.Future{Future: new(gather.Future), Class: class}, nil
			}
			f, err := create(machine, args, names)
			if err != nil {
				return nil, err
			}
			f.Class = class
			of(machine).madeHere(f)
			return f, nil
		}
		t.AddMethod("__init__", "self, *args, **kwargs", func(machine *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
			f, ok := args[0].(*vm.Future)
			if !ok || f.Loop() != nil {
				return vm.None, nil
			}
			values, names := spread(args[1].(*vm.Tuple).Items, args[2].(*vm.Dict))
			made, err := create(machine, values, names)
			if err != nil {
				return nil, err
			}
			f.Future = made.Future
			f.Future.Owner = f
			of(machine).madeHere(f)
			return vm.None, nil
		})
	}
	begin(vm.FutureType, func(machine *vm.VM, args []vm.Value, names []string) (*vm.Future, *vm.Error) {
		bound, err := bindFuture(machine, args, names)
		if err != nil {
			return nil, err
		}
		l, err := of(machine).loopOr(bound[0])
		if err != nil {
			return nil, err
		}
		return vm.FutureObject(l.CreateFuture()), nil
	})
	begin(vm.TaskType, func(machine *vm.VM, args []vm.Value, names []string) (*vm.Future, *vm.Error) {
		bound, err := bindTask(machine, args, names)
		if err != nil {
			return nil, err
		}
		l, err := of(machine).loopOr(bound[1])
		if err != nil {
			return nil, err
		}
		co, err := expectCoroutine(machine, bound[0])
		if err != nil {
			return nil, err
		}
		return l.newTask(co, taskArguments{bound[2], bound[3], bound[4]})
	})
	vm.GatheringFutureType.New = nil

	add := method[*vm.Future]
	f := vm.FutureType
	add(f, "done", "", func(_ *vm.VM, f *vm.Future, _ []vm.Value) (vm.Value, *vm.Error) { return vm.NewBool(f.Done()), nil })
	add(f, "cancelled", "", func(_ *vm.VM, f *vm.Future, _ []vm.Value) (vm.Value, *vm.Error) {
		return vm.NewBool(f.Cancelled()), nil
	})
	add(f, "result", "", func(machine *vm.VM, f *vm.Future, _ []vm.Value) (vm.Value, *vm.Error) {
		return machine.FutureResult(f.Future)
	})
	add(f, "exception", "", func(_ *vm.VM, f *vm.Future, _ []vm.Value) (vm.Value, *vm.Error) {
		e, err := f.Exception()
		if err != nil {
			return nil, raised(err)
		}
		if e == nil {
			return vm.None, nil
		}
		return raised(e), nil
	})
	add(f, "set_result", "result, /", func(_ *vm.VM, f *vm.Future, args []vm.Value) (vm.Value, *vm.Error) {
		return vm.None, raised(f.SetResult(args[0]))
	})
	add(f, "set_exception", "exception, /", func(machine *vm.VM, f *vm.Future, args []vm.Value) (vm.Value, *vm.Error) {
		e, ok := args[0].(*vm.Error)
		if class, isType := args[0].(*vm.Type); isType && class.IsSubclass(vm.BaseException) {
			made, err := machine.Call(class)
			if err != nil {
				return nil, err
			}
			e, ok = made.(*vm.Error)
		}
		if !ok {
			return nil, machine.Raise(vm.TypeError, "invalid exception object")
		}
		return vm.None, raised(f.SetException(e))
	})
	add(f, "cancel", "msg=", func(_ *vm.VM, f *vm.Future, args []vm.Value) (vm.Value, *vm.Error) {
		var message any
		if args[0] != nil && args[0] != vm.None {
			message = args[0]
		}
		accepted, err := f.TryCancel(message)
		return vm.NewBool(accepted), raised(err)
	})
	add(f, "add_done_callback", "fn, /, *, context=", func(machine *vm.VM, f *vm.Future, args []vm.Value) (vm.Value, *vm.Error) {
		machine.Charge(160)
		c, err := contextOf(machine, args[1])
		if err != nil {
			return nil, err
		}
		s := of(machine)
		added := &callback{state: s, function: args[0], context: c}
		added.madeHere(s.loopOf(f.Loop()))
		f.AddDoneCallback(added)
		return vm.None, nil
	})
	add(f, "remove_done_callback", "fn, /", func(machine *vm.VM, f *vm.Future, args []vm.Value) (vm.Value, *vm.Error) {
		return vm.NewInt(int64(f.RemoveDoneCallback(&callback{state: of(machine), function: args[0]}))), nil
	})
	add(f, "get_loop", "", func(machine *vm.VM, f *vm.Future, _ []vm.Value) (vm.Value, *vm.Error) {
		return of(machine).loopOf(f.Loop()), nil
	})
	add(f, "__await__", "", func(machine *vm.VM, f *vm.Future, _ []vm.Value) (vm.Value, *vm.Error) { return f.Await(machine) })
	add(f, "__iter__", "", func(machine *vm.VM, f *vm.Future, _ []vm.Value) (vm.Value, *vm.Error) { return f.Await(machine) })
	f.AddGetter("_loop", func(machine *vm.VM, self vm.Value) (vm.Value, *vm.Error) {
		return of(machine).loopOf(self.(*vm.Future).Loop()), nil
	})

	task := func(name, signature string, run func(machine *vm.VM, t *gather.Task, args []vm.Value) (vm.Value, *vm.Error)) {
		add(vm.TaskType, name, signature, func(machine *vm.VM, f *vm.Future, args []vm.Value) (vm.Value, *vm.Error) {
			return run(machine, f.Task(), args)
		})
	}
	task("get_name", "", func(_ *vm.VM, t *gather.Task, _ []vm.Value) (vm.Value, *vm.Error) { return vm.NewStr(t.Name()), nil })
	task("set_name", "value, /", func(machine *vm.VM, t *gather.Task, args []vm.Value) (vm.Value, *vm.Error) {
		text, err := machine.Str(args[0])
		t.SetName(text)
		return vm.None, err
	})
	task("get_coro", "", func(_ *vm.VM, t *gather.Task, _ []vm.Value) (vm.Value, *vm.Error) {
		return coroutineObject(t.Coroutine()), nil
	})
	task("get_context", "", func(machine *vm.VM, t *gather.Task, _ []vm.Value) (vm.Value, *vm.Error) {
		switch {
		case t.Context != nil:
		case t.Loop().CurrentTask() == t:
			t.Context = machine.CurrentContext()
		default:
			t.Context = new(vm.Context)
		}
		return value(t.Context), nil
	})
	task("cancelling", "", func(_ *vm.VM, t *gather.Task, _ []vm.Value) (vm.Value, *vm.Error) {
		return vm.NewInt(int64(t.Cancelling())), nil
	})
	task("uncancel", "", func(_ *vm.VM, t *gather.Task, _ []vm.Value) (vm.Value, *vm.Error) {
		return vm.NewInt(int64(t.Uncancel())), nil
	})
}
