package timeline

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"gatherplay/gather/trace"
)

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
	stretch := func(first, last trace.Time, width float64) (labels []string) {
		b := build("")
		b.task("main", trace.None)
		view := Fit(width)
		view.From, view.To = first, last
		for _, tick := range Layout(b.done(), view).Ticks {
			labels = append(labels, tick.Label.String)
		}
		return labels
	}
	axis := func(last trace.Time, width float64) []string { return stretch(0, last, width) }
	assert.Equal(t, []string{"0 s", "0.5 s", "1 s", "1.5 s", "2 s"}, axis(2*second, 700))
	assert.Equal(t, []string{"0 s", "2 s", "4 s"}, axis(5*second, 390))
	assert.Equal(t, []string{"0 ms", "50 ms", "100 ms", "150 ms"}, axis(170*millisecond, 500))
	assert.Equal(t, []string{"0 s", "1 min", "2 min", "3 min", "4 min", "5 min"}, axis(300*second, 700))
	assert.Equal(t, []string{"0 s", "10 min", "20 min", "30 min", "40 min", "50 min", "1 h"}, axis(hour, 900))
	assert.Equal(t, []string{"1 h", "1 h 0.5 s", "1 h 1 s", "1 h 1.5 s"}, stretch(hour, hour+1700*millisecond, 700))
}
