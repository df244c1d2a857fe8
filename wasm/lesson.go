//go:build js && wasm

package main

import "gatherplay/gather/lesson"

type judgeRequest struct {
	Run      int             `js:"run"`
	Exercise lesson.Exercise `js:"exercise"`
}

type judgeReply struct {
	Verdict string    `js:"verdict"` // JSON, see package lesson
	Runs    []runWith `js:"runs"`
}

// A runWith is a run that a failed check has made with the files of a variant.
type runWith struct {
	With string `js:"with"`
	Run  int    `js:"run"`
}

// judge makes the checks of an exercise on a run that is kept, and keeps the runs with other files that have failed one.
func (k *keeper) judge(request judgeRequest) (judgeReply, error) {
	r, err := k.find(request.Run)
	if err != nil {
		return judgeReply{}, err
	}
	verdict := lesson.Judge(&request.Exercise, r.trace, k.record)
	reply := judgeReply{Verdict: string(verdict.AppendJSON(nil)), Runs: []runWith{}}
	shown := map[string]bool{"": true}
	for i := range verdict.Results {
		result := &verdict.Results[i]
		if with := result.Check.With; !result.Holds && !shown[with] {
			shown[with] = true
			other := &run{program: r.program, files: result.Trace.Files[1:], seed: r.seed}
			other.show(result.Trace)
			reply.Runs = append(reply.Runs, runWith{with, k.keep(other)})
		}
	}
	return reply, nil
}
