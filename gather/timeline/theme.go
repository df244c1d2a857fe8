package timeline

import "strings"

// A color is one entry of the palette: its name, how it looks on light and on dark ground, and the system's colour that takes its
// place where a reader has chosen all colours himself.
type color struct {
	name, light, dark, forced string
}

// palette is where every colour of the drawing and of the page comes from. The four hues of states keep a contrast of at least
// 4.5:1 with the surface and stay apart under the common colour blindnesses; text never stands on anything but the surface in
// these hues.
var palette = []color{
	{"surface", "#FFFFFF", "#0F1419", "Canvas"},
	{"raised", "#F5F7FA", "#161D26", "Canvas"},    // panels, slots
	{"highlight", "#EAF1FF", "#16263F", "Canvas"}, // the current line, what is selected
	{"hairline", "#DFE5EC", "#26303C", "GrayText"},
	{"text", "#14202E", "#E6EBF2", "CanvasText"},
	{"muted", "#5B6878", "#93A1B3", "CanvasText"},
	{"running", "#0F2D63", "#2E7DF9", "LinkText"},
	{"value", "#118668", "#2BF999", "CanvasText"},
	{"error", "#BB3D00", "#E84828", "CanvasText"},
	{"cancelled", "#C727C5", "#E097C4", "CanvasText"},
}

// The families of type, as CSS lists.
const (
	sansFamily = `Inter,system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif`
	monoFamily = `ui-monospace,"JetBrains Mono",SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace`
)

// A Theme says which half of the palette a standalone picture uses.
type Theme uint8

// The themes.
const (
	Auto Theme = iota // what the reader's system prefers
	Light
	Dark
)

// ParseTheme returns the theme called "auto", "light" or "dark".
func ParseTheme(name string) (theme Theme, ok bool) {
	switch name {
	case "auto":
		return Auto, true
	case "light":
		return Light, true
	case "dark":
		return Dark, true
	}
	return Auto, false
}

// drawingRules style the classes of a drawing, a rule a line. $name stands for a colour of the palette or a family.
const drawingRules = `text{font-family:$sans;font-variant-numeric:tabular-nums;fill:$text}
.t-mono,.t-detail,.t-chip,.t-slot{font-family:$mono}
.t-ordinal,.t-detail,.t-wait,.t-note,.t-axis,.t-chip,.t-head,.t-caption{fill:$muted}
.t-end,.t-lead{font-weight:600}
.t-lead{fill:$text;font-size:12px}
.t-end.plain{fill:$muted;font-weight:400}
.halo{paint-order:stroke;stroke:$surface;stroke-width:3px;stroke-linejoin:round}
.strike{text-decoration:line-through;fill:$muted}
.surface{fill:$surface}
.grid,.rowline{stroke:$hairline;stroke-width:1}
.hit{fill:transparent}
.flight{fill:$running;fill-opacity:.2}
.created-line{stroke:$running;stroke-width:1.5;stroke-dasharray:1.5 3.5;stroke-linecap:round}
.created-dot{fill:$surface;stroke:$running;stroke-width:1.5}
.running{fill:$running}
.ready{fill:$surface;stroke:$running;stroke-width:1.5}
.hatch-ground{fill:$running;fill-opacity:.1}
.hatch-line{stroke:$running;stroke-width:1.5;stroke-opacity:.5}
.cleaning-ground{fill:$cancelled;fill-opacity:.1}
.cleaning-line{stroke:$cancelled;stroke-width:1.5;stroke-opacity:.6}
.orphan-ground{fill:$muted;fill-opacity:.06}
.orphan-line{stroke:$muted;stroke-width:1.2;stroke-opacity:.5}
.orphaned{stroke:$running;stroke-opacity:.7;stroke-dasharray:4 3}
.break{fill:$surface;fill-opacity:.7}
.break-edge{stroke:$muted;stroke-dasharray:1.5 3}
.break-slash{stroke:$muted;stroke-width:1.2}
.squeeze{fill:none;stroke:$muted;stroke-width:1.4}
.lens{fill:$highlight}
.lens-edge{stroke:$running;stroke-opacity:.4}
.triangle{fill:$muted}
.overview-ground{fill:$hairline}
.overview-window{fill:$running;fill-opacity:.25;stroke:$running}
.overview-failed{stroke:$error;stroke-width:1}
.frozen{fill:$text;fill-opacity:.1}
.frozen-edge{stroke:$text;stroke-opacity:.35}
.lock{fill:none;stroke:$text;stroke-width:1.3}
.lock-body{fill:$text}
.value{fill:$value}
.error{fill:$error}
.cancelled{fill:$cancelled}
.error-line{fill:none;stroke:$error;stroke-width:2.5}
.error-thin{fill:none;stroke:$error;stroke-width:1.2;stroke-dasharray:2 3}
.cross{fill:none;stroke:$error;stroke-width:2.8;stroke-linecap:round}
.off{fill:$surface;stroke:$cancelled;stroke-width:1.8;stroke-linecap:round}
.off-line{fill:none;stroke:$cancelled;stroke-width:1.2;stroke-dasharray:1 3;stroke-linecap:round}
.off-full{fill:$cancelled;stroke:$cancelled;stroke-width:1.2}
.unended{fill:none;stroke:$muted;stroke-width:2;stroke-linecap:round;stroke-dasharray:.1 4.5}
.limit{fill:none;stroke:$cancelled;stroke-width:1.2}
.limit.open{stroke-dasharray:1 3;stroke-linecap:round}
.due{fill:$surface;stroke:$text;stroke-width:1.3}
.late{fill:$text}
.bracket{fill:none;stroke:$text;stroke-width:1.5}
.extent{fill:none;stroke:$text;stroke-width:1.5}
.extent.open{stroke-dasharray:1.5 3}
.chip{fill:none;stroke:$hairline}
.slot{fill:$raised;stroke:$hairline}
.slot.exception{fill:$surface;stroke:$error}
.slot.dropped{fill:$surface;stroke:$cancelled}
.slot.empty,.slot.abandoned{fill:$surface;stroke:$muted;stroke-opacity:.55;stroke-dasharray:4 3}
.leader{fill:none;stroke:$value;stroke-width:1.2;stroke-dasharray:2.5 3;stroke-opacity:.8}
.leader.exception{stroke:$error}
.leader.dropped{stroke:$cancelled}
.leader.abandoned{stroke:$muted;stroke-opacity:.6}
.rank{fill:$surface}
.rule{stroke:$text;stroke-width:1.2}
.rule.quiet{stroke:$muted;stroke-width:1;stroke-opacity:.55}
.mark-selected{fill:$running}
.ordinal{fill:$surface;stroke:$muted;stroke-width:.8}
.handle .grip{fill:$surface;stroke:$running;stroke-width:1.5}
.playhead-line{stroke:$text;stroke-width:1}
.playhead-grip{fill:$text}
`

// ghostRules style another run behind the one that is drawn: outlines without a filling, in dots, told apart by shape wherever colours
// are the reader's own or none.
const ghostRules = `.ghost-bar{fill:none;stroke:$muted;stroke-width:1.2;stroke-dasharray:1.5 2.5;stroke-linecap:round}
.ghost-end{stroke:$muted;stroke-width:1.5;stroke-dasharray:1.5 3.5;stroke-linecap:round}
.ghost-mark .value{fill:$surface;stroke:$muted;stroke-width:2}
.ghost-mark .cross,.ghost-mark .off{stroke:$muted}
`

// interactionRules style what only a page has: handles that show themselves, focus, the literal that is about to change. Lines that
// cross a lane, and the words on it, let the pointer through to what can be taken hold of there.
const interactionRules = `.handle{cursor:ew-resize;touch-action:none;outline:none}
.handle.locked{cursor:not-allowed}
.handle .grip{opacity:0;:where(.gather-timeline:hover) &{opacity:.4}@media(hover:none){opacity:.4}}
.lane:hover .handle .grip,.handle:hover .grip,.handle:focus .grip,.handle.lit .grip,.handle.held .grip{opacity:1}
.handle.locked .grip{stroke:$muted;stroke-dasharray:2 2}
.handle.lit .grip,.handle.held .grip{fill:$running}
.lane,.bracket-group,.slot-group,.segment,.end{outline:none}
.lane:focus-visible .name,.segment:focus-visible .shape,.end:focus-visible text,.handle:focus-visible .grip,.slot-group:focus-visible .slot{outline:2px solid $running;outline-offset:2px}
.grid,.rowline,.leader,.rank,.rule,.off-line,.error-line,.error-thin,.error,.lane-words text,.frozen,.frozen-edge,.break-edge,.lens,.lens-edge,.ghost-end{pointer-events:none}
.lane-words .end text{pointer-events:auto}
.segment:hover .hatch,.segment.lit .hatch{fill-opacity:.75}
.fold,.toggle{cursor:pointer;outline:none}
.toggle:hover .triangle,.toggle:focus-visible .triangle{fill:$text}
.toggle:focus-visible .hit{outline:2px solid $running}
.idle,.opened,.instant{cursor:pointer;outline:none}
.idle:hover .break,.idle:focus-visible .break{fill:$highlight;fill-opacity:1}
.idle:focus-visible .break,.idle:focus-visible .hit,.opened:focus-visible .hit,.instant:focus-visible .hit{outline:2px solid $running}
.idle:hover .squeeze,.opened:hover .squeeze{stroke:$text}
.instant:hover .ordinal{stroke:$running;stroke-width:1.6}
.overview{cursor:pointer;outline:none;touch-action:none}
.overview:focus-visible .overview-window{outline:2px solid $running;outline-offset:2px}
.playhead{cursor:grab;touch-action:none}
`

// ThemeCSS returns a style sheet that defines the palette as custom properties, --gather-surface and so on, on the root of a
// document or the host of a shadow tree: light, or dark where the system prefers it, or what the attribute data-theme says; on
// paper light, and the system's own colours where the reader forces them (the state of a task is told by shape and texture, too).
func ThemeCSS() string {
	dst := []byte(":root,:host{color-scheme:light;--gather-sans:" + sansFamily + ";--gather-mono:" + monoFamily + ";")
	dst = appendProperties(dst, Light)
	dst = append(dst, "}\n@media (prefers-color-scheme:dark){:root:not([data-theme=light]),:host(:not([data-theme=light])){color-scheme:dark;"...)
	dst = appendProperties(dst, Dark)
	dst = append(dst, "}}\n:root[data-theme=dark],:host([data-theme=dark]){color-scheme:dark;"...)
	dst = appendProperties(dst, Dark)
	// What follows holds for every theme: the negation only gives it the weight of the selectors above.
	const everyTheme = "{:root:not([data-theme=none]),:host(:not([data-theme=none])){"
	dst = append(dst, "}\n@media print"+everyTheme+"color-scheme:light;"...)
	dst = appendProperties(dst, Light)
	dst = append(dst, "}}\n@media (forced-colors:active)"+everyTheme...)
	for _, c := range palette {
		dst = append(dst, "--gather-"+c.name+":"+c.forced+";"...)
	}
	return string(append(dst, "}}\n"...))
}

// DrawingCSS returns the style sheet of an embedded drawing, whose root has the class gather-timeline. Its colours are the custom
// properties that [ThemeCSS] defines.
func DrawingCSS() string {
	return string(appendRules(nil, drawingRules+ghostRules+sizeRules+interactionRules, ".gather-timeline", func(dst []byte, name string) []byte {
		return append(append(append(dst, "var(--gather-"...), name...), ')')
	}))
}

func appendProperties(dst []byte, theme Theme) []byte {
	for _, c := range palette {
		dst = append(append(append(dst, "--gather-"...), c.name...), ':')
		dst = append(append(dst, colorOf(c.name, theme)...), ';')
	}
	return dst
}

// colorOf returns the value of a name after $ in the rules.
func colorOf(name string, theme Theme) string {
	switch name {
	case "sans":
		return sansFamily
	case "mono":
		return monoFamily
	}
	for _, c := range palette {
		if c.name != name {
			continue
		}
		if theme == Dark {
			return c.dark
		}
		return c.light
	}
	return ""
}

// appendStandaloneStyle appends the rules with their colours written out, because not every program that shows an SVG knows custom
// properties.
func appendStandaloneStyle(dst []byte, scope string, theme Theme, ghost bool) []byte {
	drawing, colors := drawingRules, colorRules
	if ghost {
		drawing, colors = drawing+ghostRules, colors+ghostRules
	}
	in := func(theme Theme) func([]byte, string) []byte {
		return func(dst []byte, name string) []byte { return append(dst, colorOf(name, theme)...) }
	}
	dst = appendRules(dst, drawing+sizeRules, scope, in(theme))
	if theme == Auto {
		// Said after the light ones, with the same weight.
		dst = append(dst, "@media (prefers-color-scheme:dark){\n"...)
		dst = appendRules(dst, colors, scope, in(Dark))
		dst = append(dst, "}\n"...)
	}
	return dst
}

// sizeRules set the sizes that texts are measured with.
var sizeRules = func() string {
	var dst []byte
	for _, face := range typeface {
		dst = appendPixels(append(append(append(dst, '.'), face.class...), "{font-size:"...), face.size)
		dst = append(dst, "px}\n"...)
	}
	return string(dst)
}()

// colorRules are the rules that have a colour in them: all that a second theme has to say again.
var colorRules = func() string {
	var dst []byte
	for line := range strings.Lines(drawingRules) {
		for _, c := range palette {
			if strings.Contains(line, "$"+c.name) {
				dst = append(dst, line...)
				break
			}
		}
	}
	return string(dst)
}()

// appendRules appends the rules, each of their selectors below the scope, and what value appends for each $name.
func appendRules(dst []byte, rules, scope string, value func(dst []byte, name string) []byte) []byte {
	for line := range strings.Lines(rules) {
		selectors, properties, _ := strings.Cut(line, "{")
		for i, selector := range strings.Split(selectors, ",") {
			if i > 0 {
				dst = append(dst, ',')
			}
			dst = append(append(append(dst, scope...), ' '), selector...)
		}
		dst = append(dst, '{')
		for i := 0; i < len(properties); i++ {
			if properties[i] != '$' {
				dst = append(dst, properties[i])
				continue
			}
			end := i + 1
			for 'a' <= properties[end] && properties[end] <= 'z' {
				end++
			}
			dst = value(dst, properties[i+1:end])
			i = end - 1
		}
	}
	return dst
}
