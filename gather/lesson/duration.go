package lesson

import (
	"strconv"
	"strings"

	"gatherplay/gather/trace"
)

// ParseDuration reads a duration such as "2s", "1.5 s", "250 ms", "1 min"; a number alone is seconds.
func ParseDuration(text string) (d trace.Time, ok bool) {
	number := strings.TrimSpace(text)
	unit := trace.Second
	for _, u := range []struct {
		name string
		unit trace.Time
	}{{"ms", trace.Millisecond}, {"min", trace.Minute}, {"s", trace.Second}} {
		if rest, found := strings.CutSuffix(number, u.name); found {
			number, unit = strings.TrimSpace(rest), u.unit
			break
		}
	}
	seconds, err := strconv.ParseFloat(number, 64)
	if err != nil || !(seconds >= 0) || seconds*float64(unit) > 1e18 {
		return 0, false
	}
	return trace.Time(seconds*float64(unit) + 0.5), true
}
