//go:build js && wasm

package main

import (
	"strconv"
	"strings"

	"gatherplay/gather/trace"
)

type editRequest struct {
	Run     int     `js:"run"`
	Gesture string  `js:"gesture"`
	Literal int     `js:"literal"`
	Text    string  `js:"text"`
	Task    int     `js:"task"`
	Segment int     `js:"segment"`
	At      float64 `js:"at"`
	Group   int     `js:"group"`
	On      bool    `js:"on"`
}

type change struct {
	From   int    `js:"from"`
	To     int    `js:"to"`
	Insert string `js:"insert"`
}

type editReply struct {
	Changes []change `js:"changes"`
	Refused string   `js:"refused"`
}

// edit turns a gesture on a run into changes of its program.
func (k *keeper) edit(request editRequest) (editReply, error) {
	r, err := k.find(request.Run)
	if err != nil {
		return editReply{}, err
	}
	switch request.Gesture {
	case "literal":
		return r.replaceLiteral(request.Literal, request.Text), nil
	case "drag":
		return r.drag(request), nil
	}
	return editReply{Refused: "this can't be done yet"}, nil
}

func (r *run) replaceLiteral(literal int, text string) editReply {
	text = strings.TrimSpace(text)
	if literal < 0 || literal >= len(r.trace.Literals) || text == "" {
		return editReply{Refused: "there is nothing to change"}
	}
	from, to, _ := r.place(r.trace.Literals[literal].Span)
	return editReply{Changes: []change{{from, to, text}}}
}

// drag makes the literal behind a bar such that the bar ends at a time. A task may have slept for the same literal before:
// then each of its sleeps takes its part of the way.
func (r *run) drag(request editRequest) editReply {
	if request.Task < 0 || request.Task >= len(r.trace.Tasks) {
		return editReply{Refused: "there is no such task"}
	}
	segments := r.trace.Tasks[request.Task].Segments
	if request.Segment < 0 || request.Segment >= len(segments) {
		return editReply{Refused: "there is no such bar"}
	}
	held := &segments[request.Segment]
	if held.State != trace.Waiting || held.Wait.Kind != trace.WaitSleep || held.Wait.Literal == trace.None {
		return editReply{Refused: "this delay is computed"}
	}
	share := trace.Time(0)
	for i := range request.Segment + 1 {
		if s := &segments[i]; s.State == trace.Waiting && s.Wait.Kind == trace.WaitSleep && s.Wait.Literal == held.Wait.Literal {
			share++
		}
	}
	delay := max(0, held.Wait.Delay+(trace.Time(request.At)-held.From.At-held.Wait.Delay)/share)
	return r.replaceLiteral(int(held.Wait.Literal), strconv.FormatFloat(float64(delay)/1e9, 'f', -1, 64))
}
