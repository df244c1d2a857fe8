package timeline

import (
	"strconv"

	"gatherplay/gather/trace"
)

// Durations, as the record counts them.
const (
	nanosecond  = trace.Nanosecond
	microsecond = trace.Microsecond
	millisecond = trace.Millisecond
	second      = trace.Second
	minute      = trace.Minute
	hour        = trace.Hour
)

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
