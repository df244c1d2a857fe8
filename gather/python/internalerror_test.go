package python

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"gatherplay/gather/trace"
)

// TestInternalError breaks a run in its midst: it ends with a message that says what broke and where.
func TestInternalError(t *testing.T) {
	for name, breaks := range map[string]func(){
		"in the machine": indexNothing,
		"below the event loop, which passes panics on": func() {
			defer func() { panic(recover()) }()
			indexNothing()
		},
	} {
		t.Run(name, func(t *testing.T) {
			exit := exitOf(breaks)
			assert.Equal(t, trace.InternalError, exit.Kind)
			assert.Equal(t, statusInternal, exit.Status)
			assert.Contains(t, exit.Message, "internal error: index out of range [0] with length 0 in python.indexNothing, line ")
		})
	}
}

func exitOf(breaks func()) (exit trace.Exit) {
	defer func() {
		if p := recover(); p != nil {
			exit = new(run).stopped(p)
		}
	}()
	breaks()
	return trace.Exit{}
}

func indexNothing() {
	var nothing []int
	nothing[len(nothing)]++
}
