package vm

// A Dict is a dict.
//
// As in CPython, the entries lie in a slice in the order in which the keys came, and a table of indices into it is searched by hash.
// A deleted entry keeps its place until the table is rebuilt. Small dicts whose keys are all str do without table and hashes: their
// few keys are simply compared.
type Dict struct {
	entries []dictEntry
	table   []int32 // index of the entry plus one, 0 where free, -1 where an entry was taken off the end; nil while not needed
	used    int
	size    int // of the table, also while it is nil: a power of two
	room    int // how many keys can be added before the table is rebuilt
	probed  int // how many taken slots were met since that was last charged for
}

type dictEntry struct {
	key, value Value // nil when deleted
	hash       uint64
}

const (
	entrySize     = 48 // bytes for an entry and its part of the table
	valueSize     = 16 // bytes for a Value in a slice
	smallestTable = 8
	entriesToScan = 8
)

// NewDict returns an empty dict.
func NewDict() *Dict { return &Dict{size: smallestTable, room: smallestTable * 2 / 3} }

// Type implements [Value].
func (*Dict) Type() *Type { return DictType }

// Len returns the number of keys.
func (d *Dict) Len() int { return d.used }

// Get returns the value of key, or nil.
func (d *Dict) Get(vm *VM, key Value) (Value, *Error) {
	i, _, err := d.find(vm, key)
	if i < 0 || err != nil {
		return nil, err
	}
	return d.entries[i].value, nil
}

// Has reports whether key is in the dict.
func (d *Dict) Has(vm *VM, key Value) (bool, *Error) {
	i, _, err := d.find(vm, key)
	return i >= 0, err
}

// Set gives key a value.
func (d *Dict) Set(vm *VM, key, value Value) *Error {
	i, hash, err := d.find(vm, key)
	if err != nil {
		return err
	}
	if i >= 0 {
		d.entries[i].value = value
		return nil
	}
	if len(d.entries) == cap(d.entries) {
		vm.Charge(entrySize * (1 + len(d.entries)))
	}
	d.insert(key, value, hash)
	return nil
}

// Delete removes key and returns its value, or nil if it was not there.
func (d *Dict) Delete(vm *VM, key Value) (Value, *Error) {
	i, _, err := d.find(vm, key)
	if i < 0 || err != nil {
		return nil, err
	}
	return d.remove(i), nil
}

// GetString returns the value of a str key, or nil.
func (d *Dict) GetString(key string) Value {
	if i, _ := d.findString(key); i >= 0 {
		return d.entries[i].value
	}
	return nil
}

// SetString gives a str key a value.
func (d *Dict) SetString(key string, value Value) {
	i, hash := d.findString(key)
	if i >= 0 {
		d.entries[i].value = value
		return
	}
	d.insert(NewStr(key), value, hash)
}

// DeleteString removes a str key and returns its value, or nil if it was not there.
func (d *Dict) DeleteString(key string) Value {
	if i, _ := d.findString(key); i >= 0 {
		return d.remove(i)
	}
	return nil
}

// Next returns the first entry at or after *position, which starts at 0, and moves it on; false at the end.
func (d *Dict) Next(position *int) (key, value Value, ok bool) {
	for i := *position; i < len(d.entries); i++ {
		if e := &d.entries[i]; e.key != nil {
			*position = i + 1
			return e.key, e.value, true
		}
	}
	return nil, nil, false
}

// PopLast removes the entry that came last; false in an empty dict.
func (d *Dict) PopLast() (key, value Value, ok bool) {
	for i := len(d.entries) - 1; i >= 0; i-- {
		e := d.entries[i]
		d.drop(i)
		if e.key != nil {
			d.used--
			return e.key, e.value, true
		}
	}
	return nil, nil, false
}

// Clear removes all keys.
func (d *Dict) Clear() { *d = *NewDict() }

// Copy returns a dict with the same entries.
func (d *Dict) Copy(vm *VM) *Dict {
	vm.Charge(entrySize * len(d.entries))
	vm.Spend(len(d.entries) / 4)
	c := &Dict{entries: make([]dictEntry, 0, d.used), used: d.used, size: smallestTable}
	for _, e := range d.entries {
		if e.key != nil {
			c.entries = append(c.entries, e)
		}
	}
	for c.size*2/3 < len(c.entries) {
		c.size *= 2
	}
	c.room = c.size*2/3 - c.used
	if d.table != nil {
		c.fillTable()
		c.chargeProbes(vm)
	}
	return c
}

// Update is dict.update with one positional argument: a mapping or an iterable of pairs.
func (d *Dict) Update(vm *VM, other Value) *Error {
	if mapping, ok := Underlying(other).(*Dict); ok {
		if i, special := other.(*Instance); !special || i.Class.Lookup("__iter__") == DictType.Lookup("__iter__") {
			return d.merge(vm, mapping)
		}
	}
	if hasMethod(other, "keys") {
		return vm.updateFromMapping(d, other)
	}
	n := 0
	return vm.Each(other, func(pair Value) *Error {
		items, err := vm.pair(pair, n)
		if err != nil {
			return err
		}
		n++
		return d.Set(vm, items[0], items[1])
	})
}

// pair takes apart the nth element of what a dict is made or updated from.
func (vm *VM) pair(v Value, n int) ([]Value, *Error) {
	items, err := vm.Collect(v)
	if err != nil {
		if err.Class.IsSubclass(TypeError) {
			if !isIterable(v) {
				err = vm.Raise(TypeError, "object is not iterable")
			}
			note := "Cannot convert dictionary update sequence element #" + itoa(n) + " to a sequence"
			err.Attrs.Set("__notes__", NewList(NewStr(note)))
		}
		return nil, err
	}
	if len(items) != 2 {
		return nil, vm.Raise(ValueError, "dictionary update sequence element #", itoa(n), " has length ", itoa(len(items)), "; 2 is required")
	}
	return items, nil
}

// merge adds the entries of another dict.
func (d *Dict) merge(vm *VM, other *Dict) *Error {
	if other == d {
		return nil
	}
	size := other.used
	vm.Spend(size / 4)
	for position := 0; ; {
		key, value, ok := other.Next(&position)
		if !ok {
			return nil
		}
		if err := d.Set(vm, key, value); err != nil {
			return err
		}
		if other.used != size {
			return vm.Raise(RuntimeError, "dict mutated during update")
		}
	}
}

// equal is d == other.
func (d *Dict) equal(vm *VM, other *Dict) (bool, *Error) {
	if d.used != other.used {
		return false, nil
	}
	if err := vm.Enter(); err != nil {
		return false, vm.inComparison(err)
	}
	defer vm.Leave()
	for position := 0; ; {
		key, value, ok := d.Next(&position)
		if !ok {
			return true, nil
		}
		vm.Spend(1)
		counterpart, err := other.Get(vm, key)
		if counterpart == nil || err != nil {
			return false, err
		}
		if equal, err := vm.Equal(value, counterpart); !equal || err != nil {
			return false, err
		}
	}
}

// find returns the index of key's entry, or -1, and the hash, which is not computed for a str while there is no table.
func (d *Dict) find(vm *VM, key Value) (int, uint64, *Error) {
	switch k := key.(type) {
	case *Str:
		i, hash := d.findString(k.V)
		return i, hash, nil
	case *Int:
		hash := hashInt(k.V)
		if d.table == nil {
			return -1, hash, nil
		}
		i, simple := d.findInt(k.V, hash)
		d.chargeProbes(vm)
		if simple {
			return i, hash, nil
		}
	}
	hash, err := vm.Hash(key)
	if err != nil {
		return 0, 0, vm.unhashable(err, key, "dict key")
	}
	if d.table == nil {
		if d.used == 0 {
			return -1, hash, nil
		}
		d.fillTable()
	}
again:
	mask := uint64(len(d.table) - 1)
	table := d.table
	for slot := spread(hash) & mask; ; slot = (slot + 1) & mask {
		at := table[slot]
		if at == 0 {
			return -1, hash, nil
		}
		if at < 0 {
			continue
		}
		e := &d.entries[at-1]
		if e.key == key {
			return int(at - 1), hash, nil
		}
		d.probed++
		if e.hash != hash || e.key == nil {
			continue
		}
		d.chargeProbes(vm)
		vm.Spend(8)
		known := e.key
		equal, err := vm.Equal(known, key)
		if err != nil {
			return 0, 0, err
		}
		if len(d.table) != len(table) || &d.table[0] != &table[0] || int(at) > len(d.entries) || d.entries[at-1].key != known {
			if d.table == nil { // cleared by the comparison
				return -1, hash, nil
			}
			goto again
		}
		if equal {
			return int(at - 1), hash, nil
		}
	}
}

// chargeProbes charges for searches that met other keys where they looked, once that is more than what happens by chance.
func (d *Dict) chargeProbes(vm *VM) {
	const byChance = 64
	if d.probed > byChance {
		vm.Spend(d.probed / 4)
		d.probed = 0
	}
}

// unhashable names the object whose hash was needed, if it was for its type that it has none.
func (vm *VM) unhashable(err *Error, v Value, use string) *Error {
	if err.Class != TypeError {
		return err
	}
	reason, failed := vm.Str(err)
	if failed != nil {
		return failed
	}
	return vm.Raise(TypeError, "cannot use '", v.Type().Label(), "' as a ", use, " (", reason, ")")
}

func (d *Dict) findString(key string) (int, uint64) {
	if d.table == nil {
		for i := range d.entries {
			if k, ok := d.entries[i].key.(*Str); ok && k.V == key {
				return i, 0
			}
		}
		return -1, 0
	}
	hash := hashString(key)
	mask := uint64(len(d.table) - 1)
	for slot := spread(hash) & mask; ; slot = (slot + 1) & mask {
		at := d.table[slot]
		if at == 0 {
			return -1, hash
		}
		if at < 0 {
			continue
		}
		if e := &d.entries[at-1]; e.hash == hash && e.key != nil {
			if k, ok := Underlying(e.key).(*Str); ok && k.V == key {
				return int(at - 1), hash
			}
		}
	}
}

// findInt looks an int up among ints; simple is false if another key with the same hash must be asked whether it is equal.
func (d *Dict) findInt(key int64, hash uint64) (i int, simple bool) {
	mask := uint64(len(d.table) - 1)
	for slot := spread(hash) & mask; ; slot = (slot + 1) & mask {
		at := d.table[slot]
		if at == 0 {
			return -1, true
		}
		if at < 0 {
			continue
		}
		if e := &d.entries[at-1]; e.hash == hash && e.key != nil {
			k, ok := e.key.(*Int)
			if !ok {
				return 0, false
			}
			if k.V == key {
				return int(at - 1), true
			}
		}
		d.probed++
	}
}

// spread makes neighbouring hashes, such as those of small ints, land apart.
func spread(hash uint64) uint64 {
	hash *= 0x9E3779B97F4A7C15
	return hash>>32 ^ hash
}

// insert adds an entry whose key is not there yet.
func (d *Dict) insert(key, value Value, hash uint64) {
	if d.room == 0 {
		d.resize()
	}
	d.room--
	if _, simple := key.(*Str); d.table == nil && (!simple || len(d.entries) == entriesToScan) {
		d.fillTable()
		if simple {
			hash = hashString(key.(*Str).V)
		}
	}
	d.entries = append(d.entries, dictEntry{key, value, hash})
	d.used++
	if d.table != nil {
		d.enter(len(d.entries) - 1)
	}
}

// resize leaves room for three times as many keys, and closes the gaps that deleted ones left.
func (d *Dict) resize() {
	d.size = smallestTable
	for d.size < 3*d.used {
		d.size *= 2
	}
	kept := d.entries[:0]
	if d.size*2/3 > cap(d.entries) {
		kept = make([]dictEntry, 0, d.size*2/3)
	}
	for _, e := range d.entries {
		if e.key != nil {
			kept = append(kept, e)
		}
	}
	if len(kept) < len(d.entries) && cap(kept) == cap(d.entries) {
		clear(d.entries[len(kept):])
	}
	d.entries = kept
	d.room = d.size*2/3 - d.used
	if d.table != nil {
		d.fillTable()
	}
}

// fillTable builds the table, and computes the hashes if there was none.
func (d *Dict) fillTable() {
	if d.table == nil {
		for i := range d.entries {
			if k, ok := d.entries[i].key.(*Str); ok {
				d.entries[i].hash = hashString(k.V)
			}
		}
	}
	d.table = make([]int32, d.size)
	for i := range d.entries {
		d.enter(i)
	}
}

// drop takes the last entry, at i, off the end.
func (d *Dict) drop(i int) {
	if d.table != nil {
		mask := uint64(len(d.table) - 1)
		slot := spread(d.entries[i].hash) & mask
		for d.table[slot] != int32(i+1) {
			slot = (slot + 1) & mask
		}
		d.table[slot] = -1
	}
	d.entries[i] = dictEntry{}
	d.entries = d.entries[:i]
}

func (d *Dict) enter(i int) {
	mask := uint64(len(d.table) - 1)
	slot := spread(d.entries[i].hash) & mask
	for d.table[slot] != 0 {
		slot = (slot + 1) & mask
		d.probed++
	}
	d.table[slot] = int32(i + 1)
}

// remove deletes the entry at i, whose place stays taken, and returns its value.
func (d *Dict) remove(i int) Value {
	value := d.entries[i].value
	d.entries[i].key, d.entries[i].value = nil, nil
	d.used--
	return value
}

// MoveToFront makes the entry of key the first one, and reports whether there is such an entry.
func (d *Dict) MoveToFront(vm *VM, key Value) (bool, *Error) {
	i, _, err := d.find(vm, key)
	if i < 0 || err != nil {
		return false, err
	}
	vm.Spend(1 + i/8)
	moved := d.entries[i]
	copy(d.entries[1:i+1], d.entries[:i])
	d.entries[0] = moved
	if d.table != nil {
		d.fillTable()
	}
	return true, nil
}
