//go:build js && wasm

package main

import (
	"errors"

	"gatherplay/gather/timeline"
	"gatherplay/gather/trace"
)

type drawRequest struct {
	Run  int  `js:"run"`
	View view `js:"view"`
}

type drawReply struct {
	Drawing string `js:"drawing"`
	Under   string `js:"under"` // the drawing of the kept run, if the view has it under this one
	Plot    plot   `js:"plot"`
}

// draw draws a run that is kept for another view.
func (k *keeper) draw(request drawRequest) (drawReply, error) {
	r, err := k.find(request.Run)
	if err != nil {
		return drawReply{}, err
	}
	return r.draw(request.View, k.beside(request.View.Kept)), nil
}

// draw draws a run and, if there is one, the kept run behind or under it.
func (r *run) draw(v view, kept *run) drawReply {
	wanted := timeline.Fit(v.Width)
	wanted.Selected = int32(v.Selected)
	wanted.From, wanted.To = trace.Time(v.From), trace.Time(v.To)
	wanted.Left, wanted.Right = v.Left, v.Right
	wanted.Top, wanted.Bottom = v.Top, v.Bottom
	wanted.Rows = timeline.Range{First: v.FirstRow, Last: v.LastRow}
	for _, b := range v.Breaks {
		wanted.Breaks = append(wanted.Breaks, timeline.Break{From: trace.Time(b.From), To: trace.Time(b.To), W: b.Width})
	}
	wanted.Idle = idle[v.Idle]
	for _, o := range v.Opened {
		wanted.Opened = append(wanted.Opened, timeline.Break{From: trace.Time(o.From), To: trace.Time(o.To)})
	}
	for _, o := range v.Lenses {
		wanted.Lenses = append(wanted.Lenses, timeline.Lens{At: trace.Time(o.At), Box: timeline.Rect{W: o.Width}})
	}
	for _, fold := range v.Unfolded {
		wanted.Unfolded = append(wanted.Unfolded, int32(fold))
	}
	if kept != nil && v.Under {
		above, below := timeline.Together(r.arrangement, kept.arrangement, wanted)
		picture := below.AppendSVG(nil, timeline.SVG{Inert: true, Prefix: "kept", Title: "Timeline of the kept run"})
		return drawReply{string(above.AppendSVG(nil, timeline.SVG{})), string(picture), plotOf(above)}
	}
	wanted.Ghost = r.ghost(kept)
	d := r.arrangement.Layout(wanted)
	return drawReply{string(d.AppendSVG(nil, timeline.SVG{})), "", plotOf(d)}
}

// idle is what the page calls what becomes of idle time.
var idle = map[string]timeline.Idle{"short": timeline.IdleShort, "full": timeline.IdleInFull}

// plotOf tells the page how time runs in a drawing.
func plotOf(d *timeline.Drawing) plot {
	p := &d.Plot
	where := plot{p.Left, p.Right, p.Top, p.Bottom, float64(p.From), float64(p.To), []stretch{}, []lens{}, float64(d.End), d.Idle}
	for i := range p.Breaks {
		b := &p.Breaks[i]
		where.Breaks = append(where.Breaks, stretch{float64(b.From), float64(b.To), b.W})
	}
	for i := range p.Lenses {
		where.Lenses = append(where.Lenses, lens{float64(p.Lenses[i].At), p.Lenses[i].Box.W})
	}
	return where
}

type pictureRequest struct {
	Run   int     `js:"run"`
	Width float64 `js:"width"`
	Theme string  `js:"theme"` // light, dark, or auto for what the reader has set
	Kept  int     `js:"kept"`  // the run that is drawn behind it; 0: none
}

type pictureReply struct {
	Picture string `js:"picture"` // SVG that stands alone
}

// picture draws a run that is kept as a picture for elsewhere.
func (k *keeper) picture(request pictureRequest) (pictureReply, error) {
	r, err := k.find(request.Run)
	if err != nil {
		return pictureReply{}, err
	}
	theme, ok := timeline.ParseTheme(request.Theme)
	if !ok {
		return pictureReply{}, errors.New("there is no theme " + request.Theme)
	}
	wanted := timeline.Fit(request.Width)
	wanted.Ghost = r.ghost(k.beside(request.Kept))
	d := r.arrangement.Layout(wanted)
	return pictureReply{string(d.AppendSVG(nil, timeline.SVG{Standalone: true, Theme: theme}))}, nil
}

type stylesRequest struct{}

type stylesReply struct {
	Theme   string `js:"theme"`
	Drawing string `js:"drawing"`
}

// styles returns the style sheets of the palette and of drawings. The build asks for them; the page has them from there.
func styles(stylesRequest) (stylesReply, error) {
	return stylesReply{timeline.ThemeCSS(), timeline.DrawingCSS()}, nil
}
