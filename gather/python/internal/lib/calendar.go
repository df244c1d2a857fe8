package lib

import (
	"math"
	"strconv"
	"strings"

	"gatherplay/gather/python/internal/vm"
)

// A moment is a time broken down to calendar and clock, in UTC: time.struct_time.
type moment struct {
	year, month, day, hour, minute, second int
	weekday, yearDay                       int // Monday is 0; January 1st is 1
}

const secondsPerDay = 24 * 60 * 60

// momentOf breaks down a number of seconds since 1970. The calendar is the Gregorian one; a year is taken to begin in March, so that
// the leap day comes last.
func momentOf(seconds int64) moment {
	days := floorDivide(seconds, secondsPerDay)
	rest := int(seconds - days*secondsPerDay)
	t := moment{hour: rest / 3600, minute: rest / 60 % 60, second: rest % 60}
	t.weekday = int(((days+3)%7 + 7) % 7)

	const daysPerEra = 146097 // 400 years
	since := days + 719468    // 1 March of the year 0
	era := floorDivide(since, daysPerEra)
	day := since - era*daysPerEra
	year := (day - day/1460 + day/36524 - day/146096) / 365
	ofYear := int(day - (365*year + year/4 - year/100))
	month := (5*ofYear + 2) / 153
	t.day = ofYear - (153*month+2)/5 + 1
	t.month = month + 3
	t.year = int(year + era*400)
	if t.month > 12 {
		t.month -= 12
		t.year++
	}
	t.yearDay = t.day
	for m := 1; m < t.month; m++ {
		t.yearDay += daysIn(t.year, m)
	}
	return t
}

func floorDivide(a, b int64) int64 {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}

func daysIn(year, month int) int {
	switch month {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	}
	return 31
}

var (
	weekdays = strings.Fields("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")
	months   = strings.Fields("January February March April May June July August September October November December")
)

// fields returns the nine items of a struct_time.
func (t moment) fields() []int {
	return []int{t.year, t.month, t.day, t.hour, t.minute, t.second, t.weekday, t.yearDay, 0}
}

var fieldNames = strings.Fields("tm_year tm_mon tm_mday tm_hour tm_min tm_sec tm_wday tm_yday tm_isdst")

// structTime is a time.struct_time.
type structTime struct{ moment }

var structTimeType = vm.NewType("time", "struct_time")

// Type implements [vm.Value].
func (*structTime) Type() *vm.Type { return structTimeType }

// Len implements [vm.Sized].
func (*structTime) Len() int { return len(fieldNames) }

// Iter implements [vm.Iterable].
func (t *structTime) Iter(m *vm.VM) (vm.Value, *vm.Error) { return m.Iter(t.tuple()) }

// Index implements [vm.Indexed].
func (t *structTime) Index(m *vm.VM, key vm.Value) (vm.Value, *vm.Error) {
	return m.Index(t.tuple(), key)
}

// Attribute implements [vm.AttributeHolder].
func (t *structTime) Attribute(_ *vm.VM, name string) (vm.Value, *vm.Error) {
	for i, known := range fieldNames {
		if name == known {
			return integer(t.fields()[i]), nil
		}
	}
	return nil, nil
}

// Repr implements [vm.Represented].
func (t *structTime) Repr(*vm.VM) (string, *vm.Error) {
	var parts []string
	for i, v := range t.fields() {
		parts = append(parts, fieldNames[i]+"="+strconv.Itoa(v))
	}
	return "time.struct_time(" + strings.Join(parts, ", ") + ")", nil
}

func (t *structTime) tuple() *vm.Tuple {
	tuple := vm.NewTuple()
	for _, v := range t.fields() {
		tuple.Items = append(tuple.Items, integer(v))
	}
	return tuple
}

// addCalendar puts the functions of the time module that know dates into it.
func addCalendar(module *vm.Module) {
	module.Dict.Set("struct_time", structTimeType)
	for _, name := range []string{"gmtime", "localtime"} {
		module.Add(name, "seconds=, /", func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
			t, err := momentArgument(m, args[0])
			return &structTime{t}, err
		})
	}
	module.Add("ctime", "seconds=, /", func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		t, err := momentArgument(m, args[0])
		if err != nil {
			return nil, err
		}
		return text(formatMoment(m, "%a %b %e %H:%M:%S %Y", t))
	})
	brokenDown := func(m *vm.VM, v vm.Value) (moment, *vm.Error) {
		if t, ok := v.(*structTime); ok {
			return t.moment, nil
		}
		if v != nil {
			return moment{}, m.Raise(vm.TypeError, "Tuple or struct_time argument required")
		}
		return momentArgument(m, nil)
	}
	module.Add("asctime", "t=, /", func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		t, err := brokenDown(m, args[0])
		if err != nil {
			return nil, err
		}
		return text(formatMoment(m, "%a %b %e %H:%M:%S %Y", t))
	})
	module.Add("strftime", "format, t=, /", func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		format, ok := vm.AsStr(args[0])
		if !ok {
			return nil, m.Raise(vm.TypeError, "strftime() argument 1 must be str, not ", args[0].Type().Name)
		}
		t, err := brokenDown(m, args[1])
		if err != nil {
			return nil, err
		}
		return text(formatMoment(m, format, t))
	})
	module.Dict.Set("timezone", vm.NewInt(0))
	module.Dict.Set("altzone", vm.NewInt(0))
	module.Dict.Set("daylight", vm.NewInt(0))
	module.Dict.Set("tzname", vm.NewTuple(str("UTC"), str("UTC")))
}

// momentArgument breaks down a number of seconds, or the present.
func momentArgument(m *vm.VM, v vm.Value) (moment, *vm.Error) {
	if orNone(v) == vm.None {
		return momentOf(floorDivide(epochStart+m.Now(), 1e9)), nil
	}
	seconds, err := m.AsFloat(v)
	if err != nil {
		return moment{}, err
	}
	if math.IsNaN(seconds) || math.Abs(seconds) > 1e11 {
		return moment{}, m.Raise(vm.OverflowError, "timestamp out of range for platform time_t")
	}
	return momentOf(int64(math.Floor(seconds))), nil
}

// formatMoment is strftime in the C locale.
func formatMoment(m *vm.VM, format string, t moment) (string, *vm.Error) {
	two := func(n int) string { return padded(n, 2, '0') }
	hour12 := (t.hour+11)%12 + 1
	half := "AM"
	if t.hour >= 12 {
		half = "PM"
	}
	var out strings.Builder
	for i := 0; i < len(format); i++ {
		if format[i] != '%' || i+1 == len(format) {
			out.WriteByte(format[i])
			continue
		}
		i++
		switch format[i] {
		case 'Y':
			out.WriteString(strconv.Itoa(t.year))
		case 'y':
			out.WriteString(two(t.year % 100))
		case 'm':
			out.WriteString(two(t.month))
		case 'd':
			out.WriteString(two(t.day))
		case 'e':
			out.WriteString(padded(t.day, 2, ' '))
		case 'H':
			out.WriteString(two(t.hour))
		case 'I':
			out.WriteString(two(hour12))
		case 'M':
			out.WriteString(two(t.minute))
		case 'S':
			out.WriteString(two(t.second))
		case 'p':
			out.WriteString(half)
		case 'j':
			out.WriteString(padded(t.yearDay, 3, '0'))
		case 'a':
			out.WriteString(weekdays[t.weekday][:3])
		case 'A':
			out.WriteString(weekdays[t.weekday])
		case 'b', 'h':
			out.WriteString(months[t.month-1][:3])
		case 'B':
			out.WriteString(months[t.month-1])
		case 'w':
			out.WriteString(strconv.Itoa((t.weekday + 1) % 7))
		case 'u':
			out.WriteString(strconv.Itoa(t.weekday + 1))
		case 'Z':
			out.WriteString("UTC")
		case 'z':
			out.WriteString("+0000")
		case '%':
			out.WriteByte('%')
		case 'n':
			out.WriteByte('\n')
		case 't':
			out.WriteByte('\t')
		case 'F', 'T', 'X', 'x', 'D', 'R', 'c', 'r':
			inner, err := formatMoment(m, combined[format[i]], t)
			if err != nil {
				return "", err
			}
			out.WriteString(inner)
		default:
			return "", m.Unsupported("strftime does not know %" + format[i:i+1] + " here")
		}
	}
	return out.String(), nil
}

// combined are the directives that stand for several others.
var combined = map[byte]string{
	'F': "%Y-%m-%d", 'T': "%H:%M:%S", 'X': "%H:%M:%S", 'x': "%m/%d/%y", 'D': "%m/%d/%y", 'R': "%H:%M",
	'c': "%a %b %e %H:%M:%S %Y", 'r': "%I:%M:%S %p",
}

func padded(n, width int, with byte) string {
	digits := strconv.Itoa(n)
	for len(digits) < width {
		digits = string(with) + digits
	}
	return digits
}
