package lib

import (
	"encoding/binary"
	"math/big"
	"math/bits"
	"slices"
	"sync"
)

// sha512 is the hash function of FIPS 180-4, with which CPython turns text into a seed. The standard library's would bring in a
// cryptographic module many times the size of this.
func sha512(message []byte) [64]byte { return sha512From(message, fractions(8, 2)) }

// sha512From is sha512 from another state to start with; SHA-384 is the first part of such a digest.
func sha512From(message []byte, state []uint64) [64]byte {
	constants := sha512Constants()
	padded := append(append([]byte(nil), message...), 0x80)
	for len(padded)%128 != 112 {
		padded = append(padded, 0)
	}
	padded = binary.BigEndian.AppendUint64(padded, 0)
	padded = binary.BigEndian.AppendUint64(padded, uint64(len(message))*8)
	for ; len(padded) > 0; padded = padded[128:] {
		var w [80]uint64
		for i := range 16 {
			w[i] = binary.BigEndian.Uint64(padded[8*i:])
		}
		for i := 16; i < 80; i++ {
			s0 := rotate(w[i-15], 1) ^ rotate(w[i-15], 8) ^ w[i-15]>>7
			s1 := rotate(w[i-2], 19) ^ rotate(w[i-2], 61) ^ w[i-2]>>6
			w[i] = w[i-16] + s0 + w[i-7] + s1
		}
		a, b, c, d, e, f, g, h := state[0], state[1], state[2], state[3], state[4], state[5], state[6], state[7]
		for i := range 80 {
			s1 := rotate(e, 14) ^ rotate(e, 18) ^ rotate(e, 41)
			t1 := h + s1 + (e&f ^ ^e&g) + constants[i] + w[i]
			s0 := rotate(a, 28) ^ rotate(a, 34) ^ rotate(a, 39)
			t2 := s0 + (a&b ^ a&c ^ b&c)
			a, b, c, d, e, f, g, h = t1+t2, a, b, c, d+t1, e, f, g
		}
		for i, v := range []uint64{a, b, c, d, e, f, g, h} {
			state[i] += v
		}
	}
	var digest [64]byte
	for i, v := range state {
		binary.BigEndian.PutUint64(digest[8*i:], v)
	}
	return digest
}

func rotate(v uint64, n int) uint64 { return bits.RotateLeft64(v, -n) }

// sha512Constants are the first 64 bits of the fractional parts of the cube roots of the first 80 primes.
var sha512Constants = sync.OnceValue(func() []uint64 { return fractions(80, 3) })

// fractions returns the first 64 bits of the fractional parts of roots of the first n primes.
func fractions(n, degree int) []uint64 {
	var result []uint64
	var primes []int64
	for p := int64(2); len(result) < n; p++ {
		if slices.ContainsFunc(primes, func(smaller int64) bool { return p%smaller == 0 }) {
			continue
		}
		primes = append(primes, p)
		// The root, scaled by 2^64, is the integer root of p·2^(64·degree).
		scaled := new(big.Int).Lsh(big.NewInt(p), uint(64*degree))
		result = append(result, integerRoot(scaled, degree).Uint64())
	}
	return result
}

// integerRoot returns the root of a number, rounded down, modulo 2^64, found bit by bit.
func integerRoot(n *big.Int, degree int) *big.Int {
	root := new(big.Int)
	for bit := n.BitLen()/degree + 1; bit >= 0; bit-- {
		root.SetBit(root, bit, 1)
		if new(big.Int).Exp(root, big.NewInt(int64(degree)), nil).Cmp(n) > 0 {
			root.SetBit(root, bit, 0)
		}
	}
	return root.And(root, new(big.Int).SetUint64(1<<64-1))
}
