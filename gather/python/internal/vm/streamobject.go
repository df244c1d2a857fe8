package vm

// A StreamObject is one of the program's standard streams as sys has it, before the program puts something else in its place.
type StreamObject struct{ Stream Stream }

// StreamObjectType is the type of standard streams.
var StreamObjectType = NewType("_io", "TextIOWrapper")

// Type implements [Value].
func (*StreamObject) Type() *Type { return StreamObjectType }

// streamNames are what sys calls the streams.
var streamNames = [...]string{Stdout: "stdout", Stderr: "stderr", Stdin: "stdin"}

// Name returns what sys calls the stream.
func (s Stream) Name() string { return streamNames[s] }

// Redirected returns what the program has put into sys in the place of a standard stream; nil if it has put nothing there.
func (vm *VM) Redirected(s Stream) Value {
	sys := vm.Modules["sys"]
	if sys == nil {
		return nil
	}
	file := sys.Dict.Get(s.Name())
	if own, ok := file.(*StreamObject); ok && own.Stream == s {
		return nil
	}
	if file == nil {
		return None
	}
	return file
}

// Mode returns how the stream is open: "r" or "w".
func (s Stream) Mode() string {
	if s == Stdin {
		return "r"
	}
	return "w"
}

// Repr implements [Represented].
func (o *StreamObject) Repr(*VM) (string, *Error) {
	return "<_io.TextIOWrapper name='<" + o.Stream.Name() + ">' mode='" + o.Stream.Mode() + "' encoding='utf-8'>", nil
}
