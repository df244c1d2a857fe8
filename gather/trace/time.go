package trace

import "strconv"

// Durations, in nanoseconds.
const (
	Nanosecond  Time = 1
	Microsecond      = 1000 * Nanosecond
	Millisecond      = 1000 * Microsecond
	Second           = 1000 * Millisecond
	Minute           = 60 * Second
	Hour             = 60 * Minute
)

// FormatTime returns a time or a duration as a person reads it: "1.5 s", "250 ms", "2 min 3 s", "0 s". Tenths of seconds are seconds;
// what is shorter than a second is otherwise given to three digits of its unit, what is longer to the millisecond, from an hour
// on to the second.
func FormatTime(t Time) string {
	return string(AppendTime(nil, t))
}

// AppendTime appends what [FormatTime] returns.
func AppendTime(dst []byte, t Time) []byte {
	if t < 0 {
		return AppendTime(append(dst, "−"...), -t)
	}
	switch {
	case t == 0:
		return append(dst, "0 s"...)
	case t < Second && t%(100*Millisecond) == 0:
		return appendUnit(dst, t, Second, 1, " s")
	case t < Microsecond:
		return appendUnit(dst, t, Nanosecond, 0, " ns")
	case t < Millisecond-Microsecond/2: // what would be rounded to a thousand is one of the next unit
		return appendUnit(dst, t, Microsecond, digitsAfterPoint(t, Microsecond), " µs")
	case t < Second-Millisecond/2:
		return appendUnit(dst, t, Millisecond, digitsAfterPoint(t, Millisecond), " ms")
	case t < Minute-Millisecond/2:
		return appendUnit(dst, t, Second, 3, " s")
	case t < Hour-Millisecond/2:
		t = roundTo(t, Millisecond)
		dst = append(strconv.AppendInt(dst, int64(t/Minute), 10), " min"...)
		if rest := t % Minute; rest > 0 {
			dst = appendUnit(append(dst, ' '), rest, Second, 3, " s")
		}
		return dst
	}
	t = roundTo(t, Second)
	dst = append(strconv.AppendInt(dst, int64(t/Hour), 10), " h"...)
	if minutes := t % Hour / Minute; minutes > 0 {
		dst = append(strconv.AppendInt(append(dst, ' '), int64(minutes), 10), " min"...)
	}
	if rest := t % Minute; rest > 0 {
		dst = append(strconv.AppendInt(append(dst, ' '), int64(rest/Second), 10), " s"...)
	}
	return dst
}

// digitsAfterPoint returns how many digits make three with those before the point.
func digitsAfterPoint(t Time, unit Time) int {
	switch {
	case t < 10*unit:
		return 2
	case t < 100*unit:
		return 1
	}
	return 0
}

// appendUnit appends t in a unit, rounded to some digits after the point, without trailing zeros.
func appendUnit(dst []byte, t, unit Time, digits int, name string) []byte {
	return append(AppendDecimal(dst, t, unit, digits), name...)
}

// AppendDecimal appends t/unit with at most some digits after the point.
func AppendDecimal(dst []byte, t, unit Time, digits int) []byte {
	smallest := unit
	for range digits {
		smallest /= 10
	}
	if smallest > 0 {
		t = roundTo(t, smallest)
	}
	dst = strconv.AppendInt(dst, int64(t/unit), 10)
	rest := t % unit
	if rest == 0 || digits == 0 {
		return dst
	}
	dst = append(dst, '.')
	for range digits {
		unit /= 10
		dst = append(dst, '0'+byte(rest/unit))
		rest %= unit
		if rest == 0 {
			break
		}
	}
	return dst
}

// roundTo rounds half up to a multiple of a unit, except next to the end of the range of times.
func roundTo(t, unit Time) Time {
	if t > 1<<62 {
		return t - t%unit
	}
	return (t + unit/2) / unit * unit
}
