package vm

import (
	"gatherplay/gather/python/internal/compile"
	"gatherplay/gather/python/internal/syntax"
)

// enter runs a new frame to its end, for Go code that waits for the result.
func (vm *VM) enter(f *Frame) (Value, *Error) {
	f.goCaller = true
	f.back = vm.frame
	if err := vm.deeper(); err != nil {
		if f.generator == nil {
			vm.release(f)
		}
		return nil, err
	}
	outer := vm.beginRun()
	result, err := vm.runNested(f, nil)
	vm.endRun(outer, result, err)
	return result, err
}

// deeper counts one more running frame.
func (vm *VM) deeper() *Error {
	if vm.depth >= vm.RecursionLimit {
		return vm.Raise(RecursionError, "maximum recursion depth exceeded")
	}
	vm.depth++
	return nil
}

// run executes f, and the frames that it calls, until f returns, raises or, if it is a generator's, yields. If thrown is not nil,
// it is raised at f's current instruction first.
func (vm *VM) run(f *Frame, thrown *Error) (result Value, err *Error) {
	result, err = vm.execute(f, thrown)
	for err == paused {
		result, err = vm.execute(vm.frame, nil)
	}
	return result, err
}

// paused is what execute returns now and then, between two instructions of a loop or before a call, only to be called again. A browser
// first compiles a function hastily. It has a better version soon after, but takes it only for the next call: without pauses, a
// program that just computes would get there never.
var paused = new(Error)

// execute is run, with pauses.
//
// Calls from Python to Python, the resumption of generators by for and of coroutines by await don't recurse in Go: they change f.
// What the loop body keeps in variables of its own (instructions, slots, program counter, height of the stack) is written back to
// the frame before anything that may look at it: a call, an error, a suspension.
func (vm *VM) execute(f *Frame, thrown *Error) (result Value, err *Error) {
	var (
		code   *Code
		instrs []compile.Instr
		slots  []Value
		pc, sp int
	)
	vm.frame = f
	code, slots, pc, sp = f.code, f.slots, f.pc, f.sp
	instrs = code.fused
	if vm.risks != 0 {
		instrs = vm.watched(code)
	}
	vm.propagated = nil
	if thrown != nil {
		err = thrown
		if pc > 0 && code.Instrs[pc-1].Op == compile.YIELD && code.Instrs[pc].Op != compile.DELEGATE {
			pc-- // the yield raises it, not what would have come next
		}
		vm.addContext(err, f.handled)
		goto raised
	}

next:
	for {
		in := instrs[pc]
	execute:
		// These come first since a browser finds its way to each of the others by a search.
		if in.Op >= fusedFirst && in.Op != watch {
			switch in.Op {
			case fusedLocalConstBinary, fusedLocalLocalBinary:
				second := instrs[pc+1].Arg
				var y Value
				if in.Op == fusedLocalConstBinary {
					y = code.constants[second]
				} else {
					y = slots[second]
				}
				if a, ok := slots[in.Arg].(*Int); ok {
					if b, ok := y.(*Int); ok {
						if v := smallBinary(syntax.Operator(instrs[pc+2].Arg), a.V, b.V); v != nil {
							slots[sp] = v
							sp++
							pc += 3
							continue
						}
					}
				} else if a, ok := slots[in.Arg].(*Float); ok {
					if b, ok := y.(*Float); ok {
						if v := simpleBinary(syntax.Operator(instrs[pc+2].Arg), a.V, b.V); v != nil {
							slots[sp] = v
							sp++
							pc += 3
							continue
						}
					}
				}
				in = code.Instrs[pc]
			case fusedConstBinary:
				if a, ok := slots[sp-1].(*Int); ok {
					if b, ok := code.constants[in.Arg].(*Int); ok {
						if v := smallBinary(syntax.Operator(instrs[pc+1].Arg), a.V, b.V); v != nil {
							slots[sp-1] = v
							pc += 2
							continue
						}
					}
				}
				in = code.Instrs[pc]
			case fusedLocalConstCompare, fusedLocalLocalCompare:
				second := instrs[pc+1].Arg
				var y Value
				if in.Op == fusedLocalConstCompare {
					y = code.constants[second]
				} else {
					y = slots[second]
				}
				if a, ok := slots[in.Arg].(*Int); ok {
					if b, ok := y.(*Int); ok {
						if compareOrdered(Comparison(instrs[pc+2].Arg), a.V, b.V) {
							pc += 4
						} else {
							pc = int(instrs[pc+3].Arg)
						}
						continue
					}
				}
				in = code.Instrs[pc]
			case fusedConstCompare:
				if a, ok := slots[sp-1].(*Int); ok {
					if b, ok := code.constants[in.Arg].(*Int); ok {
						sp--
						slots[sp] = nil
						if compareOrdered(Comparison(instrs[pc+1].Arg), a.V, b.V) {
							pc += 3
						} else {
							pc = int(instrs[pc+2].Arg)
						}
						continue
					}
				}
				in = code.Instrs[pc]
			case fusedCount:
				if a, ok := slots[in.Arg].(*Int); ok {
					if b, ok := code.constants[instrs[pc+1].Arg].(*Int); ok {
						if v := smallBinary(syntax.Operator(instrs[pc+2].Arg), a.V, b.V); v != nil {
							slots[instrs[pc+3].Arg] = v
							pc += 4
							continue
						}
					}
				}
				in = code.Instrs[pc]
			case fusedForRange:
				if it, ok := slots[sp-1].(*RangeIterator); ok && it.left > 0 {
					vm.meter.instructions -= 2
					if vm.meter.instructions < 0 {
						f.pc = pc
						vm.Spend(0)
					}
					slots[instrs[pc+1].Arg] = NewInt(it.next)
					it.next += it.step
					it.left--
					pc += 2
					continue
				}
				in = code.Instrs[pc]
			case fusedLocalAttr:
				if i, ok := slots[in.Arg].(*Instance); ok {
					if l := code.lookup(pc + 1); l.class == i.Class && l.version == vm.classVersion && !l.customized && !l.data {
						name := code.Names[instrs[pc+1].Arg]
						if at := l.at; at < len(i.Attrs.names) && i.Attrs.names[at] == name {
							slots[sp] = i.Attrs.values[at]
							sp++
							pc += 2
							continue
						}
					}
				}
				in = code.Instrs[pc]
			}
		}
		switch in.Op {
		case compile.NOP:

		case compile.POP:
			sp--
			slots[sp] = nil
		case compile.DUP:
			slots[sp] = slots[sp-1]
			sp++
		case compile.DUP2:
			slots[sp], slots[sp+1] = slots[sp-2], slots[sp-1]
			sp += 2
		case compile.SWAP:
			slots[sp-1], slots[sp-2] = slots[sp-2], slots[sp-1]
		case compile.ROT3:
			slots[sp-1], slots[sp-2], slots[sp-3] = slots[sp-2], slots[sp-3], slots[sp-1]
		case compile.ROT4:
			slots[sp-1], slots[sp-2], slots[sp-3], slots[sp-4] = slots[sp-2], slots[sp-3], slots[sp-4], slots[sp-1]
		case compile.COPY:
			slots[sp] = slots[sp-int(in.Arg)]
			sp++
		case compile.EXCHANGE:
			slots[sp-1], slots[sp-int(in.Arg)] = slots[sp-int(in.Arg)], slots[sp-1]
		case compile.NULL:
			slots[sp] = nil
			sp++

		case compile.CONST:
			slots[sp] = code.constants[in.Arg]
			sp++
		case compile.LOCAL:
			v := slots[in.Arg]
			if v == nil {
				err = vm.unboundLocal(code.Locals[in.Arg])
				goto failed
			}
			slots[sp] = v
			sp++
			// Mostly another operand follows.
			pc++
			in = instrs[pc]
			if in.Op == compile.CONST {
				slots[sp] = code.constants[in.Arg]
				sp++
				break
			}
			goto execute
		case compile.SETLOCAL:
			sp--
			slots[in.Arg] = slots[sp]
			slots[sp] = nil
		case compile.DELLOCAL:
			if slots[in.Arg] == nil {
				err = vm.unboundLocal(code.Locals[in.Arg])
				goto failed
			}
			slots[in.Arg] = nil
		case compile.CELL:
			v := slots[len(code.Locals)+int(in.Arg)].(*Cell).Value
			if v == nil {
				f.pc, f.sp = pc, sp
				if v, err = vm.forwardCell(code, int(in.Arg)); err != nil {
					goto failed
				}
			}
			slots[sp] = v
			sp++
		case compile.SETCELL:
			sp--
			slots[len(code.Locals)+int(in.Arg)].(*Cell).Value = slots[sp]
			slots[sp] = nil
		case compile.DELCELL:
			cell := slots[len(code.Locals)+int(in.Arg)].(*Cell)
			if cell.Value == nil {
				err = vm.unboundCell(code, int(in.Arg))
				goto failed
			}
			cell.Value = nil
		case compile.CLOSURE:
			slots[sp] = slots[len(code.Locals)+int(in.Arg)]
			sp++
		case compile.GLOBAL:
			name := code.Names[in.Arg]
			v := vm.global(f.globals, name, code.lookup(pc))
			if v == nil {
				f.pc, f.sp = pc, sp
				if v, err = vm.forwardName(name, f); err != nil {
					goto failed
				}
			}
			slots[sp] = v
			sp++
		case compile.SETGLOBAL:
			sp--
			f.globals.Set(code.Names[in.Arg], slots[sp])
			slots[sp] = nil
		case compile.DELGLOBAL:
			if !f.globals.Delete(code.Names[in.Arg]) {
				err = vm.undefined(code.Names[in.Arg], f)
				goto failed
			}
		case compile.NAME:
			name := code.Names[in.Arg]
			var v Value
			if f.names.mapping == nil {
				v = f.names.Get(name)
			} else {
				f.pc, f.sp = pc, sp
				if v, err = vm.preparedName(f.names, name); err != nil {
					goto failed
				}
			}
			if v == nil {
				if v = f.globals.Get(name); v == nil {
					if v = vm.Builtins.Get(name); v == nil {
						err = vm.undefined(name, f)
						goto failed
					}
				}
			}
			slots[sp] = v
			sp++
		case compile.SETNAME:
			sp--
			v := slots[sp]
			slots[sp] = nil
			if f.names.mapping == nil {
				f.names.Set(code.Names[in.Arg], v)
				break
			}
			f.pc, f.sp = pc, sp
			if err = vm.SetIndex(f.names.mapping, NewStr(code.Names[in.Arg]), v); err != nil {
				goto failed
			}
		case compile.DELNAME:
			name := code.Names[in.Arg]
			if f.names.mapping != nil {
				f.pc, f.sp = pc, sp
				if err = vm.deletePreparedName(f, name); err != nil {
					goto failed
				}
				break
			}
			if !f.names.Delete(name) {
				err = vm.undefined(name, f)
				goto failed
			}
		case compile.CLASSCELL:
			v := f.names.Get(cellName(code, int(in.Arg)))
			if v == nil {
				if v = slots[len(code.Locals)+int(in.Arg)].(*Cell).Value; v == nil {
					err = vm.unboundCell(code, int(in.Arg))
					goto failed
				}
			}
			slots[sp] = v
			sp++

		case compile.UNSET:
			slots[in.Arg] = nil
		case compile.NEWCELL:
			slots[len(code.Locals)+int(in.Arg)] = new(Cell)
		case compile.NAMESPACE:
			slots[sp] = &namespaceView{f.names}
			sp++
		case compile.NAMEIN:
			name := code.Names[in.Arg]
			v := slots[sp-1].(*namespaceView).names.Get(name)
			if v == nil {
				if v = f.globals.Get(name); v == nil {
					if v = vm.Builtins.Get(name); v == nil {
						f.pc, f.sp = pc, sp
						if v, err = vm.forwardName(name, f); err != nil {
							goto failed
						}
					}
				}
			}
			slots[sp-1] = v
		case compile.CELLIN:
			v := slots[sp-1].(*namespaceView).names.Get(cellName(code, int(in.Arg)))
			if v == nil {
				if v = slots[len(code.Locals)+int(in.Arg)].(*Cell).Value; v == nil {
					f.pc, f.sp = pc, sp
					if v, err = vm.forwardCell(code, int(in.Arg)); err != nil {
						goto failed
					}
				}
			}
			slots[sp-1] = v

		case compile.ATTR:
			var v Value
			f.pc = pc
			l := code.lookup(pc)
			if getter := l.getter(vm, slots[sp-1]); getter != nil { // as a call, which pushes what it returns
				var called *Frame
				if called, err = vm.prepare(getter, slots[sp-1:sp], nil); err != nil {
					goto failed
				}
				if err = vm.deeper(); err != nil {
					vm.release(called)
					goto failed
				}
				sp--
				slots[sp] = nil
				f.sp = sp
				called.back = f
				f = called
				goto switched
			}
			if v, err = vm.attribute(slots[sp-1], code.Names[in.Arg], l); err != nil {
				goto failed
			}
			slots[sp-1] = v
		case compile.SETATTR:
			f.pc = pc
			sp -= 2
			err = vm.setAttribute(slots[sp+1], code.Names[in.Arg], slots[sp], code.lookup(pc))
			slots[sp], slots[sp+1] = nil, nil
			if err != nil {
				goto failed
			}
		case compile.DELATTR:
			f.pc = pc
			sp--
			err = vm.DelAttr(slots[sp], code.Names[in.Arg])
			slots[sp] = nil
			if err != nil {
				goto failed
			}
		case compile.METHOD:
			f.pc = pc
			slots[sp-1], slots[sp], err = vm.method(slots[sp-1], code.Names[in.Arg], code.lookup(pc))
			if err != nil {
				goto failed
			}
			sp++
		case compile.SUPERATTR:
			f.pc = pc
			var v Value
			v, err = vm.superAttribute(slots[sp-3], slots[sp-2], slots[sp-1], code.Names[in.Arg])
			if err != nil {
				goto failed
			}
			sp -= 2
			slots[sp], slots[sp+1] = nil, nil
			if slots[sp-1] = v; in.B == 1 {
				if m, ok := v.(*Method); ok {
					slots[sp-1], slots[sp] = m.Func, m.Self
				}
				sp++
			}
		case compile.INDEX:
			f.pc = pc
			sp--
			x, key := slots[sp-1], slots[sp]
			slots[sp] = nil
			if list, ok := x.(*List); ok {
				if i, ok := key.(*Int); ok && uint64(i.V) < uint64(len(list.Items)) {
					slots[sp-1] = list.Items[i.V]
					break
				}
			}
			if slots[sp-1], err = vm.Index(x, key); err != nil {
				goto failed
			}
		case compile.SETINDEX:
			f.pc = pc
			sp -= 3
			value, x, key := slots[sp], slots[sp+1], slots[sp+2]
			slots[sp], slots[sp+1], slots[sp+2] = nil, nil, nil
			if err = vm.SetIndex(x, key, value); err != nil {
				goto failed
			}
		case compile.DELINDEX:
			f.pc = pc
			sp -= 2
			x, key := slots[sp], slots[sp+1]
			slots[sp], slots[sp+1] = nil, nil
			if err = vm.DelIndex(x, key); err != nil {
				goto failed
			}
		case compile.SLICE:
			sp -= int(in.Arg)
			s := &Slice{Start: slots[sp], Stop: slots[sp+1], Step: None}
			if in.Arg == 3 {
				s.Step = slots[sp+2]
				slots[sp+2] = nil
			}
			slots[sp], slots[sp+1] = s, nil
			sp++

		case compile.BINARY, compile.INPLACE:
			sp--
			x, y := slots[sp-1], slots[sp]
			slots[sp] = nil
			if a, ok := x.(*Int); ok {
				if b, ok := y.(*Int); ok {
					if v := smallBinary(syntax.Operator(in.Arg), a.V, b.V); v != nil {
						slots[sp-1] = v
						pc++
						continue
					}
				}
			} else if a, ok := x.(*Float); ok {
				if b, ok := y.(*Float); ok {
					if v := simpleBinary(syntax.Operator(in.Arg), a.V, b.V); v != nil {
						slots[sp-1] = v
						pc++
						continue
					}
				}
			}
			f.pc = pc
			if in.Op == compile.BINARY {
				slots[sp-1], err = vm.Binary(syntax.Operator(in.Arg), x, y)
			} else {
				slots[sp-1], err = vm.Inplace(syntax.Operator(in.Arg), x, y)
			}
			if err != nil {
				goto failed
			}
		case compile.UNARY:
			f.pc = pc
			if slots[sp-1], err = vm.Unary(syntax.UnaryOperator(in.Arg), slots[sp-1]); err != nil {
				goto failed
			}
		case compile.NOT:
			f.pc = pc
			var truth bool
			if truth, err = vm.truth(slots[sp-1]); err != nil {
				goto failed
			}
			slots[sp-1] = NewBool(!truth)
		case compile.COMPARE:
			sp--
			x, y := slots[sp-1], slots[sp]
			slots[sp] = nil
			if a, ok := x.(*Int); ok {
				if b, ok := y.(*Int); ok {
					truth := compareOrdered(Comparison(in.Arg), a.V, b.V)
					// Mostly the next instruction is a jump that depends on it.
					if next := instrs[pc+1]; next.Op == compile.JUMPFALSE && int(next.Arg) > pc {
						sp--
						slots[sp] = nil
						if pc += 2; !truth {
							pc = int(next.Arg)
						}
						continue
					}
					slots[sp-1] = NewBool(truth)
					break
				}
			}
			f.pc = pc
			if slots[sp-1], err = vm.Compare(Comparison(in.Arg), x, y); err != nil {
				goto failed
			}
		case compile.IS:
			sp--
			slots[sp-1] = NewBool(vm.Is(slots[sp-1], slots[sp]) != (in.B == 1))
			slots[sp] = nil
		case compile.IN:
			f.pc = pc
			sp--
			var found bool
			found, err = vm.Contains(slots[sp], slots[sp-1])
			slots[sp] = nil
			if err != nil {
				goto failed
			}
			slots[sp-1] = NewBool(found != (in.B == 1))

		case compile.TUPLE:
			n := int(in.Arg)
			vm.Charge(16 * n)
			sp -= n
			items := make([]Value, n)
			copy(items, slots[sp:sp+n])
			clear(slots[sp : sp+n])
			slots[sp] = &Tuple{items}
			sp++
		case compile.LIST:
			n := int(in.Arg)
			vm.Charge(16 * n)
			sp -= n
			items := make([]Value, n)
			copy(items, slots[sp:sp+n])
			clear(slots[sp : sp+n])
			slots[sp] = &List{items, vm.numbered}
			sp++
		case compile.SET:
			f.pc = pc
			n := int(in.Arg)
			var set *Set
			if set, err = vm.setDisplay(code.Instrs[:pc], slots[sp-n:sp]); err != nil {
				goto failed
			}
			clear(slots[sp-n : sp])
			sp -= n - 1
			slots[sp-1] = set
		case compile.DICT:
			f.pc = pc
			n := 2 * int(in.Arg)
			dict := NewDict()
			for i := sp - n; i < sp; i += 2 {
				if err = dict.Set(vm, slots[i], slots[i+1]); err != nil {
					goto failed
				}
			}
			clear(slots[sp-n : sp])
			sp -= n
			slots[sp] = dict
			sp++
		case compile.STRING:
			n := int(in.Arg)
			sp -= n
			size := 0
			for _, s := range slots[sp : sp+n] {
				size += len(s.(*Str).V)
			}
			vm.Charge(size)
			joined := make([]byte, 0, size)
			for i, s := range slots[sp : sp+n] {
				joined = append(joined, s.(*Str).V...)
				slots[sp+i] = nil
			}
			slots[sp] = NewStr(string(joined))
			sp++
		case compile.FORMAT, compile.FORMATSPEC:
			f.pc = pc
			spec := ""
			if in.Op == compile.FORMATSPEC {
				sp--
				spec = slots[sp].(*Str).V
				slots[sp] = nil
			}
			if slots[sp-1], err = vm.formatField(slots[sp-1], in.B, spec); err != nil {
				goto failed
			}
		case compile.LISTAPPEND:
			sp--
			list := slots[sp-int(in.Arg)].(*List)
			f.pc = pc
			list.Append(vm, slots[sp])
			slots[sp] = nil
		case compile.LISTEXTEND:
			f.pc = pc
			sp--
			list := slots[sp-int(in.Arg)].(*List)
			x := slots[sp]
			slots[sp] = nil
			var callee Value
			if in.B != 0 {
				callee = slots[sp-int(in.B)-2]
			}
			if err = vm.extend(list, x, callee); err != nil {
				goto failed
			}
		case compile.SETADD:
			f.pc = pc
			sp--
			x := slots[sp]
			slots[sp] = nil
			if err = slots[sp-int(in.Arg)].(*Set).Add(vm, x); err != nil {
				goto failed
			}
		case compile.SETUPDATE:
			f.pc = pc
			sp--
			set, x := slots[sp-int(in.Arg)].(*Set), slots[sp]
			slots[sp] = nil
			if err = vm.Each(x, func(item Value) *Error { return set.Add(vm, item) }); err != nil {
				goto failed
			}
		case compile.DICTADD:
			f.pc = pc
			sp -= 2
			key, value := slots[sp], slots[sp+1]
			slots[sp], slots[sp+1] = nil, nil
			if err = slots[sp-int(in.Arg)].(*Dict).Set(vm, key, value); err != nil {
				goto failed
			}
		case compile.DICTUPDATE:
			f.pc = pc
			sp--
			x := slots[sp]
			slots[sp] = nil
			if err = vm.updateFromMapping(slots[sp-int(in.Arg)].(*Dict), x); err != nil {
				goto failed
			}
		case compile.DICTMERGE:
			f.pc = pc
			sp--
			x := slots[sp]
			slots[sp] = nil
			if err = vm.mergeKeywords(slots[sp-1].(*Dict), x, slots[sp-4]); err != nil {
				goto failed
			}
		case compile.LISTTOTUPLE:
			slots[sp-1] = &Tuple{slots[sp-1].(*List).Items}
		case compile.UNPACK:
			f.pc = pc
			sp--
			x := slots[sp]
			slots[sp] = nil
			if err = vm.unpack(x, slots[sp:sp+int(in.Arg)]); err != nil {
				goto failed
			}
			sp += int(in.Arg)
		case compile.UNPACKEX:
			f.pc = pc
			sp--
			x := slots[sp]
			slots[sp] = nil
			n := int(in.Arg) + 1 + int(in.B)
			if err = vm.unpackStarred(x, slots[sp:sp+n], int(in.Arg)); err != nil {
				goto failed
			}
			sp += n

		case compile.JUMP:
			if int(in.Arg) <= pc {
				f.pc = pc
				vm.meter.instructions -= int64(pc - int(in.Arg) + 1)
				if vm.meter.instructions < 0 {
					vm.Spend(0)
					f.pc, f.sp = int(in.Arg), sp
					return nil, paused
				}
			}
			pc = int(in.Arg)
			continue
		case compile.JUMPFALSE, compile.JUMPTRUE:
			sp--
			x := slots[sp]
			slots[sp] = nil
			var truth bool
			switch x {
			case True:
				truth = true
			case False:
			default:
				f.pc = pc
				if truth, err = vm.truth(x); err != nil {
					goto failed
				}
			}
			if truth == (in.Op == compile.JUMPTRUE) {
				if int(in.Arg) <= pc {
					f.pc = pc
					vm.Spend(pc - int(in.Arg) + 1)
				}
				pc = int(in.Arg)
				continue
			}
		case compile.JUMPFALSEKEEP, compile.JUMPTRUEKEEP:
			f.pc = pc
			var truth bool
			if truth, err = vm.truth(slots[sp-1]); err != nil {
				goto failed
			}
			if truth == (in.Op == compile.JUMPTRUEKEEP) {
				pc = int(in.Arg)
				continue
			}
			sp--
			slots[sp] = nil
		case compile.JUMPNONE, compile.JUMPNOTNONE:
			sp--
			isNone := slots[sp] == None
			slots[sp] = nil
			if isNone == (in.Op == compile.JUMPNONE) {
				pc = int(in.Arg)
				continue
			}
		case compile.ITER:
			f.pc = pc
			if slots[sp-1], err = vm.Iter(slots[sp-1]); err != nil {
				goto failed
			}
		case compile.FORITER:
			f.pc = pc
			if vm.meter.instructions -= 2; vm.meter.instructions < 0 {
				vm.Spend(0)
			}
			var v Value
			switch it := slots[sp-1].(type) {
			case *Generator:
				if it.frame != nil && it.kind == plainGenerator {
					f.sp = sp
					if err = vm.resumeWithin(it, None, f); err != nil {
						goto failed
					}
					f = it.frame
					goto switched
				}
				v, err = vm.Next(it)
			case Iterator:
				v, err = it.Next(vm)
			default:
				v, err = vm.Next(it)
			}
			if err != nil {
				goto failed
			}
			if vm.risks != 0 {
				instrs = vm.watched(code)
			}
			if v == nil {
				sp--
				slots[sp] = nil
				pc = int(in.Arg)
				continue
			}
			slots[sp] = v
			sp++
		case compile.RETURN:
			v := slots[sp-1]
			f.pc, f.sp = pc, sp-1
			slots[sp-1] = nil
			result = v
			goto left

		case compile.FUNCTION:
			f.sp = sp
			fn := vm.makeFunction(f, code.constants[in.Arg].(*Code), in.B)
			sp = f.sp
			slots[sp] = fn
			sp++
		case compile.CALL:
			f.pc = pc
			n := int(in.Arg)
			vm.meter.instructions -= 4
			if vm.meter.instructions < 0 {
				vm.Spend(0)
				f.sp = sp
				return nil, paused
			}
			first := sp - n // of the arguments, self included if there is one
			self := slots[first-1]
			if self != nil {
				first--
			}
			callee := slots[sp-n-2]
			if m, ok := callee.(*Method); ok && self == nil {
				callee = m.Func
				first--
				slots[first] = m.Self
			}
			switch callee := callee.(type) {
			case *Function:
				f.sp = sp - n - 2
				var called *Frame
				if called, err = vm.prepare(callee, slots[first:sp], nil); err != nil {
					clear(slots[f.sp:sp])
					goto failed
				}
				clear(slots[f.sp:sp])
				if called.generator != nil {
					slots[f.sp] = called.generator
					sp = f.sp + 1
					if vm.risks != 0 && !vm.awaitedAtOnce(called.generator, code.Instrs[pc+1]) {
						instrs = vm.watched(code)
					}
					break
				}
				if err = vm.deeper(); err != nil {
					vm.release(called)
					goto failed
				}
				called.back = f
				f = called
				goto switched
			case *Type:
				if callee.user && callee.plain() {
					f.sp = sp - n - 2
					var called *Frame
					var made Value
					if made, called, err = vm.instantiate(callee, slots[first:sp], nil); err != nil {
						clear(slots[f.sp:sp])
						goto failed
					}
					clear(slots[f.sp:sp])
					if called == nil {
						slots[f.sp] = made
						sp = f.sp + 1
						if vm.risks != 0 {
							instrs = vm.watched(code)
						}
						break
					}
					if err = vm.deeper(); err != nil {
						vm.release(called)
						goto failed
					}
					called.back = f
					f = called
					goto switched
				}
				var v Value
				f.sp = sp
				if v, err = vm.callType(callee, slots[first:sp], nil); err != nil {
					goto failed
				}
				clear(slots[sp-n-2 : sp])
				sp -= n + 1
				slots[sp-1] = v
			default:
				var v Value
				f.sp = sp
				if v, err = vm.CallWith(callee, slots[first:sp], nil); err != nil {
					goto failed
				}
				clear(slots[sp-n-2 : sp])
				sp -= n + 1
				slots[sp-1] = v
				if vm.risks != 0 && !vm.awaitedAtOnce(v, code.Instrs[pc+1]) {
					instrs = vm.watched(code)
				}
			}
		case compile.CALLKW, compile.CALLEX:
			f.pc = pc
			vm.Spend(6)
			var callee Value
			var args []Value
			var names []string
			base := 0
			if in.Op == compile.CALLKW {
				sp--
				for _, name := range slots[sp].(*Tuple).Items {
					names = append(names, name.(*Str).V)
				}
				slots[sp] = nil
				base = sp - int(in.Arg) - 2
				callee = slots[base]
				args = slots[base+2 : sp]
				if slots[base+1] != nil {
					args = slots[base+1 : sp]
				}
			} else {
				base = sp - 3 - int(in.B)
				callee = slots[base]
				if args, names, err = vm.spread(slots[base+1:sp], in.B == 1); err != nil {
					goto failed
				}
			}
			if m, ok := callee.(*Method); ok {
				callee = m.Func
				args = append([]Value{m.Self}, args...)
			}
			if fn, ok := callee.(*Function); ok {
				var called *Frame
				if called, err = vm.prepare(fn, args, names); err != nil {
					goto failed
				}
				clear(slots[base:sp])
				sp = base
				f.sp = sp
				if called.generator != nil {
					slots[sp] = called.generator
					sp++
					if vm.risks != 0 {
						instrs = vm.watched(code)
					}
					break
				}
				if err = vm.deeper(); err != nil {
					vm.release(called)
					goto failed
				}
				called.back = f
				f = called
				goto switched
			}
			var v Value
			f.sp = sp
			if v, err = vm.CallWith(callee, args, names); err != nil {
				goto failed
			}
			clear(slots[base:sp])
			slots[base] = v
			sp = base + 1
			if vm.risks != 0 {
				instrs = vm.watched(code)
			}
		case compile.BUILDCLASS:
			slots[sp] = buildClass
			sp++
		case compile.IMPORT:
			f.pc = pc
			f.sp = sp
			if slots[sp-1], err = vm.importName(code.Names[in.Arg], slots[sp-1], int(in.B)); err != nil {
				goto failed
			}
		case compile.IMPORTFROM:
			f.pc = pc
			if slots[sp], err = vm.importFrom(slots[sp-1].(*Module), code.Names[in.Arg]); err != nil {
				goto failed
			}
			sp++
		case compile.IMPORTSTAR:
			sp--
			f.pc = pc
			if err = vm.importAll(slots[sp].(*Module), f.names); err != nil {
				goto failed
			}
			slots[sp] = nil

		case compile.PUSHEXC:
			exc := slots[sp-1]
			if f.handled != nil {
				slots[sp-1] = f.handled
			} else {
				slots[sp-1] = None
			}
			slots[sp] = exc
			sp++
			f.handled = exc.(*Error)
		case compile.POPEXC:
			sp--
			f.handled, _ = slots[sp].(*Error)
			slots[sp] = nil
		case compile.CHECKEXC:
			f.pc = pc
			var matches bool
			if matches, err = vm.matchesClause(slots[sp-2].(*Error), slots[sp-1]); err != nil {
				goto failed
			}
			slots[sp-1] = NewBool(matches)
		case compile.CHECKEXCGROUP:
			f.pc = pc
			if slots[sp-2], slots[sp-1], err = vm.splitGroup(slots[sp-2], slots[sp-1]); err != nil {
				goto failed
			}
			if match, ok := slots[sp-1].(*Error); ok {
				f.handled = match
			}
		case compile.JOINEXCGROUP:
			sp--
			if slots[sp-1], err = vm.joinGroup(slots[sp-1], slots[sp].(*List)); err != nil {
				goto failed
			}
			slots[sp] = nil
		case compile.CAUGHT:
			if vm.OnCaught != nil && f.handled != nil {
				f.pc = pc
				vm.OnCaught(f.handled)
			}
		case compile.RAISE:
			f.pc = pc
			if in.Arg == 0 {
				if handled := f.handledError(); handled != nil {
					err = handled
					f.sp = sp
					goto again
				}
			}
			sp -= int(in.Arg)
			err = vm.raiseStatement(slots[sp : sp+int(in.Arg)])
			clear(slots[sp : sp+int(in.Arg)])
			goto failed
		case compile.RERAISE:
			sp--
			err = slots[sp].(*Error)
			slots[sp] = nil
			f.pc, f.sp = pc, sp
			goto again
		case compile.ASSERTIONERROR:
			slots[sp] = AssertionError
			sp++
		case compile.NOTIMPLEMENTED:
			slots[sp] = NotImplementedError
			sp++
		case compile.ENTER:
			f.pc = pc
			f.sp = sp
			if slots[sp-1], slots[sp], err = vm.enterContext(slots[sp-1]); err != nil {
				goto failed
			}
			sp++
		case compile.ASYNCENTER:
			f.pc = pc
			f.sp = sp
			if slots[sp-1], slots[sp], err = vm.enterAsyncContext(slots[sp-1]); err != nil {
				goto failed
			}
			sp++
		case compile.EXITEXC:
			f.pc = pc
			f.sp = sp
			exc := slots[sp-1].(*Error)
			var v Value
			if v, err = vm.Call(slots[sp-3], exc.Class, exc, tracebackObject(exc)); err != nil {
				goto failed
			}
			slots[sp] = v
			sp++

		case compile.YIELD:
			v := slots[sp-1]
			slots[sp-1] = nil
			f.pc, f.sp = pc+1, sp-1
			f.generator.delivered = f.generator.kind == asyncGenerator
			result = v
			goto yielded
		case compile.YIELDITER:
			f.pc = pc
			if g, ok := slots[sp-1].(*Generator); !ok || g.kind == asyncGenerator {
				if slots[sp-1], err = vm.iteratorToDelegate(slots[sp-1], code.Flags); err != nil {
					goto failed
				}
			}
		case compile.AWAITABLE:
			f.pc = pc
			if slots[sp-1], err = vm.awaitable(slots[sp-1], in.B); err != nil {
				goto failed
			}
		case compile.DELEGATE:
			f.pc = pc
			sp--
			sent := slots[sp]
			slots[sp] = nil
			var v Value
			done := false
			switch it := slots[sp-1].(type) {
			case *Generator:
				if it.frame != nil {
					f.sp = sp
					if err = vm.resumeWithin(it, sent, f); err != nil {
						goto failed
					}
					f = it.frame
					goto switched
				}
				v, done, err = it.Send(vm, sent)
			case *NativeCoroutine:
				v, done, err = it.step(vm, nil)
			case Delegate:
				v, done, err = it.Send(vm, sent)
			default:
				v, done, err = vm.sendTo(it, sent)
			}
			if vm.risks != 0 {
				instrs = vm.watched(code)
			}
			if err != nil {
				goto failed
			}
			if done {
				slots[sp-1] = v
				break
			}
			f.sp = sp
			result = v
			goto yielded
		case compile.AITER:
			f.pc = pc
			if slots[sp-1], err = vm.asyncIterator(slots[sp-1]); err != nil {
				goto failed
			}
		case compile.ANEXT:
			f.pc = pc
			if slots[sp], err = vm.AsyncNext(slots[sp-1]); err != nil {
				goto failed
			}
			sp++
		case compile.ENDASYNCFOR:
			sp--
			exc := slots[sp].(*Error)
			slots[sp] = nil
			if !exc.Class.IsSubclass(StopAsyncIteration) {
				err = exc
				f.pc, f.sp = pc, sp
				goto again
			}
			sp--
			slots[sp] = nil

		case compile.MATCHSEQUENCE:
			slots[sp] = NewBool(pattern(slots[sp-1]) == SequencePattern)
			sp++
		case compile.MATCHMAPPING:
			slots[sp] = NewBool(pattern(slots[sp-1]) == MappingPattern)
			sp++
		case compile.MATCHKEYS:
			f.pc = pc
			if slots[sp], err = vm.matchKeys(slots[sp-2], slots[sp-1].(*Tuple)); err != nil {
				goto failed
			}
			sp++
		case compile.MATCHCLASS:
			f.pc = pc
			var v Value
			if v, err = vm.matchClass(slots[sp-3], slots[sp-2], slots[sp-1].(*Tuple), int(in.Arg)); err != nil {
				goto failed
			}
			sp -= 2
			slots[sp], slots[sp+1] = nil, nil
			slots[sp-1] = v
		case compile.LENGTH:
			f.pc = pc
			var n int
			if n, err = vm.Len(slots[sp-1]); err != nil {
				goto failed
			}
			slots[sp] = NewInt(int64(n))
			sp++

		case compile.TYPEPARAM:
			f.sp = sp
			v := vm.makeTypeParameter(f, in.B)
			sp = f.sp
			slots[sp] = v
			sp++
		case compile.TYPEALIAS:
			sp -= 2
			slots[sp-1] = &TypeAlias{Name: slots[sp-1].(*Str).V, Parameters: slots[sp], compute: slots[sp+1]}
			slots[sp], slots[sp+1] = nil, nil

		case watch:
			f.pc, f.sp = pc, sp
			vm.watch(f)
			if vm.risks == 0 {
				instrs = code.fused
			}
			in = code.Instrs[pc]
			goto execute

		default:
			panic("unknown instruction " + itoa(int(in.Op)))
		}
		pc++
	}

switched: // to another frame, at its current instruction
	vm.frame = f
	code, slots, pc, sp = f.code, f.slots, f.pc, f.sp
	instrs = code.fused
	if vm.risks != 0 {
		instrs = vm.watched(code)
	}
	goto next

left: // f returned result
	{
		caller, toGo := f.back, f.goCaller
		vm.depth--
		vm.frame = caller
		switch g := f.generator; {
		case g != nil:
			if toGo {
				vm.ended = Ended{code, pc}
				g.finish()
				return result, nil
			}
			g.finish()
			f = caller
			if in := f.code.Instrs[f.pc]; in.Op == compile.FORITER {
				f.pop()
				f.pc = int(in.Arg)
				goto switched
			}
			f.pop() // the iterator of DELEGATE
			f.throwing = false
		case f.instance != nil && result != None:
			err = vm.Raise(TypeError, "__init__() should return None, not '", result.Type().Label(), "'")
			vm.release(f)
			if toGo {
				return nil, err
			}
			f = caller
			code, slots, pc, sp = f.code, f.slots, f.pc, f.sp
			goto failed
		default:
			if f.instance != nil {
				result = f.instance
			}
			vm.release(f)
			if toGo {
				return result, nil
			}
			f = caller
		}
		f.push(result)
		f.pc++
		goto switched
	}

yielded: // f, a generator's frame, yielded result
	for {
		caller, toGo := f.back, f.goCaller
		vm.depth--
		vm.frame = caller
		f.generator.running = false
		f.back = nil
		if toGo {
			f.generator.yielded = true
			return result, nil
		}
		f = caller
		f.throwing = false
		if f.code.Instrs[f.pc].Op == compile.FORITER {
			f.push(result)
			f.pc++
			goto switched
		}
		// DELEGATE: what the inner one yields, the outer one yields too.
	}

failed: // the instruction at pc raised err
	if err != vm.propagated {
		vm.addContext(err, f.handledError())
	}
	vm.propagated = nil

raised: // err has its context
	f.pc, f.sp = pc, sp
	vm.Spend(16)
	if arguments := argumentsHeld(f); arguments != nil {
		vm.Pass(err, arguments...)
	}
	err.Traceback = &Traceback{Next: err.Traceback, Code: code, PC: pc, variables: f.kept(), age: vm.Number()}
	if f.generator != nil {
		vm.diagnosis.rememberRaised(err)
	}

again: // look for a handler, without a new entry in the traceback
	for {
		if h := code.handler(f.pc); h != nil {
			depth := code.slots + int(h.Depth)
			if vm.risks != 0 {
				vm.dropOperands(f, depth, err)
			}
			clear(slots[depth:max(f.sp, depth)])
			slots[depth] = err
			f.sp = depth + 1
			f.pc = int(h.Target)
			err = nil
			goto switched
		}
		if vm.risks != 0 {
			vm.dropOperands(f, code.slots, err)
		}
		caller, toGo := f.back, f.goCaller
		vm.depth--
		vm.frame = caller
		if g := f.generator; g != nil {
			g.finish()
			err = vm.leaveGenerator(g, err)
		} else {
			vm.release(f)
		}
		if toGo {
			vm.propagated = err
			return nil, err
		}
		f = caller
		if f.throwing {
			f.throwing = false
			vm.addContext(err, f.handled)
		}
		code, slots = f.code, f.slots
		vm.Spend(8)
		err.Traceback = &Traceback{Next: err.Traceback, Code: code, PC: f.pc, variables: f.kept(), age: vm.Number()}
	}
}

// handler finds where execution goes on when the instruction at pc raises.
func (c *Code) handler(pc int) *compile.Handler {
	for i := range c.Handlers {
		if h := &c.Handlers[i]; int(h.Start) <= pc && pc < int(h.End) {
			return h
		}
	}
	return nil
}
