package lib

import (
	"encoding/binary"
	"math/big"
)

// mersenne is the generator MT19937, seeded and read as CPython does it, so that a seed gives the same numbers.
// It is the algorithm of Matsumoto and Nishimura, "Mersenne Twister" (1998), with their initialisation by array of 2002.
type mersenne struct {
	state [624]uint32
	index int
}

func (m *mersenne) seedWord(seed uint32) {
	m.state[0] = seed
	for i := 1; i < len(m.state); i++ {
		before := m.state[i-1]
		m.state[i] = 1812433253*(before^before>>30) + uint32(i)
	}
	m.index = len(m.state)
}

// seedInt seeds with the absolute value of an int of any size, in words of 32 bits.
func (m *mersenne) seedInt(seed *big.Int) {
	bits := new(big.Int).Abs(seed)
	var key []uint32
	mask := big.NewInt(0xffffffff)
	for bits.Sign() > 0 {
		key = append(key, uint32(new(big.Int).And(bits, mask).Uint64()))
		bits.Rsh(bits, 32)
	}
	if key == nil {
		key = []uint32{0}
	}
	m.seedWords(key)
}

func (m *mersenne) seedWords(key []uint32) {
	const n = len(m.state)
	m.seedWord(19650218)
	i, j := 1, 0
	for range max(n, len(key)) {
		before := m.state[i-1]
		m.state[i] = (m.state[i] ^ (before^before>>30)*1664525) + key[j] + uint32(j)
		if i++; i == n {
			m.state[0] = m.state[n-1]
			i = 1
		}
		if j++; j == len(key) {
			j = 0
		}
	}
	for range n - 1 {
		before := m.state[i-1]
		m.state[i] = (m.state[i] ^ (before^before>>30)*1566083941) - uint32(i)
		if i++; i == n {
			m.state[0] = m.state[n-1]
			i = 1
		}
	}
	m.state[0] = 1 << 31
}

// word returns the next 32 random bits.
func (m *mersenne) word() uint32 {
	const n, half = len(m.state), 397
	if m.index >= n {
		for i := range n {
			y := m.state[i]&(1<<31) | m.state[(i+1)%n]&(1<<31-1)
			next := m.state[(i+half)%n] ^ y>>1
			if y&1 != 0 {
				next ^= 0x9908b0df
			}
			m.state[i] = next
		}
		m.index = 0
	}
	y := m.state[m.index]
	m.index++
	y ^= y >> 11
	y ^= y << 7 & 0x9d2c5680
	y ^= y << 15 & 0xefc60000
	return y ^ y>>18
}

// float returns a number in [0, 1) with 53 random bits.
func (m *mersenne) float() float64 {
	a, b := m.word()>>5, m.word()>>6
	return (float64(a)*(1<<26) + float64(b)) / (1 << 53)
}

// bits returns k random bits, least significant word first.
func (m *mersenne) bits(k int) *big.Int {
	bytes := make([]byte, (k+31)/32*4) // the last word comes first
	for end := len(bytes); k > 0; k, end = k-32, end-4 {
		word := m.word()
		if k < 32 {
			word >>= 32 - k
		}
		binary.BigEndian.PutUint32(bytes[end-4:], word)
	}
	return new(big.Int).SetBytes(bytes)
}

// below returns a number in [0, n), for n > 0.
func (m *mersenne) below(n uint64) uint64 {
	k := bitLength(n)
	for {
		var r uint64
		if k <= 32 {
			r = uint64(m.word() >> (32 - k))
		} else {
			r = uint64(m.word())
			r |= uint64(m.word()>>(64-k)) << 32
		}
		if r < n {
			return r
		}
	}
}

func bitLength(n uint64) int {
	length := 0
	for ; n > 0; n >>= 1 {
		length++
	}
	return length
}
