package lib

import (
	"encoding/binary"
	"math"
	"math/bits"
	"slices"
	"sync"

	"gatherplay/gather/python/internal/vm"
)

// The module _hashing: the hash functions of hashlib that are not in sha512.go, of whole messages. The standard library's would bring in
// cryptographic modules many times their size.
func newHashing(*vm.VM) *vm.Module {
	module := vm.NewModule("_hashing")
	for _, function := range []struct {
		name string
		hash func([]byte) []byte
	}{
		{"md5", md5},
		{"sha1", sha1},
		{"sha224", func(b []byte) []byte { return sha256(b, true)[:28] }},
		{"sha256", func(b []byte) []byte { return sha256(b, false) }},
		{"sha384", func(b []byte) []byte { digest := sha512From(b, sha384State()); return digest[:48] }},
		{"sha512", func(b []byte) []byte { digest := sha512(b); return digest[:] }},
	} {
		module.Add(function.name, "data, /", func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
			data, ok := vm.Underlying(args[0]).(*vm.Bytes)
			if !ok {
				return nil, m.Raise(vm.TypeError, "object supporting the buffer API required")
			}
			m.Spend(4*len(data.V) + 2000)
			m.Charge(2 * len(data.V))
			return vm.NewBytes(string(function.hash([]byte(data.V)))), nil
		})
	}
	return module
}

// blocks calls f with each block of 64 bytes of the padded message. order writes the message's length in bits.
func blocks(message []byte, order binary.AppendByteOrder, f func(block []byte)) {
	padded := append(append([]byte(nil), message...), 0x80)
	for len(padded)%64 != 56 {
		padded = append(padded, 0)
	}
	padded = order.AppendUint64(padded, uint64(len(message))*8)
	for ; len(padded) > 0; padded = padded[64:] {
		f(padded[:64])
	}
}

// digest writes out the words of a state.
func digest(state []uint32, order binary.AppendByteOrder) []byte {
	var result []byte
	for _, word := range state {
		result = order.AppendUint32(result, word)
	}
	return result
}

// md5 is the hash function of RFC 1321.
func md5(message []byte) []byte {
	shifts := [...]int{7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21}
	state := []uint32{0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476}
	blocks(message, binary.LittleEndian, func(block []byte) {
		a, b, c, d := state[0], state[1], state[2], state[3]
		for i := range 64 {
			var f uint32
			var word int
			switch i / 16 {
			case 0:
				f, word = b&c|^b&d, i
			case 1:
				f, word = d&b|^d&c, 5*i+1
			case 2:
				f, word = b^c^d, 3*i+5
			case 3:
				f, word = c^(b|^d), 7*i
			}
			sine := uint32(int64(math.Abs(math.Sin(float64(i+1))) * (1 << 32)))
			f += a + sine + binary.LittleEndian.Uint32(block[word%16*4:])
			a, b, c, d = d, b+bits.RotateLeft32(f, shifts[i/16*4+i%4]), b, c
		}
		for i, v := range []uint32{a, b, c, d} {
			state[i] += v
		}
	})
	return digest(state, binary.LittleEndian)
}

// sha1 is the hash function SHA-1 of FIPS 180-4.
func sha1(message []byte) []byte {
	state := []uint32{0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0}
	blocks(message, binary.BigEndian, func(block []byte) {
		var w [80]uint32
		for i := range w {
			if i < 16 {
				w[i] = binary.BigEndian.Uint32(block[4*i:])
			} else {
				w[i] = bits.RotateLeft32(w[i-3]^w[i-8]^w[i-14]^w[i-16], 1)
			}
		}
		a, b, c, d, e := state[0], state[1], state[2], state[3], state[4]
		for i := range w {
			f, k := b^c^d, uint32(0x6ed9eba1)
			switch i / 20 {
			case 0:
				f, k = b&c|^b&d, 0x5a827999
			case 2:
				f, k = b&c|b&d|c&d, 0x8f1bbcdc
			case 3:
				k = 0xca62c1d6
			}
			a, b, c, d, e = bits.RotateLeft32(a, 5)+f+e+k+w[i], a, bits.RotateLeft32(b, 30), c, d
		}
		for i, v := range []uint32{a, b, c, d, e} {
			state[i] += v
		}
	})
	return digest(state, binary.BigEndian)
}

// sha256 is the hash function SHA-256 of FIPS 180-4, or SHA-224 if it starts from the latter halves of the other eight primes' roots.
func sha256(message []byte, short bool) []byte {
	var state []uint32
	roots := sha256Roots()
	for i := range 8 {
		if short {
			state = append(state, uint32(roots[8+i]))
		} else {
			state = append(state, uint32(roots[i]>>32))
		}
	}
	constants := sha512Constants()
	blocks(message, binary.BigEndian, func(block []byte) {
		var w [64]uint32
		for i := range w {
			if i < 16 {
				w[i] = binary.BigEndian.Uint32(block[4*i:])
				continue
			}
			s0 := rotate32(w[i-15], 7) ^ rotate32(w[i-15], 18) ^ w[i-15]>>3
			s1 := rotate32(w[i-2], 17) ^ rotate32(w[i-2], 19) ^ w[i-2]>>10
			w[i] = w[i-16] + s0 + w[i-7] + s1
		}
		a, b, c, d, e, f, g, h := state[0], state[1], state[2], state[3], state[4], state[5], state[6], state[7]
		for i := range w {
			s1 := rotate32(e, 6) ^ rotate32(e, 11) ^ rotate32(e, 25)
			t1 := h + s1 + (e&f ^ ^e&g) + uint32(constants[i]>>32) + w[i]
			s0 := rotate32(a, 2) ^ rotate32(a, 13) ^ rotate32(a, 22)
			t2 := s0 + (a&b ^ a&c ^ b&c)
			a, b, c, d, e, f, g, h = t1+t2, a, b, c, d+t1, e, f, g
		}
		for i, v := range []uint32{a, b, c, d, e, f, g, h} {
			state[i] += v
		}
	})
	return digest(state, binary.BigEndian)
}

// sha256Roots are those that the states of SHA-256 and SHA-224 start from, sha384State is what that of SHA-384 starts from.
var (
	sha256Roots = sync.OnceValue(func() []uint64 { return fractions(16, 2) })
	sha384State = func() []uint64 { return slices.Clone(sha256Roots()[8:]) }
)

func rotate32(v uint32, n int) uint32 { return bits.RotateLeft32(v, -n) }
