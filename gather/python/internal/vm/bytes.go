package vm

// Bytes is a bytes object.
type Bytes struct{ V string }

// NewBytes returns the bytes object with the bytes of v.
func NewBytes(v string) *Bytes { return &Bytes{v} }

// Type implements [Value].
func (*Bytes) Type() *Type { return BytesType }
