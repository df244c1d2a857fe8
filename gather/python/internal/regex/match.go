package regex

// A Text is what is searched: a string whose characters are bytes, or code points.
type Text struct {
	Bytes string
	Runes []rune // if not nil, instead of Bytes
}

// Len returns the number of characters.
func (t *Text) Len() int {
	if t.Runes != nil {
		return len(t.Runes)
	}
	return len(t.Bytes)
}

func (t *Text) at(i int) rune {
	if t.Runes != nil {
		return t.Runes[i]
	}
	return rune(t.Bytes[i])
}

// An Anchor says how a match may lie in the text.
type Anchor uint8

// The anchors: anywhere, at the start, from the start to the end.
const (
	Anywhere Anchor = iota
	AtStart
	Whole
)

// A Search says where to look for a match.
type Search struct {
	Text       Text
	Start, End int
	Anchor     Anchor
	// NotEmpty says that an empty match at Start is none.
	NotEmpty bool
	// Spend is told of work done, in steps, and Charge of bytes about to be taken.
	Spend, Charge func(n int)
}

// Run looks for a match. The result has for each group, the first being the whole match, where it begins and ends, or -1; behind
// that the number of the group that was closed last, or -1. It is nil if there is none.
func (p *Program) Run(s *Search) []int {
	m := &matcher{program: p, search: s, slots: make([]int, 2*(p.Groups+1)+1), counts: make([]count, p.registers)}
	for start := s.Start; start <= s.End; start++ {
		if p.first >= 0 && s.Anchor == Anywhere {
			for start < s.End && s.Text.at(start) != p.first {
				start++
				m.step()
			}
			if start == s.End {
				break
			}
		}
		for i := range m.slots {
			m.slots[i] = -1
		}
		if end := m.match(start); end >= 0 {
			m.slots[0], m.slots[1] = start, end
			s.Spend(m.steps)
			return m.slots
		}
		if s.Anchor != Anywhere {
			break
		}
		m.step()
	}
	s.Spend(m.steps)
	return nil
}

// A count is how often something has been repeated, and where the last repetition began.
type count struct{ n, last int }

// A choice is what to do when what has been tried doesn't fit: go on elsewhere, or take something back and look further down.
type choice struct {
	kind  choiceKind
	pc    int
	at    int
	other int
}

type choiceKind uint8

const (
	elsewhere  choiceKind = iota // go on at pc, from at
	slot                         // slot pc was at
	register                     // register pc was at and other
	fewer                        // one repeated character fewer, at least up to other, then go on at pc
	more                         // one repeated character more, of the instruction at pc; other are the repetitions left
	barrier                      // the beginning of something atomic, or of a look
	notBarrier                   // the beginning of a look that is to fail
)

type matcher struct {
	program  *Program
	search   *Search
	slots    []int
	counts   []count
	choices  []choice
	barriers []int
	steps    int
}

// stepsAtOnce is how many steps are told of together.
const stepsAtOnce = 1024

func (m *matcher) step() {
	if m.steps++; m.steps >= stepsAtOnce {
		m.search.Spend(m.steps)
		m.steps = 0
	}
}

func (m *matcher) push(c choice) {
	if len(m.choices) == cap(m.choices) {
		m.search.Charge(32 * (len(m.choices) + 16))
	}
	m.choices = append(m.choices, c)
}

func (m *matcher) setSlot(i, at int) {
	m.push(choice{kind: slot, pc: i, at: m.slots[i]})
	m.slots[i] = at
}

func (m *matcher) setCount(i int, c count) {
	m.push(choice{kind: register, pc: i, at: m.counts[i].n, other: m.counts[i].last})
	m.counts[i] = c
}

// one reports whether an instruction for one character fits the character at a position.
func (m *matcher) one(in *instruction, at int) bool {
	if at >= m.search.End {
		return false
	}
	r := m.search.Text.at(at)
	switch in.op {
	case opChar:
		return r == in.char
	case opCharFold:
		return sameCase(r, in.char, in.ascii)
	case opAny:
		return r != '\n'
	case opAnything:
		return true
	}
	return in.set.has(r)
}

// match returns where the match that begins at a position ends, or -1.
func (m *matcher) match(at int) int {
	code, s := m.program.code, m.search
	start, pc := at, 0
	m.choices, m.barriers = m.choices[:0], m.barriers[:0]
	for {
		m.step()
		in := &code[pc]
		ok := true
		switch in.op {
		case opChar, opCharFold, opSet, opAny, opAnything:
			if ok = m.one(in, at); ok {
				at++
				pc++
			}
		case opSplit:
			m.push(choice{kind: elsewhere, pc: in.y, at: at})
			pc = in.x
		case opJump:
			pc = in.x
		case opSave:
			m.setSlot(in.x, at)
			pc++
		case opClose:
			m.setSlot(len(m.slots)-1, in.x)
			pc++
		case opOne:
			if at, ok = m.repeatOne(in, at); ok {
				pc = in.y
			}
		case opEnter:
			m.setCount(in.x, count{0, -1})
			pc++
		case opRepeat:
			pc = m.repeat(in, pc, at)
		case opLook:
			kind := barrier
			if in.negated {
				kind = notBarrier
			}
			if at < in.min {
				if ok = in.negated; ok {
					pc = in.x
				}
				break
			}
			m.barriers = append(m.barriers, len(m.choices))
			m.push(choice{kind: kind, pc: in.x, at: at})
			at -= in.min
			pc++
		case opAtomic:
			m.barriers = append(m.barriers, len(m.choices))
			m.push(choice{kind: barrier, at: at})
			pc++
		case opLookEnd:
			if in.negated {
				m.unwind()
				ok = false
				break
			}
			at = m.settle()
			pc++
		case opAtomicEnd:
			m.settle()
			pc++
		case opBackreference:
			if at, ok = m.backreference(in, at); ok {
				pc++
			}
		case opConditional:
			if pc++; m.slots[2*in.min+1] < 0 {
				pc = in.x
			}
		case opMatch:
			if (s.Anchor != Whole || at == s.End) && !(s.NotEmpty && at == s.Start && at == start) {
				return at
			}
			ok = false
		default:
			if ok = m.holds(in, at); ok {
				pc++
			}
		}
		if !ok {
			if pc, at = m.back(); pc < 0 {
				return -1
			}
		}
	}
}

// repeatOne matches a character as often as it is wanted, and notes how that could be changed.
func (m *matcher) repeatOne(in *instruction, at int) (int, bool) {
	body := &m.program.code[in.x]
	wanted := in.max
	if in.style == 'l' {
		wanted = in.min
	}
	from := at
	for at-from < wanted && m.one(body, at) {
		at++
		m.step()
	}
	if at-from < in.min {
		return at, false
	}
	switch {
	case in.style == 'g' && at > from+in.min:
		m.push(choice{kind: fewer, pc: in.y, at: at, other: from + in.min})
	case in.style == 'l' && in.max > in.min:
		m.push(choice{kind: more, pc: in.x, at: at, other: in.max - in.min})
	}
	return at, true
}

// repeat decides after a repetition whether to go on with another, and notes the other possibility.
func (m *matcher) repeat(in *instruction, pc, at int) int {
	c := m.counts[in.y]
	switch {
	case c.n < in.min:
		m.setCount(in.y, count{c.n + 1, c.last})
		return pc + 1
	case c.n >= in.max || at == c.last:
		return in.x
	case in.style == 'l':
		m.push(choice{kind: elsewhere, pc: -pc - 1, at: at})
		return in.x
	}
	m.push(choice{kind: elsewhere, pc: in.x, at: at})
	m.setCount(in.y, count{c.n + 1, at})
	return pc + 1
}

// back takes the last choice: it returns where to go on, or -1.
func (m *matcher) back() (pc, at int) {
	code := m.program.code
	for len(m.choices) > 0 {
		m.step()
		top := len(m.choices) - 1
		c := &m.choices[top]
		switch c.kind {
		case elsewhere:
			pc, at := c.pc, c.at
			m.choices = m.choices[:top]
			if pc < 0 { // one more of a lazy repetition
				pc = -pc - 1
				in := &code[pc]
				m.setCount(in.y, count{m.counts[in.y].n + 1, at})
				pc++
			}
			return pc, at
		case slot:
			m.slots[c.pc] = c.at
		case register:
			m.counts[c.pc] = count{c.at, c.other}
		case fewer:
			c.at--
			pc, at := c.pc, c.at
			if c.at <= c.other {
				m.choices = m.choices[:top]
			}
			return pc, at
		case more:
			if m.one(&code[c.pc], c.at) {
				c.at++
				c.other--
				pc, at := c.pc+1, c.at
				if c.other == 0 {
					m.choices = m.choices[:top]
				}
				return pc, at
			}
		case barrier:
			m.barriers = m.barriers[:len(m.barriers)-1]
		case notBarrier:
			m.barriers = m.barriers[:len(m.barriers)-1]
			pc, at := c.pc, c.at
			m.choices = m.choices[:top]
			return pc, at
		}
		m.choices = m.choices[:top]
	}
	return -1, 0
}

// settle makes final what has matched since the last barrier; only how to take its groups back is kept. It returns where the barrier was.
func (m *matcher) settle() int {
	from := m.barriers[len(m.barriers)-1]
	m.barriers = m.barriers[:len(m.barriers)-1]
	at := m.choices[from].at
	kept := m.choices[:from]
	for _, c := range m.choices[from+1:] {
		if c.kind == slot || c.kind == register {
			kept = append(kept, c)
		}
	}
	m.choices = kept
	return at
}

// unwind takes back what has been done since the last barrier, and it itself.
func (m *matcher) unwind() {
	from := m.barriers[len(m.barriers)-1]
	m.barriers = m.barriers[:len(m.barriers)-1]
	for top := len(m.choices) - 1; top > from; top-- {
		switch c := m.choices[top]; c.kind {
		case slot:
			m.slots[c.pc] = c.at
		case register:
			m.counts[c.pc] = count{c.at, c.other}
		}
	}
	m.choices = m.choices[:from]
}

// backreference matches what a group has matched.
func (m *matcher) backreference(in *instruction, at int) (int, bool) {
	from, to := m.slots[2*in.x], m.slots[2*in.x+1]
	if from < 0 || to < 0 || to-from > m.search.End-at {
		return at, false
	}
	for ; from < to; from++ {
		a, b := m.search.Text.at(from), m.search.Text.at(at)
		if a != b && !(in.negated && sameCase(a, b, in.ascii)) {
			return at, false
		}
		at++
		m.step()
	}
	return at, true
}

// holds reports whether the position is one that is asked for.
func (m *matcher) holds(in *instruction, at int) bool {
	text, end := &m.search.Text, m.search.End
	switch in.op {
	case opBegin:
		return at == 0
	case opBeginLine:
		return at == 0 || text.at(at-1) == '\n'
	case opEnd:
		return at == end || at == end-1 && text.at(at) == '\n'
	case opEndLine:
		return at == end || text.at(at) == '\n'
	case opEndText:
		return at == end
	}
	before := at > 0 && isWord(text.at(at-1), in.ascii)
	after := at < end && isWord(text.at(at), in.ascii)
	return (before != after) != in.negated
}
