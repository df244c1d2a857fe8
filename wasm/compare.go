//go:build js && wasm

package main

import (
	"gatherplay/gather/compare"
	"gatherplay/gather/timeline"
)

// A match says which tasks of a run are in the run with which it is compared.
type match struct {
	with *run
	*compare.Matching
}

// beside returns a run that another one, which is at hand, is compared with. It is nil if there is none, or no room for both.
func (k *keeper) beside(id int) *run {
	r := k.runs[id]
	if r == nil || r.trace != nil {
		return r
	}
	if k.memory.Checkpoint(true); k.memory.Scarce() {
		return nil
	}
	k.execute(r)
	return r
}

// matched finds the tasks of a kept run in a run.
func (r *run) matched(kept *run) *compare.Matching {
	if r.match == nil || r.match.with != kept {
		r.match = &match{kept, compare.Match(kept.trace, r.trace)}
	}
	return r.match.Matching
}

// ghost returns what is drawn behind a run: the kept one, or nothing.
func (r *run) ghost(kept *run) *timeline.Ghost {
	if kept == nil || kept == r {
		return nil
	}
	return &timeline.Ghost{Run: kept.arrangement, Of: r.matched(kept).Before}
}

type compareRequest struct {
	Run  int `js:"run"`
	Kept int `js:"kept"` // the run before
}

type compareReply struct {
	Comparison string `js:"comparison"` // JSON, see package compare; empty if there is no room for both runs
}

// compare says how a run differs from one that is kept.
func (k *keeper) compare(request compareRequest) (compareReply, error) {
	r, err := k.find(request.Run)
	if err != nil {
		return compareReply{}, err
	}
	kept := k.beside(request.Kept)
	if kept == nil {
		return compareReply{}, nil
	}
	said := compare.Of(kept.trace, r.trace, r.matched(kept))
	return compareReply{string(said.AppendJSON(nil, r.source))}, nil
}
