package asyncio

import (
	"gatherplay/gather"
	"gatherplay/gather/python/internal/vm"
)

// A taskGroup is an asyncio.TaskGroup.
type taskGroup struct{ *gather.TaskGroup }

var taskGroupType = vm.NewType("asyncio.taskgroups", "TaskGroup")

// Type implements [vm.Value].
func (*taskGroup) Type() *vm.Type { return taskGroupType }

// Repr implements [vm.Represented].
func (g *taskGroup) Repr(*vm.VM) (string, *vm.Error) { return g.String(), nil }

func taskGroupMethods() {
	constructor(taskGroupType, "", func(machine *vm.VM, _ []vm.Value) (vm.Value, *vm.Error) {
		return &taskGroup{gather.NewTaskGroup(&of(machine).host)}, nil
	})
	method(taskGroupType, "create_task", "coro, *, name=, context=, eager_start=", func(machine *vm.VM, g *taskGroup, args []vm.Value) (vm.Value, *vm.Error) {
		open := false
		t, err := g.Start(func(l *gather.Loop) (*gather.Task, error) {
			open = true
			co, err := expectCoroutine(machine, args[0])
			if err != nil {
				return nil, err
			}
			f, err := of(machine).loopOf(l).createTask(co, taskArguments{args[1], args[2], args[3]})
			if err != nil {
				return nil, err
			}
			if f.Task() == nil {
				return nil, machine.Unsupported("a task factory that makes no asyncio.Task can't be used with a TaskGroup here")
			}
			return f.Task(), nil
		})
		if err != nil && !open { // TaskGroup.create_task closes the coroutine only if the group takes no more tasks
			if _, failed := machine.CallMethod(args[0], "close"); failed != nil {
				return nil, failed
			}
		}
		if err != nil {
			return nil, raised(err)
		}
		return vm.FutureObject(&t.Future), nil
	})
	method(taskGroupType, "__aenter__", "", func(machine *vm.VM, g *taskGroup, _ []vm.Value) (vm.Value, *vm.Error) {
		return instantly(machine, "TaskGroup.__aenter__", func(l *Loop) (vm.Value, error) { return g, g.Enter(l.Loop) })
	})
	method(taskGroupType, "__aexit__", "et, exc, tb", func(machine *vm.VM, g *taskGroup, args []vm.Value) (vm.Value, *vm.Error) {
		body := failing(args)
		return here(machine, "TaskGroup.__aexit__", func(*Loop) gather.Coroutine {
			return g.Exit(body)
		}, always(vm.None))
	})
}
