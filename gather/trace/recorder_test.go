package trace

import (
	"errors"
	"testing"

	"github.com/stretchr/testify/assert"

	"gatherplay/gather"
)

// A told trace is compared with a whole text, so that nothing is recorded which no test has seen.
func assertTold(t *testing.T, want string, got *Trace) {
	t.Helper()
	assert.Equal(t, want[1:], tell(got))
}

func TestGatherOutOfOrder(t *testing.T) {
	p := newProgram(t, "return gather(fetch(1, 7), fetch(2, 8)) sleep(2) sleep(1) main()")
	got := p.trace("main()", func(f *gather.Frame) (any, error) {
		p.at("gather(fetch(1, 7), fetch(2, 8))")
		results, err := f.Gather(p.fetch("fetch(1, 7)", "sleep(2)", "a"), p.fetch("fetch(2, 8)", "sleep(1)", "b"))
		p.at("return")
		p.Print(Stdout, "done\n")
		return results, err
	})
	assertTold(t, `
`, got)
}

func TestGatherFails(t *testing.T) {
	p := newProgram(t, "return raise except gather(fetch(1), fetch(2), fetch(3)) sleep(1) sleep(2) sleep(3) sleep(4) main()")
	got := p.trace("main()", func(f *gather.Frame) (any, error) {
		p.at("gather(fetch(1), fetch(2), fetch(3))")
		_, err := f.Gather(
			p.fetch("fetch(1)", "sleep(1)", 1),
			p.fetch("fetch(2)", "sleep(2)", failure("APIError: no")),
			p.fetch("fetch(3)", "sleep(3)", 3),
		)
		p.Caught(err, p.find("except"))
		err = p.sleep(f, "sleep(4)")
		p.at("return")
		return nil, err
	})
	assertTold(t, `
`, got)
}
var _ = errors.New
