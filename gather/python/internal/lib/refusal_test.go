package lib

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

// TestRefusalsAreOfWhatIsMissing holds the lists of what can be imported and of what is refused to be each other's complements.
func TestRefusalsAreOfWhatIsMissing(t *testing.T) {
	importable := map[string]bool{}
	for _, name := range available() {
		assert.NotContains(t, "."+name, "._", "only the library imports it")
		importable[name] = true
	}
	var refused []string
	refused = append(refused, standardLibrary...)
	for _, s := range standIns {
		refused = append(refused, strings.Fields(s.modules)...)
	}
	for _, i := range insteads {
		refused = append(refused, strings.Fields(i.modules)...)
	}
	for _, name := range refused {
		assert.False(t, importable[name], "%s can be imported", name)
	}
}
