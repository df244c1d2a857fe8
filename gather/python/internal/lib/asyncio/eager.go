package asyncio

import "gatherplay/gather/python/internal/vm"

// createEagerTaskFactory is create_eager_task_factory: it returns a task factory that has a constructor start tasks eagerly.
func createEagerTaskFactory(_ *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
	return eagerTaskFactory(args[0]), nil
}

func eagerTaskFactory(constructor vm.Value) vm.Value {
	factory := vm.Func("asyncio.tasks", "factory", "loop, coro, *, eager_start=, **kwargs", func(machine *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		eager := args[2]
		if eager == nil {
			eager = vm.True
		}
		values, names := spread([]vm.Value{args[1], args[0], eager}, args[3].(*vm.Dict))
		return machine.CallWith(constructor, values, append([]string{"loop", "eager_start"}, names...))
	})
	factory.Qualname = "create_eager_task_factory.<locals>.factory"
	return factory
}
