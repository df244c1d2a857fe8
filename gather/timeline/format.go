package timeline

import (
	"strconv"

	"gatherplay/gather/trace"
)

// Durations, in nanoseconds.
const (
	nanosecond  = 1
	microsecond = 1000 * nanosecond
	millisecond = 1000 * microsecond
	second      = 1000 * millisecond
	minute      = 60 * second
	hour        = 60 * minute
)

// FormatTime returns a time or a duration as a person reads it: "1.5 s", "250 ms", "2 min 3 s", "0 s". Tenths of seconds are seconds;
// what is shorter than a second is otherwise given to three digits of its unit, what is longer to the millisecond, from an hour
// on to the second.
func FormatTime(t trace.Time) string {
	return string(AppendTime(nil, t))
}

// AppendTime appends what [FormatTime] returns.
func AppendTime(dst []byte, t trace.Time) []byte {
	if t < 0 {
		return AppendTime(append(dst, "−"...), -t)
	}
	switch {
	case t == 0:
		return append(dst, "0 s"...)
	case t < second && t%(100*millisecond) == 0:
		return appendUnit(dst, t, second, 1, " s")
	case t < microsecond:
		return appendUnit(dst, t, nanosecond, 0, " ns")
	case t < millisecond-microsecond/2: // what would be rounded to a thousand is one of the next unit
		return appendUnit(dst, t, microsecond, digitsAfterPoint(t, microsecond), " µs")
	case t < second-millisecond/2:
		return appendUnit(dst, t, millisecond, digitsAfterPoint(t, millisecond), " ms")
	case t < minute-millisecond/2:
		return appendUnit(dst, t, second, 3, " s")
	case t < hour-millisecond/2:
		t = roundTo(t, millisecond)
		dst = append(strconv.AppendInt(dst, int64(t/minute), 10), " min"...)
		if rest := t % minute; rest > 0 {
			dst = appendUnit(append(dst, ' '), rest, second, 3, " s")
		}
		return dst
	}
	t = roundTo(t, second)
	dst = append(strconv.AppendInt(dst, int64(t/hour), 10), " h"...)
	if minutes := t % hour / minute; minutes > 0 {
		dst = append(strconv.AppendInt(append(dst, ' '), int64(minutes), 10), " min"...)
	}
	if rest := t % minute; rest > 0 {
		dst = append(strconv.AppendInt(append(dst, ' '), int64(rest/second), 10), " s"...)
	}
	return dst
}

// digitsAfterPoint returns how many digits make three with those before the point.
func digitsAfterPoint(t trace.Time, unit trace.Time) int {
	switch {
	case t < 10*unit:
		return 2
	case t < 100*unit:
		return 1
	}
	return 0
}

// appendUnit appends t in a unit, rounded to some digits after the point, without trailing zeros.
func appendUnit(dst []byte, t, unit trace.Time, digits int, name string) []byte {
	return append(appendDecimal(dst, t, unit, digits, false), name...)
}

// appendDecimal appends t/unit with at most, or when fixed exactly, some digits after the point.
func appendDecimal(dst []byte, t, unit trace.Time, digits int, fixed bool) []byte {
	smallest := unit
	for range digits {
		smallest /= 10
	}
	if smallest > 0 {
		t = roundTo(t, smallest)
	}
	dst = strconv.AppendInt(dst, int64(t/unit), 10)
	rest := t % unit
	if rest == 0 && !fixed || digits == 0 {
		return dst
	}
	dst = append(dst, '.')
	for range digits {
		unit /= 10
		dst = append(dst, '0'+byte(rest/unit))
		rest %= unit
		if rest == 0 && !fixed {
			break
		}
	}
	return dst
}

// roundTo rounds half up to a multiple of a unit, except next to the end of the range of times.
func roundTo(t, unit trace.Time) trace.Time {
	if t > 1<<62 {
		return t - t%unit
	}
	return (t + unit/2) / unit * unit
}

// appendOrdinal appends "1st", "2nd", "3rd", "11th".
func appendOrdinal(dst []byte, n int) []byte {
	dst = strconv.AppendInt(dst, int64(n), 10)
	suffix := "th"
	if n%100 < 11 || n%100 > 13 {
		switch n % 10 {
		case 1:
			suffix = "st"
		case 2:
			suffix = "nd"
		case 3:
			suffix = "rd"
		}
	}
	return append(dst, suffix...)
}

// appendPixels appends a coordinate, rounded to a hundredth of a pixel.
func appendPixels(dst []byte, x float64) []byte {
	if x < 0 {
		x = -x
		if x >= 0.005 {
			dst = append(dst, '-')
		}
	}
	hundredths := int64(x*100 + 0.5)
	dst = strconv.AppendInt(dst, hundredths/100, 10)
	if rest := hundredths % 100; rest > 0 {
		dst = append(dst, '.', '0'+byte(rest/10))
		if rest%10 > 0 {
			dst = append(dst, '0'+byte(rest%10))
		}
	}
	return dst
}
