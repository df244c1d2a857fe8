//go:build js && wasm

package main

import (
	"errors"
	"strconv"

	"gatherplay/gather/python/edit"
	"gatherplay/gather/trace"
)

// An editRequest is a gesture. Which members count depends on it.
type editRequest struct {
	Run     int    `js:"run"`
	Gesture string `js:"gesture"`
	Literal int    `js:"literal"` // literal
	// Text is the new literal; the exception with which a task is to fail, or empty; the seconds of a timeout, or empty for none.
	Text    string `js:"text"`
	After   string `js:"after"`   // fail: after how many seconds at the latest, or empty
	Task    int    `js:"task"`    // all but literal, return_exceptions, add, gather_timeout
	To      int    `js:"to"`      // move: the place among its siblings
	Segment int    `js:"segment"` // drag: which bar of the task
	// At is the virtual time to which the end of the bar is dragged.
	At    float64 `js:"at"`
	Group int     `js:"group"` // return_exceptions, add, gather_timeout
	On    bool    `js:"on"`    // fail, return_exceptions
	Hint  int     `js:"hint"`  // hint: whose offer to take
}

type change struct {
	From   int    `js:"from"`
	To     int    `js:"to"`
	Insert string `js:"insert"`
}

type editReply struct {
	Changes []change `js:"changes"`
	Refused string   `js:"refused"` // why there are none, in words for the person; empty if there is nothing to refuse
}

// edit turns a gesture on a run into changes of its program.
func (k *keeper) edit(request editRequest) (editReply, error) {
	r, err := k.find(request.Run)
	if err != nil {
		return editReply{}, err
	}
	reply, _, err := r.edit(request)
	return reply, err
}

type tryRequest struct {
	Edit editRequest `js:"edit"`
	View view        `js:"view"`
}

type tryReply struct {
	Edit editReply `js:"edit"`
	Run  runReply  `js:"run"` // of nothing, if the gesture was refused
}

// try makes a gesture on a run, and runs and draws what becomes of its program: for gestures whose every move is shown.
func (k *keeper) try(request tryRequest) (tryReply, error) {
	r, err := k.find(request.Edit.Run)
	if err != nil {
		return tryReply{}, err
	}
	reply, changes, err := r.edit(request.Edit)
	if err != nil || reply.Refused != "" {
		return tryReply{Edit: reply}, err
	}
	changed := &run{program: edit.Apply(r.program, changes), files: r.files, seed: r.seed}
	return tryReply{reply, k.show(changed, request.View)}, nil
}

// edit returns the changes of the run's program, as the page is told of them and as they are.
func (r *run) edit(request editRequest) (editReply, []edit.Change, error) {
	editor, err := r.edits()
	if err != nil {
		return editReply{}, nil, err
	}
	var changes []edit.Change
	switch request.Gesture {
	case "literal":
		changes, err = editor.SetLiteral(int32(request.Literal), request.Text)
	case "drag":
		changes, err = r.drag(editor, request.Task, request.Segment, trace.Time(request.At))
	case "fail":
		if request.On {
			changes, err = editor.FailWith(int32(request.Task), request.Text, request.After)
		} else {
			changes, err = editor.Fail(int32(request.Task), false)
		}
	case "timeout":
		changes, err = editor.Timeout(int32(request.Task), request.Text)
	case "gather_timeout":
		changes, err = editor.GatherTimeout(int32(request.Group), request.Text)
	case "add":
		changes, err = editor.Add(int32(request.Group))
	case "duplicate":
		changes, err = editor.Duplicate(int32(request.Task))
	case "remove":
		changes, err = editor.Remove(int32(request.Task))
	case "move":
		changes, err = editor.Move(int32(request.Task), request.To)
	case "return_exceptions":
		changes, err = editor.ReturnExceptions(int32(request.Group), request.On)
	case "hint":
		changes, err = r.mend(request.Hint)
	default:
		return editReply{}, nil, errors.New("there is no gesture " + request.Gesture)
	}
	reply := editReply{Changes: []change{}}
	var refusal *edit.Refusal
	if errors.As(err, &refusal) {
		reply.Refused = refusal.Reason
		return reply, nil, nil
	}
	for _, c := range changes {
		reply.Changes = append(reply.Changes, change{int(r.source.UTF16(int32(c.Start))), int(r.source.UTF16(int32(c.End))), c.Text})
	}
	return reply, changes, err
}

type optionsRequest struct {
	Run   int `js:"run"`
	Task  int `js:"task"`  // or -1
	Group int `js:"group"` // or -1
}

type optionsReply struct {
	Options string `js:"options"` // JSON, see edit.Options
}

// options tells what can be done with a task or a group.
func (k *keeper) options(request optionsRequest) (optionsReply, error) {
	r, err := k.find(request.Run)
	if err != nil {
		return optionsReply{}, err
	}
	editor, err := r.edits()
	if err != nil {
		return optionsReply{}, err
	}
	switch {
	case 0 <= request.Task && request.Task < len(r.trace.Tasks):
		return optionsReply{string(editor.TaskOptions(int32(request.Task)).AppendJSON(nil))}, nil
	case 0 <= request.Group && request.Group < len(r.trace.Groups):
		return optionsReply{string(editor.GroupOptions(int32(request.Group)).AppendJSON(nil))}, nil
	}
	return optionsReply{}, errors.New("there is no such task or group")
}

// edits returns the editor of the run's program.
func (r *run) edits() (*edit.Editor, error) {
	if r.editor == nil {
		editor, err := edit.New(r.trace)
		if err != nil {
			return nil, err
		}
		r.editor = editor
	}
	return r.editor, nil
}

// drag makes the literal behind a bar such that the bar ends at a time. A task may have slept for the same literal before: then
// each of its sleeps takes its part of the way.
func (r *run) drag(editor *edit.Editor, task, segment int, to trace.Time) ([]edit.Change, error) {
	if task < 0 || task >= len(r.trace.Tasks) || segment < 0 || segment >= len(r.trace.Tasks[task].Segments) {
		return nil, errors.New("there is no such bar")
	}
	segments := r.trace.Tasks[task].Segments
	held := &segments[segment]
	if held.State != trace.Waiting || held.Wait.Kind != trace.WaitSleep || held.Wait.Literal == trace.None {
		return nil, &edit.Refusal{Reason: "This delay is computed."}
	}
	sleeps := trace.Time(0)
	for i := range segment + 1 {
		if s := &segments[i]; s.State == trace.Waiting && s.Wait.Kind == trace.WaitSleep && s.Wait.Literal == held.Wait.Literal {
			sleeps++
		}
	}
	end := held.From.At + held.Wait.Delay
	delay := max(0, held.Wait.Delay+(to-end)/sleeps)
	return editor.SetLiteral(held.Wait.Literal, strconv.FormatFloat(float64(delay)/1e9, 'f', -1, 64))
}
