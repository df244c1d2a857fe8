package lib

import (
	"math"

	"gatherplay/gather/python/internal/vm"
)

// epochStart is what time.time() shows when the program begins, in nanoseconds: 2023-11-14 22:13:20 UTC.
const epochStart = 1_700_000_000_000_000_000

func newTime(*vm.VM) *vm.Module {
	module := vm.NewModule("time")
	clock := func(name string, start int64) {
		module.Add(name, "", func(m *vm.VM, _ []vm.Value) (vm.Value, *vm.Error) {
			return vm.NewFloat(float64(start+m.Now()) / 1e9), nil
		})
		module.Add(name+"_ns", "", func(m *vm.VM, _ []vm.Value) (vm.Value, *vm.Error) { return vm.NewInt(start + m.Now()), nil })
	}
	clock("time", epochStart)
	for _, name := range []string{"monotonic", "perf_counter", "process_time", "thread_time"} {
		clock(name, 0)
	}
	module.Add("sleep", "seconds, /", func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		seconds, err := sleepSeconds(m, args[0])
		if err != nil {
			return nil, err
		}
		m.Sleep(int64(math.Ceil(seconds * 1e9)))
		return vm.None, nil
	})
	for _, name := range []string{"timezone", "altzone", "daylight"} {
		module.Dict.Set(name, integer(0))
	}
	module.Dict.Set("tzname", vm.NewTuple(str("UTC"), str("UTC")))
	module.Dict.Set("__getattr__", vm.Func("time", "__getattr__", "name, /", brokenDown))
	return module
}

// brokenDown imports what of the module is about dates, when it is first asked for.
func brokenDown(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
	name, _ := vm.AsStr(args[0])
	switch name {
	case "struct_time", "gmtime", "localtime", "mktime", "ctime", "asctime", "strftime", "strptime", "get_clock_info":
		source, err := m.ImportModule("_timestruct")
		if err != nil {
			return nil, err
		}
		v := source.Dict.Get(name)
		if _, isClass := v.(*vm.Type); !isClass { // else a function, which is no method where it stands in a class
			inPython := v
			v = vm.Func("time", name, "*args", func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
				return m.Call(inPython, args[0].(*vm.Tuple).Items...)
			})
		}
		m.Modules["time"].Dict.Set(name, v)
		return v, nil
	}
	return nil, m.NoAttribute(m.Modules["time"], name)
}

// sleepSeconds checks the argument of sleep.
func sleepSeconds(m *vm.VM, v vm.Value) (float64, *vm.Error) {
	seconds, ok := vm.FloatOf(v)
	switch {
	case !ok:
		return 0, m.Raise(vm.TypeError, "'", v.Type().Label(), "' object cannot be interpreted as an integer or float")
	case math.IsNaN(seconds):
		return 0, m.Raise(vm.ValueError, "Invalid value NaN (not a number)")
	case seconds < 0:
		return 0, m.Raise(vm.ValueError, "sleep length must be non-negative")
	case seconds > math.MaxInt64/1e9:
		return 0, m.Raise(vm.OverflowError, "timestamp too large to convert to C PyTime_t")
	}
	return seconds, nil
}
