package vm

import "strings"

// uncalled are the methods of asyncio's classes that CPython's asyncio calls itself, by the classes; here it does not. To let a class of
// the program override one would be to ignore what the program says.
var uncalled = []struct{ owners, names string }{
	{"_asyncio.Future", "__del__ _make_cancelled_error add_done_callback cancelled done exception get_loop remove_done_callback " +
		"result"},
	{"_asyncio.Task", "cancelling get_coro get_name uncancel"},
	{"asyncio.events.AbstractEventLoop", "*"},
	{"asyncio.locks.Lock", "_wake_up_first acquire release"},
	{"asyncio.locks.Semaphore", "_wake_next acquire locked release"},
	{"asyncio.locks.Condition", "_notify acquire locked notify release wait"},
	{"asyncio.locks.Barrier", "_block _exit _release _wait wait"},
	{"asyncio.queues.Queue", "_format _get _init _put _wakeup_next empty full get_nowait put_nowait qsize"},
	{"asyncio.runners.Runner", "_lazy_init close"},
	{"asyncio.taskgroups.TaskGroup", "_abort _aexit _is_base_error _on_task_done"},
	{"asyncio.timeouts.Timeout", "_on_timeout reschedule"},
}

// overridesUncalled ends the run if a class of the program, or one of its own that it inherits from, overrides what asyncio would not
// call here.
func (vm *VM) overridesUncalled(t *Type) {
	for _, class := range t.MRO {
		if class.user {
			continue
		}
		for _, row := range uncalled {
			if qualified(class) != row.owners {
				continue
			}
			if row.names == "*" {
				vm.Unsupported("a class that inherits from an event loop can't be used here; write functions that use the loop that there is")
			}
			for name := range strings.FieldsSeq(row.names) {
				if owner := t.ownerOf(name); owner != nil && owner.user {
					vm.Unsupported("asyncio would call " + name + " of a class that inherits from asyncio." + class.Name +
						", but does not here; keep an asyncio." + class.Name + " in an attribute of a class of your own instead")
				}
			}
		}
	}
}

// ownerOf returns the class in which t finds a name, or nil.
func (t *Type) ownerOf(name string) *Type {
	for _, class := range t.MRO {
		if class.Dict.Get(name) != nil {
			return class
		}
	}
	return nil
}
