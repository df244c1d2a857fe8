package vm

// AddSlots makes special methods of a builtin type visible as attributes: names without their underscores, "iter next".
// Each does what the operation does to a value of the type that no subclass has overridden.
func (t *Type) AddSlots(names string) { panic("skeleton") }
