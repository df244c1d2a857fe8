// Package lib is Python's library: the builtin functions, the methods of the builtin types and the modules that programs import.
package lib

import "gatherplay/gather/python/internal/vm"

// Install gives the builtin types their methods and constructors, once.
func Install() { panic("skeleton") }

// Builtins returns the names of the builtins module.
func Builtins() *vm.Namespace { panic("skeleton") }
