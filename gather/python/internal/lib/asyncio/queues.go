package asyncio

import (
	"gatherplay/gather"
	"gatherplay/gather/python/internal/syntax"
	"gatherplay/gather/python/internal/vm"
)

// A queue is an asyncio.Queue, PriorityQueue or LifoQueue.
type queue struct {
	*gather.Queue
	class *vm.Type
}

var (
	queueType         = vm.NewType("asyncio.queues", "Queue")
	priorityQueueType = vm.NewType("asyncio.queues", "PriorityQueue", queueType)
	lifoQueueType     = vm.NewType("asyncio.queues", "LifoQueue", queueType)
	queueEmpty        = vm.NewException("asyncio.queues", "QueueEmpty", vm.Exception)
	queueFull         = vm.NewException("asyncio.queues", "QueueFull", vm.Exception)
	queueShutDown     = vm.NewException("asyncio.queues", "QueueShutDown", vm.Exception)
)

// Type implements [vm.Value].
func (q *queue) Type() *vm.Type { return q.class }

// Repr implements [vm.Represented].
func (q *queue) Repr(machine *vm.VM) (string, *vm.Error) { return q.repr(machine, q) }

// Str implements [vm.Printed].
func (q *queue) Str(machine *vm.VM) (string, *vm.Error) { return q.shown(machine, q.class.Name) }

// repr is repr(v), of the queue or of an object of a class that extends it.
func (q *queue) repr(machine *vm.VM, v vm.Value) (string, *vm.Error) {
	return q.shown(machine, v.Type().Name+" at "+machine.Address(v))
}

// shown is the notation of the queue and its items after what tells it from others.
func (q *queue) shown(machine *vm.VM, identity string) (string, *vm.Error) {
	items := ""
	if !q.Empty() {
		machine.Charge(16 * q.Size())
		list := vm.NewList()
		for _, item := range q.Items() {
			list.Items = append(list.Items, item.(vm.Value))
		}
		var err *vm.Error
		if items, err = machine.Repr(list); err != nil {
			return "", err
		}
	}
	return "<" + identity + " " + q.Format(items) + ">", nil
}

// heap is the storage of a PriorityQueue: a binary heap ordered by Python's <, in the order of heapq.
type heap struct {
	machine *vm.VM
	items   []vm.Value
}

// Len implements [gather.Storage].
func (h *heap) Len() int { return len(h.items) }

// Items implements [gather.Storage].
func (h *heap) Items() []any {
	items := make([]any, len(h.items))
	for i, item := range h.items {
		items[i] = item
	}
	return items
}

// Put implements [gather.Storage].
func (h *heap) Put(item any) error {
	h.items = append(h.items, item.(vm.Value))
	return h.rise(0, len(h.items)-1)
}

// Get implements [gather.Storage].
func (h *heap) Get() (any, error) {
	last := h.items[len(h.items)-1]
	h.items = h.items[:len(h.items)-1]
	if len(h.items) == 0 {
		return last, nil
	}
	first := h.items[0]
	h.items[0] = last
	return first, h.sink()
}

func (h *heap) less(a, b vm.Value) (bool, *vm.Error) {
	v, err := h.machine.Compare(syntax.Lt, a, b)
	if err != nil {
		return false, err
	}
	return h.machine.Truth(v)
}

// rise moves an item up to its place.
func (h *heap) rise(top, at int) error {
	item := h.items[at]
	for at > top {
		parent := (at - 1) / 2
		smaller, err := h.less(item, h.items[parent])
		if err != nil {
			return err
		}
		if !smaller {
			break
		}
		h.items[at] = h.items[parent]
		at = parent
	}
	h.items[at] = item
	return nil
}

// sink moves the first item down to a leaf, always behind the smaller child, and from there up to its place.
func (h *heap) sink() error {
	at, item := 0, h.items[0]
	for child := 1; child < len(h.items); child = 2*at + 1 {
		if other := child + 1; other < len(h.items) {
			smaller, err := h.less(h.items[child], h.items[other])
			if err != nil {
				return err
			}
			if !smaller {
				child = other
			}
		}
		h.items[at] = h.items[child]
		at = child
	}
	h.items[at] = item
	return h.rise(0, at)
}

func queueMethods() {
	for t, make := range map[*vm.Type]func(machine *vm.VM, size int) *gather.Queue{
		queueType:     func(machine *vm.VM, size int) *gather.Queue { return gather.NewQueue(&of(machine).host, size) },
		lifoQueueType: func(machine *vm.VM, size int) *gather.Queue { return gather.NewLifoQueue(&of(machine).host, size) },
		priorityQueueType: func(machine *vm.VM, size int) *gather.Queue {
			return gather.NewQueueOf(&of(machine).host, size, &heap{machine: machine})
		},
	} {
		constructor(t, "maxsize=", func(machine *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
			size := 0
			if args[0] != nil {
				n, err := machine.AsSize(args[0])
				if err != nil {
					return nil, err
				}
				size = n
			}
			return &queue{make(machine, size), t}, nil
		})
	}
	text := func(s string, err *vm.Error) (vm.Value, *vm.Error) {
		if err != nil {
			return nil, err
		}
		return vm.NewStr(s), nil
	}
	queueType.AddMethod("__repr__", "self, /", func(machine *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		return text(vm.Underlying(args[0]).(*queue).repr(machine, args[0]))
	})
	queueType.AddMethod("__str__", "self, /", func(machine *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		return text(vm.Underlying(args[0]).(*queue).shown(machine, args[0].Type().Name))
	})
	method(queueType, "qsize", "", func(_ *vm.VM, q *queue, _ []vm.Value) (vm.Value, *vm.Error) { return vm.NewInt(int64(q.Size())), nil })
	method(queueType, "empty", "", func(_ *vm.VM, q *queue, _ []vm.Value) (vm.Value, *vm.Error) { return vm.NewBool(q.Empty()), nil })
	method(queueType, "full", "", func(_ *vm.VM, q *queue, _ []vm.Value) (vm.Value, *vm.Error) { return vm.NewBool(q.Full()), nil })
	method(queueType, "put_nowait", "item", func(machine *vm.VM, q *queue, args []vm.Value) (vm.Value, *vm.Error) {
		machine.Charge(16)
		return vm.None, raised(q.PutNowait(args[0]))
	})
	method(queueType, "get_nowait", "", func(_ *vm.VM, q *queue, _ []vm.Value) (vm.Value, *vm.Error) {
		item, err := q.GetNowait()
		if err != nil {
			return nil, raised(err)
		}
		return item.(vm.Value), nil
	})
	method(queueType, "put", "item", func(machine *vm.VM, q *queue, args []vm.Value) (vm.Value, *vm.Error) {
		machine.Charge(16)
		item := args[0]
		return here(machine, "Queue.put", func(l *Loop) gather.Coroutine { return q.Put(l.Loop, item) }, always(vm.None))
	})
	method(queueType, "get", "", func(machine *vm.VM, q *queue, _ []vm.Value) (vm.Value, *vm.Error) {
		return here(machine, "Queue.get", func(l *Loop) gather.Coroutine { return q.Get(l.Loop) }, nil)
	})
	method(queueType, "join", "", func(machine *vm.VM, q *queue, _ []vm.Value) (vm.Value, *vm.Error) {
		return here(machine, "Queue.join", func(l *Loop) gather.Coroutine { return q.Join(l.Loop) }, always(vm.None))
	})
	method(queueType, "task_done", "", func(_ *vm.VM, q *queue, _ []vm.Value) (vm.Value, *vm.Error) { return vm.None, raised(q.TaskDone()) })
	method(queueType, "shutdown", "immediate=", func(machine *vm.VM, q *queue, args []vm.Value) (vm.Value, *vm.Error) {
		immediate := false
		if args[0] != nil {
			truth, err := machine.Truth(args[0])
			if err != nil {
				return nil, err
			}
			immediate = truth
		}
		return vm.None, raised(q.Shutdown(immediate))
	})
	queueType.AddGetter("maxsize", func(_ *vm.VM, self vm.Value) (vm.Value, *vm.Error) {
		return vm.NewInt(int64(vm.Underlying(self).(*queue).MaxSize())), nil
	})
}
