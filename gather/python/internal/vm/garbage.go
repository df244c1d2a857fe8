package vm

// CollectGarbage is gc.collect: it destroys what nobody can reach but objects that refer to each other, and pending tasks, which the event
// loop does not keep alive by itself.
func (vm *VM) CollectGarbage() {
	vm.Settle()
	d := &vm.diagnosis
	before := d.effort
	vm.collecting = true
	vm.collect(vm.Position())
	reached := vm.mark()
	for i, x := range d.suspects { // what can't be reached is no more
		if x != nil && !reached.has(x) {
			d.suspects[i] = nil
		}
	}
	vm.collecting = false
	vm.Spend(instructionsPerEffort * (d.effort - before))
}

// Collecting reports whether what is looked for now is only what can be reached without the event loop's list of its tasks.
func (vm *VM) Collecting() bool { return vm.collecting }
