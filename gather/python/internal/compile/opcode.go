package compile

// An Opcode is what an instruction does.
type Opcode uint8

// The instructions. The comment beside each is its stack picture: the operand stack before and after, top at the right.
// NULL is Go's nil, which no Python value is.
const (
	NOP Opcode = iota

	// The operand stack.
	POP      //            x POP -
	DUP      //            x DUP x x
	DUP2     //          x y DUP2 x y x y
	SWAP     //          x y SWAP y x
	ROT3     //        x y z ROT3 z x y
	ROT4     //      w x y z ROT4 z w x y
	COPY     //  x[n] … x[1] COPY<n> x[n] … x[1] x[n]
	EXCHANGE //  x[n] … x[1] EXCHANGE<n> x[1] … x[n]    (only the two ends change places)
	NULL     //            - NULL NULL

	// Constants and names.
	CONST     //            - CONST<constant> value
	LOCAL     //            - LOCAL<slot> value                 UnboundLocalError if unset
	SETLOCAL  //        value SETLOCAL<slot> -
	DELLOCAL  //            - DELLOCAL<slot> -
	CELL      //            - CELL<cell> value                  cells first, then free cells; NameError if unset
	SETCELL   //        value SETCELL<cell> -
	DELCELL   //            - DELCELL<cell> -
	CLOSURE   //            - CLOSURE<cell> the cell itself
	GLOBAL    //            - GLOBAL<name> value                globals, then builtins
	SETGLOBAL //        value SETGLOBAL<name> -
	DELGLOBAL //            - DELGLOBAL<name> -
	NAME      //            - NAME<name> value                  class namespace, then globals, then builtins
	SETNAME   //        value SETNAME<name> -
	DELNAME   //            - DELNAME<name> -
	CLASSCELL //            - CLASSCELL<cell> value             class namespace, then the cell
	UNSET     //            - UNSET<slot> -                     the local is unset from here, if it was set or not
	NEWCELL   //            - NEWCELL<cell> -                   the frame has a new, unset cell in place of its own one
	NAMESPACE //            - NAMESPACE dict                    the namespace of the class body
	NAMEIN    //         dict NAMEIN<name> value                that dict, then globals, then builtins
	CELLIN    //         dict CELLIN<cell> value                that dict, then the cell
	ATTR      //            x ATTR<name> x.name
	SETATTR   //      value x SETATTR<name> -
	DELATTR   //            x DELATTR<name> -
	SUPERATTR // super cls self SUPERATTR<name> attribute       zero-argument super().name; B=1: as METHOD leaves it
	METHOD    //            x METHOD<name> f self  or  x.name NULL
	INDEX     //        x key INDEX x[key]
	SETINDEX  //  value x key SETINDEX -
	DELINDEX  //        x key DELINDEX -
	SLICE     //   a b (step) SLICE<2 or 3> slice

	// Operators.
	BINARY  //          x y BINARY<syntax.Operator> x op y
	INPLACE //          x y INPLACE<syntax.Operator> x op= y
	UNARY   //            x UNARY<syntax.UnaryOperator> op x   (not "not")
	NOT     //            x NOT not x
	COMPARE //          x y COMPARE<syntax.CmpOperator> x op y     < <= == != > >=
	IS      //          x y IS bool                             B=1: is not
	IN      //          x y IN bool                             B=1: not in

	// Making things.
	TUPLE       //  x1 … xn TUPLE<n> tuple
	LIST        //  x1 … xn LIST<n> list
	SET         //  x1 … xn SET<n> set
	DICT        // k1 v1 … kn vn DICT<n> dict
	STRING      //  s1 … sn STRING<n> str                       joins strings (of an f-string)
	FORMAT      //            x FORMAT str                       B: conversion 0, 's', 'r' or 'a'
	FORMATSPEC  //       x spec FORMATSPEC str                   B: as FORMAT
	LISTAPPEND  //  list … x LISTAPPEND<n> list …               the list lies n below x
	LISTEXTEND  //  list … x LISTEXTEND<n> list …               x is iterable; B≠0: the only argument after * in a call, of the function B+2 below x (for the error text)
	SETADD      //   set … x SETADD<n> set …
	SETUPDATE   //   set … x SETUPDATE<n> set …
	DICTADD     // dict … k v DICTADD<n> dict …               the dict lies n below k
	DICTUPDATE  //  dict … x DICTUPDATE<n> dict …               a ** in a display
	DICTMERGE   //  f NULL args dict x DICTMERGE f NULL args dict   a ** in a call: TypeError on a repeated name
	LISTTOTUPLE //       list LISTTOTUPLE tuple
	UNPACK      //          x UNPACK<n> xn … x1
	UNPACKEX    //          x UNPACKEX<before> after… list before…   B: how many after the starred one; first is on top

	// Flow. A jump's target is an index into Instrs.
	JUMP          //            - JUMP<target> -
	JUMPFALSE     //            x JUMPFALSE<target> -
	JUMPTRUE      //            x JUMPTRUE<target> -
	JUMPFALSEKEEP //            x JUMPFALSEKEEP<target> x (when it jumps)  or  -    and
	JUMPTRUEKEEP  //            x JUMPTRUEKEEP<target> x (when it jumps)  or  -     or
	JUMPNONE      //            x JUMPNONE<target> -
	JUMPNOTNONE   //            x JUMPNOTNONE<target> -
	ITER          //            x ITER iter(x)
	FORITER       //         iter FORITER<target> iter value   or, exhausted, - and jumps
	RETURN        //            x RETURN                         the frame is left

	// Functions, calls, classes, modules.
	FUNCTION   // (closure) (annotate) (kwdefaults) (defaults) FUNCTION<constant> function   B: WithDefaults …
	CALL       // f self|NULL x1 … xn CALL<n> result
	CALLKW     // f self|NULL x1 … xn names CALLKW<n> result     the last of the n stand for names, a tuple
	CALLEX     // f self|NULL args (kwargs) CALLEX result        args: tuple or list; B=1: with kwargs, a dict
	BUILDCLASS //            - BUILDCLASS __build_class__
	IMPORT     // fromlist IMPORT<name> module                  B: level; fromlist is a tuple or None
	IMPORTFROM //     module IMPORTFROM<name> module value
	IMPORTSTAR //     module IMPORTSTAR -

	// Exceptions.
	PUSHEXC        //          exc PUSHEXC previous exc          exc becomes the one being handled
	POPEXC         //     previous POPEXC -                      the one handled before is handled again
	CHECKEXC       //     exc type CHECKEXC exc bool
	CHECKEXCGROUP  //     exc type CHECKEXCGROUP rest|None match|None    exc may be None; match becomes the one being handled
	JOINEXCGROUP   //     exc list JOINEXCGROUP exc|None         what except* clauses raised and left over (or None), to be raised
	CAUGHT         //            - CAUGHT -                      the exception being handled stops here; the span is the except clause's header
	RAISE          //  (exc (cause)) RAISE<0, 1 or 2>
	RERAISE        //          exc RERAISE                       as it is: no new entry in its traceback
	ASSERTIONERROR //            - ASSERTIONERROR AssertionError
	NOTIMPLEMENTED //            - NOTIMPLEMENTED NotImplementedError
	ENTER          //           cm ENTER exit entered            with: calls __enter__
	ASYNCENTER     //           cm ASYNCENTER exit awaitable     async with: calls __aenter__
	EXITEXC        // exit previous exc EXITEXC exit previous exc result    calls exit(type, exc, traceback)

	// Generators and coroutines.
	YIELD       //            x YIELD sent
	YIELDITER   //            x YIELDITER iterator              of yield from
	AWAITABLE   //            x AWAITABLE iterator              B: 1 the result of __aenter__, 2 of __aexit__, 3 of __anext__ (for the error text)
	DELEGATE    //   iterator x DELEGATE result                 sends x; suspends with what comes back, stays, sends again; result when exhausted
	AITER       //            x AITER aiter(x)
	ANEXT       //            x ANEXT x awaitable
	ENDASYNCFOR //        x exc ENDASYNCFOR -                   of StopAsyncIteration; raises any other again

	// Pattern matching.
	MATCHSEQUENCE //            x MATCHSEQUENCE x bool
	MATCHMAPPING  //            x MATCHMAPPING x bool
	MATCHKEYS     //       x keys MATCHKEYS x keys values|None
	MATCHCLASS    // x class names MATCHCLASS<n> attributes|None   n: positional patterns
	LENGTH        //            x LENGTH x len(x)

	// Types.
	TYPEPARAM //  name (bound) (default) TYPEPARAM parameter      B: TypeVar …
	TYPEALIAS //  name params|None value TYPEALIAS alias          value is a function that computes it
)

// What FUNCTION finds on the stack; the first is on top.
const (
	WithDefaults   = 1 << iota // a tuple
	WithKwDefaults             // a dict
	WithAnnotate               // a function that computes the annotations
	WithClosure                // a tuple of cells
)

// Which parameter TYPEPARAM makes and what it finds on the stack.
const (
	TypeVar          = 0
	ParamSpec        = 1
	TypeVarTuple     = 2
	TypeParamBound   = 4 // a function that computes the bound or the constraints
	TypeParamDefault = 8 // a function that computes the default

	TypeParamConstraints = 16 // with TypeParamBound: it computes the tuple of constraints
)
