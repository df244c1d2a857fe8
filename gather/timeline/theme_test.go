package timeline

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// luminance is the relative luminance that the contrast of colours is defined by.
func luminance(t *testing.T, hex string) float64 {
	rgb, err := strconv.ParseUint(hex[1:], 16, 32)
	require.NoError(t, err)
	channel := func(shift int) float64 {
		c := float64(rgb>>shift&0xFF) / 255
		if c <= 0.04045 {
			return c / 12.92
		}
		return math.Pow((c+0.055)/1.055, 2.4)
	}
	return 0.2126*channel(16) + 0.7152*channel(8) + 0.0722*channel(0)
}

func contrast(t *testing.T, a, b string) float64 {
	x, y := luminance(t, a), luminance(t, b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func TestWhatIsReadHasContrast(t *testing.T) {
	for _, theme := range []Theme{Light, Dark} {
		for _, name := range []string{"text", "muted", "running", "value", "error", "cancelled"} {
			assert.GreaterOrEqual(t, contrast(t, colorOf(name, theme), colorOf("surface", theme)), 4.5, name)
		}
		for _, name := range []string{"text", "muted"} {
			for _, ground := range []string{"raised", "highlight"} {
				assert.GreaterOrEqual(t, contrast(t, colorOf(name, theme), colorOf(ground, theme)), 4.5, "%s on %s", name, ground)
			}
		}
	}
}

func TestStyleSheetsKnowTheirColours(t *testing.T) {
	theme := ThemeCSS()
	for _, c := range palette {
		assert.Contains(t, theme, "--gather-"+c.name+":"+c.light+";")
		assert.Contains(t, theme, "--gather-"+c.name+":"+c.dark+";")
		assert.Contains(t, theme, "--gather-"+c.name+":"+c.forced+";")
	}
	for _, name := range regexp.MustCompile(`var\((--gather-\w+)\)`).FindAllStringSubmatch(DrawingCSS(), -1) {
		assert.Contains(t, theme, name[1]+":")
	}
	assert.NotContains(t, DrawingCSS(), "$")
	assert.NotContains(t, DrawingCSS(), "#", "colours come from the theme alone")
	for _, css := range []string{theme, DrawingCSS(), string(appendStandaloneStyle(nil, "#x", Auto, false))} {
		assert.Equal(t, strings.Count(css, "{"), strings.Count(css, "}"))
		assert.NotContains(t, css, "<")
	}
}

func TestAStandalonePictureNeedsNoCustomProperties(t *testing.T) {
	light, dark := string(appendStandaloneStyle(nil, "#x", Light, false)), string(appendStandaloneStyle(nil, "#x", Dark, false))
	auto := string(appendStandaloneStyle(nil, "#x", Auto, false))
	assert.NotContains(t, light+dark+auto, "var(")
	assert.Contains(t, light, "#118668")
	assert.NotContains(t, light, "#2BF999")
	assert.Contains(t, dark, "#2BF999")
	assert.NotContains(t, dark, "#118668")
	assert.Contains(t, auto, "#118668")
	assert.Contains(t, auto, "@media (prefers-color-scheme:dark){\n#x text{")
}

func TestParseTheme(t *testing.T) {
	for name, want := range map[string]Theme{"auto": Auto, "light": Light, "dark": Dark} {
		theme, ok := ParseTheme(name)
		assert.True(t, ok)
		assert.Equal(t, want, theme)
	}
	_, ok := ParseTheme("sepia")
	assert.False(t, ok)
}
