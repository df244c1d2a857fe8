package syntax

func Check(m *Module) error { return nil }
