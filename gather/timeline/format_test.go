package timeline

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"gatherplay/gather/trace"
)

func TestTimesReadAsAPersonWouldSayThem(t *testing.T) {
	for _, test := range []struct {
		time trace.Time
		want string
	}{
		{0, "0 s"},
		{1, "1 ns"},
		{999, "999 ns"},
		{1500, "1.5 µs"},
		{2 * millisecond, "2 ms"},
		{12340 * microsecond, "12.3 ms"},
		{250 * millisecond, "250 ms"},
		{500 * millisecond, "0.5 s"},
		{844421851, "844 ms"},
		{999_999_999, "1 s"},
		{59_999_900_000, "1 min"},
		{hour - 1, "1 h"},
		{second, "1 s"},
		{1500 * millisecond, "1.5 s"},
		{2757354402, "2.757 s"},
		{60 * second, "1 min"},
		{123 * second, "2 min 3 s"},
		{119_999_600_000, "2 min"},
		{3600 * second, "1 h"},
		{3725 * second, "1 h 2 min 5 s"},
		{100 * hour, "100 h"},
		{-200 * millisecond, "−0.2 s"},
	} {
		assert.Equal(t, test.want, FormatTime(test.time), "%d ns", int64(test.time))
	}
	assert.NotPanics(t, func() { FormatTime(1<<63 - 1) })
}

func TestOrdinals(t *testing.T) {
	for n, want := range map[int]string{1: "1st", 2: "2nd", 3: "3rd", 4: "4th", 11: "11th", 12: "12th", 13: "13th", 21: "21st", 112: "112th"} {
		assert.Equal(t, want, string(appendOrdinal(nil, n)))
	}
}

func TestPixelsAreShort(t *testing.T) {
	for x, want := range map[float64]string{0: "0", 1: "1", 1.5: "1.5", 2.25: "2.25", 1.0 / 3: "0.33", 0.999: "1", -4.2: "-4.2", -0.001: "0"} {
		assert.Equal(t, want, string(appendPixels(nil, x)), "%g", x)
	}
}

func TestAxisLabelsOfOneAxisShareAUnit(t *testing.T) {
	axis := func(last trace.Time, width float64) (labels []string) {
		b := build("")
		b.task("main", trace.None)
		view := Fit(width)
		view.To = last
		for _, tick := range Layout(b.done(), view).Ticks {
			labels = append(labels, tick.Label.String)
		}
		return labels
	}
	assert.Equal(t, []string{"0 s", "0.5 s", "1 s", "1.5 s", "2 s"}, axis(2*second, 700))
	assert.Equal(t, []string{"0 s", "2 s", "4 s"}, axis(5*second, 390))
	assert.Equal(t, []string{"0 ms", "50 ms", "100 ms", "150 ms"}, axis(170*millisecond, 500))
	assert.Equal(t, []string{"0 s", "1 min", "2 min", "3 min", "4 min", "5 min"}, axis(300*second, 700))
	assert.Equal(t, []string{"0 s", "10 min", "20 min", "30 min", "40 min", "50 min", "1 h"}, axis(hour, 900))
}
