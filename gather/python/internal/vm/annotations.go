package vm

// Annotations in other forms than their values: what annotationlib makes of them.

// A forwarding is the computation of annotations in which names that are not defined yet are stood in for.
type forwarding struct {
	code  *Code
	make  Value // called with the name
	outer *forwarding
}

// ForwardAnnotations calls a function that computes annotations. In the place of each name that is not defined it uses what make
// returns for it.
func (vm *VM) ForwardAnnotations(annotate *Function, make Value) (Value, *Error) {
	vm.forwarding = &forwarding{annotate.Code, make, vm.forwarding}
	defer func() { vm.forwarding = vm.forwarding.outer }()
	return vm.Call(annotate, NewInt(1))
}

// AnnotationSources returns the annotations that a function would compute as they stand in the source, by name.
func AnnotationSources(annotate *Function) *Dict {
	d := NewDict()
	for _, annotation := range annotate.Code.Annotations {
		d.SetString(annotation.Name, NewStr(annotation.Source(annotate.Code.File)))
	}
	return d
}

// forwardName returns what stands in for a name that is not defined, or the error.
func (vm *VM) forwardName(name string, f *Frame) (Value, *Error) {
	if vm.forwarding == nil || vm.forwarding.code != f.code {
		return nil, vm.undefined(name, f)
	}
	return vm.Call(vm.forwarding.make, NewStr(name))
}

// forwardCell is forwardName for a variable of a function around.
func (vm *VM) forwardCell(code *Code, i int) (Value, *Error) {
	if vm.forwarding == nil || vm.forwarding.code != code {
		return nil, vm.unboundCell(code, i)
	}
	return vm.Call(vm.forwarding.make, NewStr(cellName(code, i)))
}
