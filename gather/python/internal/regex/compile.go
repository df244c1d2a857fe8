package regex

// An instruction is one step of a match. Which of its fields mean something depends on op.
type instruction struct {
	op       op
	char     rune
	set      *set
	x, y     int // where to go on, or numbers of groups, slots, registers
	min, max int
	style    byte
	negated  bool
	ascii    bool
}

type op uint8

const (
	opChar     op = iota // a character
	opCharFold           // a character, whatever its case
	opSet                // a character of a set
	opAny                // any character but a newline
	opAnything           // any character
	opSplit              // go on at x or, if that fails, at y
	opJump               // go on at x
	opSave               // note in slot x where the match is
	opClose              // note that group x was the last to be closed
	opOne                // repeat what the instruction at x matches, one character; go on at y
	opEnter              // begin a repetition whose count is in register x
	opRepeat             // after a repetition, or before the first: the body begins at x+1, register y
	opLook               // begin a look ahead, or min characters behind; after its end go on at x
	opAtomic             // begin what, once it has matched, is not tried in another way
	opLookEnd            // a look ahead or behind has matched
	opAtomicEnd
	opBackreference // what group x has matched
	opConditional   // go on at x if group min has not matched
	opBegin         // positions
	opBeginLine
	opEnd
	opEndLine
	opEndText
	opBoundary
	opMatch
)

func (p *parser) compile(tree *node) *Program {
	c := &compiler{parser: p}
	c.node(tree)
	c.emit(instruction{op: opMatch})
	program := &Program{Flags: p.flags, Groups: len(p.open) - 1, Names: p.names, code: c.code, registers: c.registers, first: -1}
	for at := 0; ; at++ {
		if in := c.code[at]; in.op == opChar {
			program.first = in.char
		} else if in.op == opSave {
			continue
		}
		return program
	}
}

type compiler struct {
	parser    *parser
	code      []instruction
	registers int
}

// mostInstructions bounds how long a compiled expression gets.
const mostInstructions = 1 << 16

func (c *compiler) emit(in instruction) int {
	if len(c.code) > mostInstructions {
		c.parser.fail(-2, "the regular expression is too long")
	}
	c.code = append(c.code, in)
	return len(c.code) - 1
}

func (c *compiler) node(n *node) {
	switch n.kind {
	case sequence:
		for _, kid := range n.kids {
			c.node(kid)
		}
	case alternatives:
		var ends []int
		for i, kid := range n.kids {
			if i == len(n.kids)-1 {
				c.node(kid)
				break
			}
			split := c.emit(instruction{op: opSplit})
			c.code[split].x = len(c.code)
			c.node(kid)
			ends = append(ends, c.emit(instruction{op: opJump}))
			c.code[split].y = len(c.code)
		}
		for _, end := range ends {
			c.code[end].x = len(c.code)
		}
	case literal, anything, charSet:
		c.emit(c.single(n))
	case repeat:
		c.repeat(n)
	case group:
		c.emit(instruction{op: opSave, x: 2 * n.group})
		c.node(n.kids[0])
		c.emit(instruction{op: opSave, x: 2*n.group + 1})
		c.emit(instruction{op: opClose, x: n.group})
	case look:
		at := c.emit(instruction{op: opLook, min: n.min, negated: n.negated})
		c.node(n.kids[0])
		c.emit(instruction{op: opLookEnd, negated: n.negated})
		c.code[at].x = len(c.code)
	case atomic:
		c.atomically(func() { c.node(n.kids[0]) })
	case backreference:
		c.emit(instruction{op: opBackreference, x: n.group, negated: n.flags&IgnoreCase != 0, ascii: c.parser.ascii(n.flags)})
	case conditional:
		at := c.emit(instruction{op: opConditional, min: n.group})
		c.node(n.kids[0])
		end := c.emit(instruction{op: opJump})
		c.code[at].x = len(c.code)
		c.node(n.kids[1])
		c.code[end].x = len(c.code)
	case position:
		c.emit(c.position(n))
	}
}

func (c *compiler) atomically(body func()) {
	c.emit(instruction{op: opAtomic})
	body()
	c.emit(instruction{op: opAtomicEnd})
}

func (c *compiler) single(n *node) instruction {
	switch n.kind {
	case anything:
		if n.flags&DotAll != 0 {
			return instruction{op: opAnything}
		}
		return instruction{op: opAny}
	case charSet:
		return instruction{op: opSet, set: n.set}
	}
	if ascii := c.parser.ascii(n.flags); n.flags&IgnoreCase != 0 {
		folds := false
		eachCase(n.char, ascii, func(rune) { folds = true })
		if folds {
			return instruction{op: opCharFold, char: n.char, ascii: ascii}
		}
	}
	return instruction{op: opChar, char: n.char}
}

func (c *compiler) position(n *node) instruction {
	lines := n.flags&MultiLine != 0
	switch n.at {
	case '^':
		if lines {
			return instruction{op: opBeginLine}
		}
		return instruction{op: opBegin}
	case '$':
		if lines {
			return instruction{op: opEndLine}
		}
		return instruction{op: opEnd}
	case 'A':
		return instruction{op: opBegin}
	case 'Z':
		return instruction{op: opEndText}
	}
	return instruction{op: opBoundary, negated: n.at == 'B', ascii: c.parser.ascii(n.flags)}
}

func (c *compiler) repeat(n *node) {
	body := n.kids[0]
	for body.kind == sequence && len(body.kids) == 1 {
		body = body.kids[0]
	}
	if body.kind == literal || body.kind == anything || body.kind == charSet {
		at := c.emit(instruction{op: opOne, min: n.min, max: n.max, style: n.style})
		c.code[at].x = c.emit(c.single(body))
		c.code[at].y = len(c.code)
		return
	}
	if n.style == 'p' {
		c.atomically(func() { c.loop(body, n, 'g') })
		return
	}
	c.loop(body, n, n.style)
}

func (c *compiler) loop(body, n *node, style byte) {
	register := c.registers
	c.registers++
	c.emit(instruction{op: opEnter, x: register})
	again := c.emit(instruction{op: opRepeat, y: register, min: n.min, max: n.max, style: style})
	c.node(body)
	c.emit(instruction{op: opJump, x: again})
	c.code[again].x = len(c.code)
}
