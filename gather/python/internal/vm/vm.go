package vm

// A VM runs one program.
type VM struct {
	Builtins *Namespace
	limits   limits
	depth    int // of nested calls from Go into Python
}

type limits struct{ instructions, bytes int64 }
