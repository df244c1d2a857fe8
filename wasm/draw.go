//go:build js && wasm

package main

import (
	"errors"
	"strconv"

	"gatherplay/gather/timeline"
	"gatherplay/gather/trace"
)

type drawRequest struct {
	Run  int  `js:"run"`
	View view `js:"view"`
}

type drawReply struct {
	Drawing string `js:"drawing"`
	Plot    plot   `js:"plot"`
}

// draw draws a run that is kept for another view.
func (k *keeper) draw(request drawRequest) (drawReply, error) {
	r, err := k.find(request.Run)
	if err != nil {
		return drawReply{}, err
	}
	drawing, plot := r.draw(request.View)
	return drawReply{drawing, plot}, nil
}

func (r *run) draw(v view) (svg string, where plot) {
	wanted := timeline.Fit(v.Width)
	wanted.Selected = int32(v.Selected)
	wanted.From, wanted.To = trace.Time(v.From), trace.Time(v.To)
	wanted.Left, wanted.Right = v.Left, v.Right
	d := r.arrangement.Layout(wanted)
	p := d.Plot
	return string(d.AppendSVG(nil, timeline.SVG{})), plot{p.Left, p.Right, p.Top, p.Bottom, float64(p.From), float64(p.To)}
}

type pictureRequest struct {
	Run   int     `js:"run"`
	Width float64 `js:"width"`
	Theme string  `js:"theme"` // light, dark, or auto for what the reader has set
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
	d := r.arrangement.Layout(timeline.Fit(request.Width))
	return pictureReply{string(d.AppendSVG(nil, timeline.SVG{Standalone: true, Theme: theme}))}, nil
}

type momentRequest struct {
	Run int     `js:"run"`
	At  float64 `js:"at"`
}

// A mark is a task at a line of the program.
type mark struct {
	Task  int    `js:"task"`
	Line  int    `js:"line"`
	State string `js:"state"`
	Label string `js:"label"`
}

type momentReply struct {
	Label string `js:"label"` // the time
	Marks []mark `js:"marks"`
}

// mostMarks is how many tasks are marked in the program at once.
const mostMarks = 500

// moment tells where every task is when all that happens at a time has happened.
func (k *keeper) moment(request momentRequest) (momentReply, error) {
	r, err := k.find(request.Run)
	if err != nil {
		return momentReply{}, err
	}
	at := trace.Moment{At: trace.Time(request.At), Seq: 1<<31 - 1}
	reply := momentReply{Label: trace.FormatTime(at.At), Marks: []mark{}}
	for task, segment := range r.trace.At(at).Tasks {
		if segment == trace.None || len(reply.Marks) == mostMarks {
			continue
		}
		t := &r.trace.Tasks[task]
		s := &t.Segments[segment]
		where := s.Span
		if where.Zero() {
			where = t.Call
		}
		if _, _, line := r.place(where); line > 0 && t.Role != trace.Shutdown {
			reply.Marks = append(reply.Marks, mark{task, line, s.State.String(), t.Coroutine + " (" + t.Name + ") is " + s.State.String() + " in line " + strconv.Itoa(line)})
		}
	}
	return reply, nil
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
