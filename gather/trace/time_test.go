package trace

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestTimesReadAsAPersonWouldSayThem(t *testing.T) {
	for _, test := range []struct {
		time Time
		want string
	}{
		{0, "0 s"},
		{1, "1 ns"},
		{999, "999 ns"},
		{1500, "1.5 µs"},
		{2 * Millisecond, "2 ms"},
		{12340 * Microsecond, "12.3 ms"},
		{250 * Millisecond, "250 ms"},
		{500 * Millisecond, "0.5 s"},
		{844421851, "844 ms"},
		{999_999_999, "1 s"},
		{59_999_900_000, "1 min"},
		{Hour - 1, "1 h"},
		{Second, "1 s"},
		{1500 * Millisecond, "1.5 s"},
		{2757354402, "2.757 s"},
		{60 * Second, "1 min"},
		{123 * Second, "2 min 3 s"},
		{119_999_600_000, "2 min"},
		{3600 * Second, "1 h"},
		{3725 * Second, "1 h 2 min 5 s"},
		{100 * Hour, "100 h"},
		{-200 * Millisecond, "−0.2 s"},
	} {
		assert.Equal(t, test.want, FormatTime(test.time), "%d ns", int64(test.time))
	}
	assert.NotPanics(t, func() { FormatTime(1<<63 - 1) })
}
