package lib

import (
	"math"
	"math/big"

	"gatherplay/gather/python/internal/elementary"
	"gatherplay/gather/python/internal/syntax"
	"gatherplay/gather/python/internal/vm"
)

// A random is a generator of random numbers: a random.Random, or the one behind the functions of the module.
type random struct {
	mersenne
	gaussNext float64 // the second of a pair of normally distributed numbers
	gaussKept bool
}

var randomType = vm.NewType("random", "Random")

// Type implements [vm.Value].
func (*random) Type() *vm.Type { return randomType }

// generatorKey is where a run keeps the generator behind the functions of the random module.
const generatorKey = "random"

// Seed seeds the functions of the random module before the program's first line.
func Seed(m *vm.VM, seed int64) {
	r := new(random)
	r.seedInt(big.NewInt(seed))
	m.State[generatorKey] = r
}

// randomMethods are the methods of random.Random, and without self the functions of the module.
var randomMethods = []struct {
	name, signature string
	run             func(m *vm.VM, r *random, args []vm.Value) (vm.Value, *vm.Error)
}{
	{"seed", "a=, version=", reseed},
	{"random", "", func(_ *vm.VM, r *random, _ []vm.Value) (vm.Value, *vm.Error) { return vm.NewFloat(r.float()), nil }},
	{"getrandbits", "k, /", getRandomBits},
	{"randbytes", "n", randomBytes},
	{"randrange", "start, stop=, step=", randomRange},
	{"randint", "a, b", randomInt},
	{"getstate", "", getState},
	{"setstate", "state", setState},
	{"choice", "seq", choice},
	{"choices", "population, weights=, *, cum_weights=, k=", choices},
	{"shuffle", "x", shuffle},
	{"sample", "population, k, *, counts=", sample},
	{"uniform", "a, b", floats(func(r *random, x []float64) float64 { return x[0] + (x[1]-x[0])*r.float() })},
	{"triangular", "low=, high=, mode=", triangular},
	{"gauss", "mu=, sigma=", floats(func(r *random, x []float64) float64 { return x[0] + float64(r.gauss()*x[1]) }, 0, 1)},
	{"normalvariate", "mu=, sigma=", floats(func(r *random, x []float64) float64 { return r.normal(x[0], x[1]) }, 0, 1)},
	{"lognormvariate", "mu=, sigma=", floats(func(r *random, x []float64) float64 { return elementary.Exp(r.normal(x[0], x[1])) }, 0, 1)},
	{"expovariate", "lambd=", floats(func(r *random, x []float64) float64 { return -elementary.Log(1-r.float()) / x[0] }, 1)},
	{"paretovariate", "alpha", floats(func(r *random, x []float64) float64 { return elementary.Pow(1-r.float(), -1/x[0]) })},
	{"weibullvariate", "alpha, beta", floats(func(r *random, x []float64) float64 {
		return x[0] * elementary.Pow(-elementary.Log(1-r.float()), 1/x[1])
	})},
	{"betavariate", "alpha, beta", floats(func(r *random, x []float64) float64 {
		y := r.gamma(x[0], 1)
		if y == 0 {
			return 0
		}
		return y / (y + r.gamma(x[1], 1))
	})},
	{"gammavariate", "alpha, beta", floats(func(r *random, x []float64) float64 { return r.gamma(x[0], x[1]) })},
}

func newRandom(m *vm.VM) *vm.Module {
	module := vm.NewModule("random")
	shared := m.State[generatorKey].(*random)
	for _, method := range randomMethods {
		f := vm.Func("random", method.name, method.signature, func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
			return method.run(m, shared, args)
		})
		f.Qualname, f.Bound = "Random."+method.name, true
		module.Dict.Set(method.name, f)
	}
	module.Dict.Set("Random", randomType)
	return module
}

// seeding is Random.__init__, which leaves the work to seed(), a subclass's perhaps.
var seeding = &vm.Builtin{
	Name: "__init__", Qualname: "Random.__init__", Module: "random", IsMethod: true, Signature: "self, x=",
	Run: func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		if r, ok := args[0].(*random); ok {
			_, err := reseed(m, r, args[1:])
			return vm.None, err
		}
		_, err := m.CallMethod(args[0], "seed", orNone(args[1]))
		return vm.None, err
	},
}

func installRandom() {
	randomType.New = func(_ *vm.VM, class *vm.Type, _ []vm.Value, _ []string) (vm.Value, *vm.Error) {
		r := new(random)
		if class != randomType { // whose __init__ may leave out this one's
			r.seedInt(new(big.Int))
		}
		return r, nil
	}
	randomType.Init = func(m *vm.VM, self vm.Value, args []vm.Value, names []string) *vm.Error {
		_, err := seeding.Call(m, append([]vm.Value{self}, args...), names)
		return err
	}
	randomType.Dict.Set("__init__", seeding)
	for _, each := range randomMethods {
		signature := "self"
		if each.signature != "" {
			signature += ", " + each.signature
		}
		method(randomType, each.name, signature, func(m *vm.VM, r *random, args []vm.Value) (vm.Value, *vm.Error) {
			for _, source := range []string{"random", "getrandbits"} {
				if each.name == "seed" || each.name == "getstate" || each.name == "setstate" {
					break
				}
				if _, own := args[0].Type().Lookup(source).(*vm.Function); own && each.name != source {
					return nil, m.Unsupported("a subclass of random.Random with a " + source + "() of its own can't be run here: call it directly, and not " + each.name + "()")
				}
			}
			return each.run(m, r, args[1:])
		})
	}
}

// floats makes a method of a function of floats; the defaults are those of the last parameters.
func floats(f func(r *random, x []float64) float64, defaults ...float64) func(*vm.VM, *random, []vm.Value) (vm.Value, *vm.Error) {
	return func(m *vm.VM, r *random, args []vm.Value) (vm.Value, *vm.Error) {
		x := make([]float64, len(args))
		for i, arg := range args {
			if arg == nil {
				x[i] = defaults[len(defaults)-len(args)+i]
				continue
			}
			v, err := m.AsFloat(arg)
			if err != nil {
				return nil, err
			}
			x[i] = v
		}
		return vm.NewFloat(f(r, x)), nil
	}
}

// reseed is Random.seed.
func reseed(m *vm.VM, r *random, args []vm.Value) (vm.Value, *vm.Error) {
	r.gaussKept = false
	switch a := vm.Underlying(orNone(args[0])).(type) {
	case *vm.Str:
		m.Spend(2 * len(a.V))
		r.seedText([]byte(a.V))
	case *vm.Bytes:
		m.Spend(2 * len(a.V))
		r.seedText([]byte(a.V))
	case *vm.Float:
		hash, err := m.Hash(a)
		if err != nil {
			return nil, err
		}
		r.seedInt(new(big.Int).SetUint64(hash))
	default:
		if n, ok := vm.AsBig(a); ok {
			m.Spend(16 * len(n.Bits()))
			r.seedInt(n)
			break
		}
		if a != vm.None {
			return nil, m.Raise(vm.TypeError, "The only supported seed types are:\nNone, int, float, str, bytes, and bytearray.")
		}
		// CPython asks the operating system for chance. Here each time it is asked, chance is the same in every run.
		r.seedInt(new(big.Int).SetUint64(m.State[generatorKey].(*random).below(1 << 63)))
	}
	return vm.None, nil
}

func orNone(v vm.Value) vm.Value {
	if v == nil {
		return vm.None
	}
	return v
}

// seedText seeds with text: its bytes and their hash, as one large number.
func (r *random) seedText(text []byte) {
	digest := sha512(text)
	r.seedInt(new(big.Int).SetBytes(append(append([]byte(nil), text...), digest[:]...)))
}

func (r *random) belowBig(n *big.Int) *big.Int {
	if n.IsUint64() {
		return new(big.Int).SetUint64(r.below(n.Uint64()))
	}
	for k := n.BitLen(); ; {
		if v := r.bits(k); v.Cmp(n) < 0 {
			return v
		}
	}
}

func getRandomBits(m *vm.VM, r *random, args []vm.Value) (vm.Value, *vm.Error) {
	k, err := m.AsSize(args[0])
	if err != nil {
		return nil, err
	}
	if k < 0 {
		return nil, m.Raise(vm.ValueError, "Cannot convert negative int")
	}
	m.Charge(k / 8)
	m.Spend(k / 4)
	return vm.NewBig(r.bits(k)), nil
}

func randomBytes(m *vm.VM, r *random, args []vm.Value) (vm.Value, *vm.Error) {
	n, err := m.AsSize(args[0])
	if err != nil {
		return nil, err
	}
	m.Charge(2 * n)
	m.Spend(n / 8)
	text := make([]byte, n)
	r.bits(8 * n).FillBytes(text)
	for i, j := 0, n-1; i < j; i, j = i+1, j-1 {
		text[i], text[j] = text[j], text[i]
	}
	return vm.NewBytes(string(text)), nil
}

// stateVersion is the version of the state that getstate returns.
const stateVersion = 3

func getState(_ *vm.VM, r *random, _ []vm.Value) (vm.Value, *vm.Error) {
	words := vm.NewTuple()
	for _, word := range r.state {
		words.Items = append(words.Items, integer(int(word)))
	}
	words.Items = append(words.Items, integer(r.index))
	var kept vm.Value = vm.None
	if r.gaussKept {
		kept = vm.NewFloat(r.gaussNext)
	}
	return vm.NewTuple(integer(stateVersion), words, kept), nil
}

func setState(m *vm.VM, r *random, args []vm.Value) (vm.Value, *vm.Error) {
	state, ok := args[0].(*vm.Tuple)
	if !ok || len(state.Items) != 3 {
		return nil, m.Raise(vm.TypeError, "state vector must be a tuple")
	}
	words, ok := state.Items[1].(*vm.Tuple)
	if !ok || len(words.Items) != len(r.state)+1 {
		return nil, m.Raise(vm.ValueError, "state vector is the wrong size")
	}
	for i, word := range words.Items {
		n, ok := vm.AsInt(word)
		switch {
		case !ok:
			return nil, m.Raise(vm.TypeError, "an integer is required")
		case i == len(r.state) && (n < 0 || int(n) > len(r.state)):
			return nil, m.Raise(vm.ValueError, "invalid state")
		case i == len(r.state):
			r.index = int(n)
		default:
			r.state[i] = uint32(n)
		}
	}
	r.gaussNext, r.gaussKept = vm.FloatOf(state.Items[2])
	return vm.None, nil
}

// whole returns an argument of randrange or randint.
func whole(m *vm.VM, v vm.Value) (*big.Int, *vm.Error) {
	i, err := m.AsInteger(v)
	if err != nil {
		return nil, err
	}
	n, _ := vm.AsBig(i)
	m.Spend(16 * len(n.Bits()))
	return n, nil
}

func randomRange(m *vm.VM, r *random, args []vm.Value) (vm.Value, *vm.Error) {
	start, err := whole(m, args[0])
	if err != nil {
		return nil, err
	}
	if args[1] == nil || args[1] == vm.None {
		if args[2] != nil {
			return nil, m.Raise(vm.TypeError, "Missing a non-None stop argument")
		}
		if start.Sign() <= 0 {
			return nil, m.Raise(vm.ValueError, "empty range for randrange()")
		}
		return vm.NewBig(r.belowBig(start)), nil
	}
	stop, err := whole(m, args[1])
	if err != nil {
		return nil, err
	}
	step := big.NewInt(1)
	if args[2] != nil {
		if step, err = whole(m, args[2]); err != nil {
			return nil, err
		}
	}
	width := new(big.Int).Sub(stop, start)
	switch {
	case step.Cmp(big.NewInt(1)) == 0:
		if width.Sign() > 0 {
			return vm.NewBig(width.Add(start, r.belowBig(width))), nil
		}
		return nil, m.Raise(vm.ValueError, "empty range in randrange(", start.String(), ", ", stop.String(), ")")
	case step.Sign() == 0:
		return nil, m.Raise(vm.ValueError, "zero step for randrange()")
	}
	n := new(big.Int).Add(width, step)
	if step.Sign() > 0 {
		n.Sub(n, big.NewInt(1))
	} else {
		n.Add(n, big.NewInt(1))
	}
	n.Quo(n, step)
	if n.Sign() <= 0 || width.Sign()*step.Sign() <= 0 {
		return nil, m.Raise(vm.ValueError, "empty range in randrange(", start.String(), ", ", stop.String(), ", ", step.String(), ")")
	}
	n = r.belowBig(n)
	return vm.NewBig(n.Add(start, n.Mul(n, step))), nil
}

func randomInt(m *vm.VM, r *random, args []vm.Value) (vm.Value, *vm.Error) {
	a, err := whole(m, args[0])
	if err != nil {
		return nil, err
	}
	b, err := whole(m, args[1])
	if err != nil {
		return nil, err
	}
	width := new(big.Int).Sub(b, a)
	width.Add(width, big.NewInt(1))
	if width.Sign() <= 0 {
		return nil, m.Raise(vm.ValueError, "empty range in randint(", a.String(), ", ", b.String(), ")")
	}
	return vm.NewBig(width.Add(a, r.belowBig(width))), nil
}

func choice(m *vm.VM, r *random, args []vm.Value) (vm.Value, *vm.Error) {
	n, err := m.Len(args[0])
	if err != nil {
		return nil, err
	}
	if n == 0 {
		return nil, m.Raise(vm.IndexError, "Cannot choose from an empty sequence")
	}
	return m.Index(args[0], vm.NewInt(int64(r.below(uint64(n)))))
}

func choices(m *vm.VM, r *random, args []vm.Value) (vm.Value, *vm.Error) {
	n, err := m.Len(args[0])
	if err != nil {
		return nil, err
	}
	k := 1
	if args[3] != nil {
		if k, err = m.AsSize(args[3]); err != nil {
			return nil, err
		}
	}
	m.Charge(16 * max(k, 0))
	m.Spend(4 * max(k, 0))
	weights, cumulative := orNone(args[1]), orNone(args[2])
	result := vm.NewList()
	if weights == vm.None && cumulative == vm.None {
		for range k {
			item, err := m.Index(args[0], vm.NewInt(int64(math.Floor(r.float()*float64(n)))))
			if err != nil {
				return nil, err
			}
			result.Items = append(result.Items, item)
		}
		return result, nil
	}
	if weights != vm.None && cumulative != vm.None {
		return nil, m.Raise(vm.TypeError, "Cannot specify both weights and cumulative weights")
	}
	sums, err := cumulate(m, weights, cumulative)
	if err != nil {
		return nil, err
	}
	if len(sums) != n {
		return nil, m.Raise(vm.ValueError, "The number of weights does not match the population")
	}
	total := sums[n-1]
	if total <= 0 {
		return nil, m.Raise(vm.ValueError, "Total of weights must be greater than zero")
	}
	if math.IsInf(total, 0) || math.IsNaN(total) {
		return nil, m.Raise(vm.ValueError, "Total of weights must be finite")
	}
	for range k {
		x := r.float() * total
		low, high := 0, n-1 // the first whose sum is greater than x
		for low < high {
			if middle := (low + high) / 2; x < sums[middle] {
				high = middle
			} else {
				low = middle + 1
			}
		}
		item, err := m.Index(args[0], vm.NewInt(int64(low)))
		if err != nil {
			return nil, err
		}
		result.Items = append(result.Items, item)
	}
	return result, nil
}

// cumulate returns the sums of weights, from the weights or as they are given. Ints are added as ints.
func cumulate(m *vm.VM, weights, cumulative vm.Value) ([]float64, *vm.Error) {
	var sums []float64
	var sum vm.Value
	given := cumulative
	if given == vm.None {
		given = weights
	}
	err := m.Each(given, func(item vm.Value) *vm.Error {
		if cumulative == vm.None && sum != nil {
			next, err := m.Binary(syntax.Add, sum, item)
			if err != nil {
				return err
			}
			item = next
		}
		sum = item
		f, err := m.AsFloat(item)
		sums = append(sums, f)
		return err
	})
	return sums, err
}

func shuffle(m *vm.VM, r *random, args []vm.Value) (vm.Value, *vm.Error) {
	list, ok := vm.Underlying(args[0]).(*vm.List)
	if !ok {
		if _, err := m.Len(args[0]); err != nil {
			return nil, err
		}
		return nil, m.Raise(vm.TypeError, "'", args[0].Type().Label(), "' object does not support item assignment")
	}
	m.Spend(2 * len(list.Items))
	for i := len(list.Items) - 1; i > 0; i-- {
		j := r.below(uint64(i + 1))
		list.Items[i], list.Items[j] = list.Items[j], list.Items[i]
	}
	return vm.None, nil
}

func sample(m *vm.VM, r *random, args []vm.Value) (vm.Value, *vm.Error) {
	switch vm.Underlying(args[0]).(type) {
	case *vm.List, *vm.Tuple, *vm.Range, *vm.Str, *vm.Bytes:
	default:
		return nil, m.Raise(vm.TypeError, "Population must be a sequence.  For dicts or sets, use sorted(d).")
	}
	population := args[0]
	if orNone(args[2]) != vm.None {
		items, err := repeated(m, population, args[2])
		if err != nil {
			return nil, err
		}
		population = vm.NewList(items...)
	}
	n, err := m.Len(population)
	if err != nil {
		return nil, err
	}
	k, err := m.AsSize(args[1])
	if err != nil {
		return nil, err
	}
	if k < 0 || k > n {
		return nil, m.Raise(vm.ValueError, "Sample larger than population or is negative")
	}
	m.Charge(32 * k)
	m.Spend(4 * k)
	result := make([]vm.Value, k)
	setSize := 21.0 // how large a small set is, compared with a list
	if k > 5 {
		setSize += math.Pow(4, math.Ceil(elementary.Log(float64(3*k))/elementary.Log(4)))
	}
	if float64(n) <= setSize {
		pool, err := m.Collect(population)
		if err != nil {
			return nil, err
		}
		for i := range k {
			j := r.below(uint64(n - i))
			result[i] = pool[j]
			pool[j] = pool[n-i-1]
		}
		return vm.NewList(result...), nil
	}
	chosen := make(map[uint64]bool, k)
	for i := range k {
		j := r.below(uint64(n))
		for chosen[j] {
			j = r.below(uint64(n))
		}
		chosen[j] = true
		if result[i], err = m.Index(population, vm.NewInt(int64(j))); err != nil {
			return nil, err
		}
	}
	return vm.NewList(result...), nil
}

// repeated returns each item as often as the counts say.
func repeated(m *vm.VM, population, counts vm.Value) ([]vm.Value, *vm.Error) {
	items, err := m.Collect(population)
	if err != nil {
		return nil, err
	}
	var all []vm.Value
	i := 0
	err = m.Each(counts, func(c vm.Value) *vm.Error {
		n, ok := vm.AsInt(c)
		if !ok {
			return m.Raise(vm.TypeError, "Counts must be integers")
		}
		if n < 0 {
			return m.Raise(vm.ValueError, "Counts must be non-negative")
		}
		if i < len(items) {
			m.Charge(16 * int(n))
			for range n {
				all = append(all, items[i])
			}
		}
		i++
		return nil
	})
	if err == nil && i != len(items) {
		err = m.Raise(vm.ValueError, "The number of counts does not match the population")
	}
	return all, err
}

func triangular(m *vm.VM, r *random, args []vm.Value) (vm.Value, *vm.Error) {
	bounds := [3]float64{0, 1, 0}
	for i, arg := range args {
		if orNone(arg) == vm.None {
			continue
		}
		v, err := m.AsFloat(arg)
		if err != nil {
			return nil, err
		}
		bounds[i] = v
	}
	low, high := bounds[0], bounds[1]
	u, c := r.float(), 0.5
	if orNone(args[2]) != vm.None {
		if high == low {
			return vm.NewFloat(low), nil
		}
		c = (bounds[2] - low) / (high - low)
	}
	if u > c {
		u, c, low, high = 1-u, 1-c, high, low
	}
	return vm.NewFloat(low + (high-low)*math.Sqrt(u*c)), nil
}

// gauss returns a number of the standard normal distribution; numbers are made in pairs.
func (r *random) gauss() float64 {
	if r.gaussKept {
		r.gaussKept = false
		return r.gaussNext
	}
	angle := r.float() * (2 * math.Pi)
	radius := math.Sqrt(-2 * elementary.Log(1-r.float()))
	sine, cosine := elementary.SinCos(angle)
	r.gaussNext, r.gaussKept = sine*radius, true
	return cosine * radius
}

// normal returns a number of a normal distribution, by the ratio of two uniform numbers (Kinderman and Monahan, 1977).
func (r *random) normal(mu, sigma float64) float64 {
	magic := 4 * elementary.Exp(-0.5) / math.Sqrt(2)
	for {
		u1 := r.float()
		u2 := 1 - r.float()
		z := magic * (u1 - 0.5) / u2
		if z*z/4 <= -elementary.Log(u2) {
			return mu + float64(z*sigma)
		}
	}
}

// gamma returns a number of a gamma distribution: for alpha > 1 after Cheng (1977), else after Ahrens and Dieter (1974).
func (r *random) gamma(alpha, beta float64) float64 {
	switch {
	case alpha > 1:
		inv := math.Sqrt(2*alpha - 1)
		b := alpha - elementary.Log(4)
		c := alpha + inv
		for {
			u1 := r.float()
			if u1 <= 1e-7 || u1 >= 0.9999999 {
				continue
			}
			u2 := 1 - r.float()
			v := elementary.Log(u1/(1-u1)) / inv
			x := alpha * elementary.Exp(v)
			z := u1 * u1 * u2
			w := b + float64(c*v) - x
			if w+(1+elementary.Log(4.5))-float64(4.5*z) >= 0 || w >= elementary.Log(z) {
				return x * beta
			}
		}
	case alpha == 1:
		return -elementary.Log(1-r.float()) * beta
	}
	for {
		u := r.float()
		b := (math.E + alpha) / math.E
		p := b * u
		x := -elementary.Log((b - p) / alpha)
		if p <= 1 {
			x = elementary.Pow(p, 1/alpha)
		}
		u1 := r.float()
		if p > 1 && u1 <= elementary.Pow(x, alpha-1) || p <= 1 && u1 <= elementary.Exp(-x) {
			return x * beta
		}
	}
}
