//go:build js && wasm

package main

import (
	"gatherplay/gather/python/edit"
	"gatherplay/gather/python/hint"
	"gatherplay/gather/story"
)

type storyReply struct {
	Story string `js:"story"` // JSON, see package story
	Hints string `js:"hints"` // JSON, see package hint
}

// story tells a run in sentences, and what the program probably does not mean.
func (k *keeper) story(request runName) (storyReply, error) {
	r, err := k.find(request.Run)
	if err != nil {
		return storyReply{}, err
	}
	return storyReply{
		string(story.AppendJSON(nil, story.Of(r.trace), r.source)),
		string(hint.AppendJSON(nil, r.advice(), r.source)),
	}, nil
}

// advice returns the hints for the run.
func (r *run) advice() []hint.Hint {
	if r.hints == nil {
		hints := hint.Of(r.trace)
		r.hints = &hints
	}
	return *r.hints
}

// mend returns what a hint offers.
func (r *run) mend(i int) ([]edit.Change, error) {
	hints := r.advice()
	if i < 0 || i >= len(hints) || hints[i].Offer == nil {
		return nil, &edit.Refusal{Reason: "This hint offers no change."}
	}
	return hints[i].Offer.Changes, nil
}
