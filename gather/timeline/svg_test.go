package timeline

import (
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gatherplay/gather/trace"
)

var update = flag.Bool("update", false, "write the drawings in testdata anew")

// every calls f with each element.
func (e *element) every(f func(*element)) {
	f(e)
	for _, child := range e.children {
		child.every(f)
	}
}

var forms = map[string]SVG{
	"embedded": {},
	"light":    {Standalone: true, Theme: Light},
	"dark":     {Standalone: true, Theme: Dark},
	"auto":     {Standalone: true},
}

// attacks are names, values and messages that want to be more than text.
var attacks = []string{
	`<script>alert(1)</script>`,
	`</text><script>alert(1)</script>`,
	`</style><script>alert(1)</script>`,
	`"><img src=x onerror=alert(1)>`,
	`" onload="alert(1)`,
	`' onfocus='alert(1)' autofocus='`,
	`]]><![CDATA[<script>alert(1)</script>`,
	`<!--`, `--><script>alert(1)</script>`,
	`&lt;script&gt;`, `&#60;script&#62;`, `&bogus;`,
	`<foreignObject><iframe srcdoc="x"/></foreignObject>`,
	`<a xlink:href="javascript:alert(1)">x</a>`,
	`url(javascript:alert(1))`, `{}*{fill:red}`, `@import url(http://example.org)`,
	"nul\x00, bell\x07, escape\x1b[31m", "broken \xff\xfe utf-8", "\uFFFE\uFFFF", "right\u202Eto left", "<\n/text>",
}

func TestWhatComesFromTheProgramIsTextOnly(t *testing.T) {
	allowed := map[string]bool{}
	for _, name := range strings.Fields("svg title desc style defs pattern rect line circle path g text tspan") {
		allowed[name] = true
	}
	attribute := regexp.MustCompile(`^(xmlns|id|viewBox|width|height|class|role|tabindex|transform|d|x|y|x1|y1|x2|y2|cx|cy|r|rx|fill|text-anchor|patternUnits|patternTransform|aria-[a-z]+|data-[a-z-]+)$`)
	for _, attack := range attacks {
		made := gathered(scene{source: attack, catches: true, sleeps: 1, calls: []call{
			{attack, []string{attack}, 1, attack, ""}, {attack, []string{attack}, 2, "", attack}, {attack, nil, 3, attack, ""},
		}})
		made.Files[0].Name = attack
		made.Tasks[1].Name = attack
		made.Literals[0].Text = attack
		for name, form := range forms {
			for _, width := range []float64{390, 1280} {
				svg := Layout(made, Fit(width)).SVG(form)
				behind := Fit(width)
				behind.Ghost = &Ghost{Run: Arrange(made), Of: []int32{0, 1, trace.None, trace.None}}
				parse(t, Layout(made, behind).SVG(form)).every(func(e *element) {
					assert.True(t, allowed[e.name], "%s: element %s", attack, e.name)
				})
				root := parse(t, svg)
				root.every(func(e *element) {
					assert.True(t, allowed[e.name], "%s: element %s", attack, e.name)
					for key, value := range e.attributes {
						assert.Regexp(t, attribute, key, "%s in %s", attack, name)
						if key == "fill" {
							assert.Regexp(t, `^url\(#gather-(hatch|orphan)\)$`, value)
						}
					}
				})
				if form.Standalone {
					style := root.children[2]
					require.Equal(t, "style", style.name)
					assert.Equal(t, string(appendStandaloneStyle(nil, "#gather", form.Theme, false)), strings.TrimPrefix(style.text, "\n"))
				}
				assert.Contains(t, root.text, clean(attack), "it is there, as text")
			}
		}
	}
}

func TestTheEmbeddedFormKeepsAStrictContentPolicy(t *testing.T) {
	for _, scene := range scenes {
		parse(t, Layout(scene.trace, Fit(900)).SVG(SVG{})).every(func(e *element) {
			assert.NotContains(t, []string{"style", "script", "title"}, e.name)
			for name := range e.attributes {
				assert.NotEqual(t, "style", name)
				assert.False(t, strings.HasPrefix(name, "on"), name)
			}
		})
	}
}

func TestEveryClassIsStyled(t *testing.T) {
	css := DrawingCSS()
	// These are for finding elements, or mean that the general rule does.
	plain := map[string]bool{"gather-timeline": true, "fold": true, "lane-words": true, "bracket-group": true, "slot-group": true, "name": true, "shape": true, "t-mono": true, "t-slot": true}
	for _, scene := range scenes {
		for _, width := range []float64{390, 1280} {
			view := Fit(width)
			view.Playhead, view.Selected = 0, 0
			parse(t, Layout(scene.trace, view).SVG(SVG{})).every(func(e *element) {
				for class := range strings.FieldsSeq(e.attributes["class"]) {
					assert.True(t, plain[class] || regexp.MustCompile(`\.`+class+`[ ,.:{]`).MatchString(css), "class %s", class)
				}
			})
		}
	}
}

func TestSeveralDrawingsFitIntoOneDocument(t *testing.T) {
	ids := map[string]bool{}
	for _, prefix := range []string{"one", "two"} {
		for _, form := range forms {
			form.Prefix = prefix
			seen := map[string]bool{}
			parse(t, Layout(orphaning(), Fit(900)).SVG(form)).every(func(e *element) {
				if id := e.attributes["id"]; id != "" {
					assert.True(t, id == prefix || strings.HasPrefix(id, prefix+"-"), id)
					assert.False(t, seen[id], id)
					seen[id], ids[id] = true, true
				}
				if fill := e.attributes["fill"]; fill != "" {
					assert.True(t, strings.HasPrefix(fill, "url(#"+prefix+"-"))
				}
			})
		}
	}
	assert.Contains(t, ids, "one-hatch")
	assert.Contains(t, ids, "two-hatch")
}

func TestAPictureSaysInWordsWhatItShows(t *testing.T) {
	root := parse(t, Layout(orphaning(), Fit(900)).SVG(SVG{Standalone: true, Title: "One call fails"}))
	assert.Equal(t, "img", root.attributes["role"])
	assert.Equal(t, "One call fails", root.children[0].text)
	assert.Equal(t, "A run of 2 s with 4 tasks. gather on line 17 with 3 awaitables raised APIError at 1.5 s. main returned None at 2 s."+
		" call_api [0] returned 100 at 1 s. call_api [1] was cancelled at 2 s. call_api_failed [2] raised APIError: it failed at 1.5 s."+
		" APIError was caught, line 23.", root.children[1].text)
}

func TestWhatCanBeUsedCanBeReachedAndHeard(t *testing.T) {
	parse(t, Layout(orphaning(), Fit(900)).SVG(SVG{})).every(func(e *element) {
		if e.attributes["tabindex"] != "" {
			assert.NotEmpty(t, e.attributes["role"], e.attributes["data-kind"])
			assert.NotEmpty(t, e.attributes["aria-label"], e.attributes["data-kind"])
		}
		if e.attributes["role"] == "slider" {
			assert.NotEmpty(t, e.attributes["aria-valuenow"])
			assert.NotEmpty(t, e.attributes["aria-valuetext"])
		}
	})
	parse(t, Layout(orphaning(), Fit(900)).SVG(SVG{Standalone: true})).every(func(e *element) {
		assert.Empty(t, e.attributes["tabindex"])
		assert.NotEqual(t, "handle", e.attributes["data-kind"], "a picture has nothing to drag")
	})
}

func TestTheSameViewIsTheSameText(t *testing.T) {
	for _, scene := range scenes {
		assert.Equal(t, Layout(scene.trace, Fit(900)).SVG(SVG{}), Layout(scene.trace, Fit(900)).SVG(SVG{}))
	}
}

func TestKnownDrawings(t *testing.T) {
	for name, svg := range map[string]string{
		"orphaning-embedded": Layout(orphaning(), Fit(900)).SVG(SVG{}),
		"keeping-auto":       Layout(keeping(), Fit(640)).SVG(SVG{Standalone: true}),
		"timing-phone":       Layout(timing(), Fit(390)).SVG(SVG{Standalone: true, Theme: Dark}),
	} {
		// A line for each element: so a difference says where it is.
		got := strings.ReplaceAll(strings.TrimSuffix(svg, "\n"), "><", ">\n<") + "\n"
		file := filepath.Join("testdata", name+".svg")
		if *update {
			require.NoError(t, os.WriteFile(file, []byte(got), 0o644))
		}
		want, err := os.ReadFile(file)
		require.NoError(t, err)
		wanted, lines := strings.Split(string(want), "\n"), strings.Split(got, "\n")
		for i := range min(len(wanted), len(lines)) {
			require.Equal(t, wanted[i], lines[i], "%s:%d; if it is right, run the tests with -update", file, i+1)
		}
		assert.Len(t, lines, len(wanted), "%s; if it is right, run the tests with -update", file)
	}
}

// BenchmarkViews lays out views of a run of a hundred thousand tasks. What a view takes must not depend on how many there are.
func BenchmarkViews(b *testing.B) {
	made := many(100_000)
	a := Arrange(made)
	end := made.End.At
	for name, change := range map[string]func(*View){
		"folded":    func(*View) {},
		"middle":    func(v *View) { v.AllLanes, v.Rows = true, Range{50_000, 50_040} },
		"200 lanes": func(v *View) { v.AllLanes, v.Rows = true, Range{99_700, 99_900} },
		"zoomed":    func(v *View) { v.AllLanes, v.Rows, v.From, v.To = true, Range{500, 560}, end/3, end/2 },
		"selected":  func(v *View) { v.Selected = 70_000 },
		"lens":      func(v *View) { v.AllLanes, v.Rows, v.Lenses = true, Range{500, 560}, []Lens{{At: end}} },
	} {
		b.Run(name, func(b *testing.B) {
			view := Fit(1280)
			change(&view)
			for b.Loop() {
				a.Layout(view)
			}
		})
	}
}

func BenchmarkDrawing(b *testing.B) {
	for name, made := range map[string]*trace.Trace{"article": orphaning(), "200 lanes": many(199)} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			dst := make([]byte, 0, 1<<20)
			for b.Loop() {
				dst = Layout(made, Fit(1280)).AppendSVG(dst[:0], SVG{})
			}
			b.ReportMetric(float64(len(dst)), "bytes")
		})
	}
}
