package vm

import "strings"

// What CPython's types and modules have and ours lack. A program that asks for one of these is told so and ends: an AttributeError
// would say that there is no such thing, and what the program did about that would be something else than in CPython.

// unavailable are the names by what they belong to, a type or a module, and what to use instead.
var unavailable = []struct{ owners, names, instead string }{
	{"object", "__reduce__ __weakref__", ""},
	{"float", "__getformat__", ""},
	{"complex", "from_number", "complex()"},
	{"bytes", "__buffer__ __bytes__ __mod__ __rmod__ capitalize center expandtabs islower istitle isupper ljust maketrans partition " +
		"removeprefix removesuffix rjust rpartition rsplit splitlines swapcase title translate zfill", "a str, which decode() makes"},
	{"function", "__builtins__ __closure__", ""},
	{"builtin_function_or_method method_descriptor", "__objclass__ __text_signature__", ""},
	{"generator", "gi_code gi_frame gi_suspended gi_yieldfrom", ""},
	{"coroutine", "cr_await cr_code cr_frame cr_origin cr_suspended", ""},
	{"async_generator", "ag_await ag_code ag_frame ag_suspended", ""},
	{"generator coroutine async_generator _asyncio.Future _asyncio.Task", "__class_getitem__ __del__", ""},
	{"traceback", "tb_lasti", ""},
	{"_io.TextIOWrapper", "__enter__ __exit__ __next__ buffer detach seek tell truncate write_through", ""},
	{"frame", "f_builtins f_generator f_lasti f_trace_lines f_trace_opcodes", ""},
	{"property", "__set_name__", ""},
	{"staticmethod classmethod", "__class_getitem__", ""},
	{"super", "__get__ __self__ __self_class__ __thisclass__", ""},
	{"code", "__replace__ co_branches co_cellvars co_code co_consts co_exceptiontable co_freevars co_lines " +
		"co_linetable co_lnotab co_names co_nlocals co_positions co_stacksize replace", ""},
	{"dict_keys dict_values dict_items", "mapping", "the dict itself"},
	{"list_iterator zip map", "__setstate__", ""},
	{"OSError", "characters_written", ""},
	{"SyntaxError", "end_lineno end_offset filename lineno msg offset print_file_and_line text", "str() of the exception"},
	{"UnicodeDecodeError UnicodeEncodeError", "encoding end object reason start", "str() of the exception"},
	{"types.UnionType typing.Union", "__name__ __qualname__", ""},
	{"asyncio.events.AbstractEventLoop", "add_reader add_signal_handler add_writer connect_accepted_socket connect_read_pipe " +
		"connect_write_pipe create_connection create_datagram_endpoint create_server create_unix_connection create_unix_server " +
		"getaddrinfo getnameinfo remove_reader remove_signal_handler remove_writer sendfile sock_accept sock_connect sock_recv " +
		"sock_recv_into sock_recvfrom sock_recvfrom_into sock_sendall sock_sendfile sock_sendto start_tls subprocess_exec " +
		"subprocess_shell", "asyncio.sleep for the time that it takes"},
	{"_asyncio.Future", "_asyncio_future_blocking _callbacks _cancel_message _exception _log_traceback _make_cancelled_error _repr_info _result " +
		"_source_traceback _state", ""},
	{"_asyncio.Task", "_coro _fut_waiter _log_destroy_pending _must_cancel _num_cancels_requested", ""},
	{"asyncio.locks.Lock", "_locked _waiters _wake_up_first", ""},
	{"asyncio.locks.Event", "_value _waiters", ""},
	{"asyncio.locks.Semaphore", "_bound_value _waiters _wake_next", ""},
	{"asyncio.locks.Condition", "_lock _notify _waiters", ""},
	{"asyncio.locks.Barrier", "_block _cond _count _exit _parties _release _state _wait", ""},
	{"asyncio.queues.Queue", "_finished _format _get _getters _init _is_shutdown _maxsize _put _putters _queue _unfinished_tasks _wakeup_next",
		"qsize, empty and full"},
	{"asyncio.taskgroups.TaskGroup", "_abort _aborting _base_error _entered _errors _exiting _loop _on_completed_fut _on_task_done _parent_task " +
		"_tasks", ""},
	{"asyncio.timeouts.Timeout", "_on_timeout _state _task _timeout_handler _when", ""},
	{"asyncio.events.Handle", "_args _callback _cancelled _context _loop _repr _repr_info _run _scheduled _source_traceback _when", ""},
	{"asyncio.runners.Runner", "_context _debug _lazy_init _loop _loop_factory _state", ""},
	{"asyncio.events.AbstractEventLoop", "_add_callback _asyncgens _call_soon _check_closed _check_running _clock_resolution _closed " +
		"_coroutine_origin_tracking_enabled _csock _current_handle _debug _default_executor _exception_handler _internal_fds _process_events " +
		"_ready _run_once _scheduled _selector _set_coroutine_origin_tracking _ssock _stopping _task_factory _thread_id _timer_cancelled_count " +
		"_timer_handle_cancelled _write_to_self", ""},
	{"_asyncio.Task", "get_stack print_stack", "the timeline, which shows where a task waits"},
	{"module asyncio", "AbstractServer BaseProtocol BaseTransport BufferedProtocol DatagramProtocol DatagramTransport " +
		"IncompleteReadError LimitOverrunError Protocol ReadTransport SendfileNotAvailableError Server StreamReader " +
		"StreamReaderProtocol StreamWriter SubprocessProtocol SubprocessTransport Transport WriteTransport base_subprocess " +
		"create_subprocess_exec create_subprocess_shell open_connection protocols selector_events sslproto start_server " +
		"start_unix_server open_unix_connection streams subprocess transports trsock unix_events",
		"asyncio.sleep for the time that the network or the other program takes"},
	{"module asyncio", "FrameCallGraphEntry FutureCallGraph capture_call_graph format_call_graph print_call_graph graph " +
		"future_add_to_awaited_by future_discard_from_awaited_by", "the timeline, which shows what waits for what"},
	{"module asyncio", "get_event_loop_policy set_event_loop_policy DefaultEventLoopPolicy", "asyncio.Runner with a loop_factory"},
	{"module asyncio", "base_tasks constants format_helpers log mixins staggered sys _enter_task _leave_task _register_task " +
		"_set_running_loop _unregister_task", ""},
	{"module asyncio.events", "get_event_loop_policy set_event_loop_policy", "asyncio.Runner with a loop_factory"},
	{"module asyncio.events asyncio.base_events", "AbstractServer Server _set_running_loop", "asyncio.sleep for the time that the network takes"},
	{"module asyncio.exceptions", "IncompleteReadError LimitOverrunError SendfileNotAvailableError", ""},
	{"module random", "BPF LOG4 NV_MAGICCONST RECIP_BPF SG_MAGICCONST SystemRandom TWOPI binomialvariate vonmisesvariate", ""},
	{"module time", "CLOCK_BOOTTIME CLOCK_MONOTONIC CLOCK_MONOTONIC_RAW CLOCK_PROCESS_CPUTIME_ID CLOCK_REALTIME CLOCK_TAI " +
		"CLOCK_THREAD_CPUTIME_ID clock_getres clock_gettime clock_gettime_ns clock_settime clock_settime_ns pthread_getcpuclockid tzset", "time.time, time.monotonic or time.perf_counter"},
	{"module builtins", "__build_class__ copyright credits help license", ""},
}

// lacks ends the run if name is an attribute that CPython has.
func (vm *VM) lacks(v Value, name string) {
	if m, ok := v.(*Module); ok && m.Dict != nil {
		vm.moduleLacks(m, name)
	}
	var owners []string
	switch v := v.(type) {
	case *Module:
		if v.File != "" {
			return
		}
		owners = []string{"module " + v.Name}
	case *Type:
		owners = v.builtinNames()
	default:
		owners = v.Type().builtinNames()
	}
	for _, row := range unavailable {
		if !isWordOf(name, row.names) {
			continue
		}
		for _, owner := range owners {
			if owner == row.owners || isWordOf(owner, row.owners) {
				text := strings.TrimPrefix(owner, "module ") + "." + name + " can't be used here"
				if row.instead != "" {
					text += "; use " + row.instead
				}
				vm.Unsupported(text)
			}
		}
	}
}

// moduleLacks ends the run if a module of the library says itself that it lacks name: in a dict __lacks__, of what to use instead by
// the names.
func (vm *VM) moduleLacks(m *Module, name string) {
	lacking, ok := m.Dict.Get("__lacks__").(*Dict)
	if !ok {
		return
	}
	for at := 0; ; {
		names, instead, more := lacking.Next(&at)
		if !more {
			return
		}
		if words, _ := AsStr(names); isWordOf(name, words) {
			text := m.Name + "." + name + " can't be used here"
			if use, _ := AsStr(instead); use != "" {
				text += "; use " + use
			}
			vm.Unsupported(text)
		}
	}
}

// builtinNames are the names of the classes that t is or inherits from and that the program has not made.
func (t *Type) builtinNames() []string {
	var names []string
	for _, class := range t.MRO {
		if !class.user {
			names = append(names, qualified(class))
		}
	}
	return names
}

// isWordOf reports whether word is one of those that spaces separate.
func isWordOf(word, words string) bool {
	for w := range strings.SplitSeq(words, " ") {
		if w == word {
			return true
		}
	}
	return false
}
