package vm

// A Dict is a dict.
type Dict struct{}

// NewDict returns an empty dict.
func NewDict() *Dict { panic("skeleton") }

// Type implements [Value].
func (*Dict) Type() *Type { return DictType }

// Len returns the number of keys.
func (d *Dict) Len() int { panic("skeleton") }

// Get returns the value of key, or nil.
func (d *Dict) Get(vm *VM, key Value) (Value, *Error) { panic("skeleton") }

// Set gives key a value.
func (d *Dict) Set(vm *VM, key, value Value) *Error { panic("skeleton") }

// Delete removes key and returns its value, or nil if it was not there.
func (d *Dict) Delete(vm *VM, key Value) (Value, *Error) { panic("skeleton") }

// GetString returns the value of a str key, or nil.
func (d *Dict) GetString(key string) Value { panic("skeleton") }

// SetString gives a str key a value.
func (d *Dict) SetString(key string, value Value) { panic("skeleton") }

// DeleteString removes a str key and returns its value, or nil if it was not there.
func (d *Dict) DeleteString(key string) Value { panic("skeleton") }

// Next returns the first entry at or after *position, which starts at 0, and moves it on; false at the end.
func (d *Dict) Next(position *int) (key, value Value, ok bool) { panic("skeleton") }

// Clear removes all keys.
func (d *Dict) Clear() { panic("skeleton") }

// Copy returns a dict with the same entries.
func (d *Dict) Copy() *Dict { panic("skeleton") }

// Update is dict.update with one positional argument: a mapping or an iterable of pairs.
func (d *Dict) Update(vm *VM, other Value) *Error { panic("skeleton") }

// The views of a dict.
type (
	DictKeys   struct{ Dict *Dict }
	DictValues struct{ Dict *Dict }
	DictItems  struct{ Dict *Dict }
)
