package python_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"gatherplay/gather/python"
)

// A program is alive as long as its tasks do something, not if it only computes.
func TestSignsOfLife(t *testing.T) {
	signs := func(body string) (count int) {
		source := "import asyncio\n\n\nasync def work():\n    await asyncio.sleep(1)\n\n\nasync def main():\n    " + body + "\n\n\nasyncio.run(main())\n"
		python.Run(python.Program{Name: "main.py", Source: source}, python.Options{Alive: func() { count++ }})
		return count
	}
	assert.Greater(t, signs("await asyncio.gather(*(work() for _ in range(20_000)))"), 10)
	assert.LessOrEqual(t, signs("while True: pass"), 3, "at its begin and at its end")
}
