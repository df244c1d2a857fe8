package trace

import (
	"slices"

	"gatherplay/gather"
)

// A groupRecord is what the recorder remembers of a group.
type groupRecord struct {
	waiters    int32 // the last of the tasks that wait for the outer Future, plus one
	group      int32 // the last group that it became a member of, plus one
	members    []*gather.Future
	duplicates bool // something is a member more than once
	asked      bool // somebody has cancelled the group itself
}

var groupKinds = [...]GroupKind{
	gather.GatherGroup:      Gather,
	gather.ShieldGroup:      Shield,
	gather.WaitGroup:        WaitSet,
	gather.WaitForGroup:     WaitFor,
	gather.TimeoutGroup:     Timeout,
	gather.AsCompletedGroup: AsCompleted,
	gather.TaskGroupGroup:   TaskGroup,
}

func (r *Recorder) groupFormed(e *gather.Event) {
	if r.shuttingDown && e.Group.Task == nil {
		return // asyncio.run gathers what it has cancelled: not the program's doing
	}
	group, creator := int32(len(r.trace.Groups)), indexOf(e.Group.Task)
	e.Group.Tag = group + 1
	if e.Group.Outer != nil {
		e.Group.Outer.Tag = -group - 1
	}
	at, span := r.now(), r.source.Position()
	g := Group{
		Kind: groupKinds[e.Group.Kind], Formed: at, Creator: creator, Span: span,
		ReturnExceptions: e.Group.ReturnExceptions, Deadline: deadline(e.Group),
		Slots: make([]Slot, 0, len(e.Group.Members)),
		End:   unended, Parent: None,
	}
	if g.Kind == Gather {
		g.ReturnSpan = r.source.Keyword("return_exceptions")
	}
	r.trace.Groups = append(r.trace.Groups, g)
	r.groups = append(r.groups, groupRecord{})
	for _, member := range e.Group.Members {
		r.join(group, member)
	}
	if creator != None {
		if g.Kind == Timeout || g.Kind == WaitFor {
			r.tasks[creator].limits = append(r.tasks[creator].limits, group)
		}
	}
	if e.Group.Object != nil {
		r.objects[e.Group.Object] = group
	}
	r.event(Event{Kind: GroupFormed, At: at, Task: creator, Group: group, Other: None, Span: span})
}

// deadline returns until when a group may take, or a negative time for forever.
func deadline(g *gather.Group) Time {
	if g.Deadline == gather.Forever {
		return -1
	}
	return Time(g.Deadline)
}

func (r *Recorder) groupJoined(e *gather.Event) {
	if group := e.Group.Tag - 1; group != None {
		r.join(group, e.Future)
	}
}

// join makes a Future a group's next member.
func (r *Recorder) join(group int32, member *gather.Future) {
	g, record := &r.trace.Groups[group], &r.groups[group]
	position := int32(len(g.Slots))
	slot := Slot{Task: None, Group: None, Value: absent, Outcome: unended}
	if member.Kind() == gather.KindTask {
		slot.Task = member.Tag - 1
	} else if inner := groupOf(member); inner != None {
		slot.Group = inner
	}
	switch {
	case slot.Task != None:
		t, task := &r.tasks[slot.Task], r.made.at(slot.Task)
		if task.Group == None {
			task.Group, task.Position = group, position
		}
		record.duplicates = record.duplicates || t.group == group+1
		t.group = group + 1
	case slot.Group != None:
		i, inner := &r.groups[slot.Group], &r.trace.Groups[slot.Group]
		if inner.Parent == None {
			inner.Parent, inner.Position = group, position
		}
		record.duplicates = record.duplicates || i.group == group+1
		i.group = group + 1
	default:
		// Futures of no task are rare: looking for others of their kind is no effort.
		record.duplicates = record.duplicates || slices.Contains(record.members, member)
	}
	record.members = append(record.members, member)
	g.Slots = append(g.Slots, slot)
}

// groupOf returns the group whose outer Future f is, or None.
func groupOf(f *gather.Future) int32 {
	if f.Kind() == gather.KindTask || f.Tag >= 0 {
		return None
	}
	return -f.Tag - 1
}

// awaitedGroup returns the group that a task waits for when it waits for f, or None.
func (r *Recorder) awaitedGroup(task int32, f *gather.Future) int32 {
	if group := groupOf(f); group != None {
		return group
	}
	if group, ok := r.objects[f.Subject()]; ok {
		return group
	}
	return r.tasks[task].limit()
}

// awaited notes that a task waits for a group.
func (r *Recorder) awaited(group, task int32) {
	if group == None {
		return
	}
	g := &r.trace.Groups[group]
	if !slices.Contains(g.Awaiters, task) {
		g.Awaiters = append(g.Awaiters, task)
	}
}

func (r *Recorder) childCounted(e *gather.Event) {
	group := e.Group.Tag - 1
	if group == None || r.left(group) {
		return
	}
	at, g, record := r.now(), &r.trace.Groups[group], &r.groups[group]
	slot := &g.Slots[e.Index]
	slot.Order = int32(e.Count)
	slot.Outcome = r.counted(slot, e, at)
	switch {
	case slot.Outcome.Kind == Returned:
		slot.Value = slot.Outcome.Value
	case g.ReturnExceptions && slot.Outcome.Failure != None:
		slot.Value = r.source.Value(e.Err)
	}
	if record.duplicates {
		for i := e.Index + 1; i < len(g.Slots); i++ {
			if record.members[i] == e.Future {
				g.Slots[i].Order, g.Slots[i].Value, g.Slots[i].Outcome = slot.Order, slot.Value, slot.Outcome
			}
		}
	}
	if g.Kind == Gather && g.End.Kind != Unended && slot.Outcome.Failure != None {
		r.place(slot.Outcome.Failure, Place{Kind: Unsurfaced, ID: group, At: at})
	}
	r.event(Event{Kind: GroupCounted, At: at, Task: slot.Task, Group: group, Other: int32(e.Index)})
}

// counted returns how the member at a slot ended. What is known of a task or group is not shown a second time.
func (r *Recorder) counted(slot *Slot, e *gather.Event, at Moment) Outcome {
	known := r.ended(slot)
	if known.Kind == Unended {
		switch e.Outcome {
		case gather.Returns:
			known = Outcome{Kind: Returned, Value: r.source.Value(e.Value), Failure: None}
		case gather.Raises:
			known = r.raisedBy(None, e.Err, at)
		case gather.Cancelled:
			known = Outcome{Kind: Cancelled, Value: absent, Failure: None}
		}
	}
	known.At = at
	return known
}

// ended returns how the task or group at a slot has ended.
func (r *Recorder) ended(slot *Slot) Outcome {
	switch {
	case slot.Task != None:
		return r.made.at(slot.Task).End
	case slot.Group != None:
		return r.trace.Groups[slot.Group].End
	}
	return unended
}

// left reports whether a group goes on counting though nobody asks any more: as_completed takes note of what asyncio.run cancels in the
// end, when the task whose loop it was for is over.
func (r *Recorder) left(group int32) bool {
	g := &r.trace.Groups[group]
	return g.Kind == AsCompleted && r.shuttingDown && g.Creator != None && r.made.at(g.Creator).End.Kind != Unended
}

func (r *Recorder) groupSettled(e *gather.Event) {
	group := e.Group.Tag - 1
	if group == None || r.left(group) {
		return
	}
	at, g := r.now(), &r.trace.Groups[group]
	g.Deadline = deadline(e.Group)
	switch g.Kind {
	case Timeout, WaitFor:
		r.limitLeft(group, e, at)
	case Gather, Shield, TaskGroup:
		r.settled(group, e, at)
	default:
		g.End = Outcome{Kind: Returned, At: at, Value: absent, Failure: None}
		if e.Outcome == gather.Expired {
			g.End.Kind = TimedOut
		}
	}
	r.event(Event{Kind: GroupSettled, At: at, Task: g.Creator, Group: group, Other: None})
}

// settled notes how a group ended that hands on what its members raise.
func (r *Recorder) settled(group int32, e *gather.Event, at Moment) {
	g := &r.trace.Groups[group]
	switch {
	case e.Outcome == gather.Returns:
		g.End = Outcome{Kind: Returned, At: at, Value: absent, Failure: None}
		if e.Value != nil {
			g.End.Value = r.source.Value(e.Value)
		}
		if g.Kind == Gather && g.ReturnExceptions {
			r.fillSlots(group, e.Value)
		}
	case e.Outcome == gather.Cancelled || gather.KindOf(e.Err) == gather.CancelledError:
		g.End = Outcome{Kind: Cancelled, At: at, Value: absent, Failure: None}
		if e.Err != nil {
			g.End.Value = r.exception(e.Err)
		}
		if g.Kind == Gather && !r.groups[group].asked {
			// Nobody wanted the group cancelled: this is one of its members' exceptions like any other.
			g.End.Failure = r.failure(e.Err, r.lastCancelled(group), at)
		}
	case g.Kind == TaskGroup:
		r.groupRaised(group, e.Err, at)
		return
	default:
		g.End = r.raisedBy(None, e.Err, at)
	}
	if g.End.Failure != None {
		r.place(g.End.Failure, Place{Kind: InGroup, ID: group, At: at})
	}
}

// groupRaised notes the exception that a task group raises in the task that formed it: a new one that holds those of its members,
// unless one of them leaves the loop. The way of the new one begins at the group, where those of its members end.
func (r *Recorder) groupRaised(group int32, err error, at Moment) {
	g := &r.trace.Groups[group]
	made := r.known(err) == None
	g.End = r.raisedBy(g.Creator, err, at)
	if made {
		f := &r.trace.Failures[g.End.Failure]
		f.Path = slices.Insert(f.Path, 0, Place{Kind: InGroup, ID: group, At: at})
	}
	for _, slot := range g.Slots {
		if slot.Outcome.Failure != None {
			r.place(slot.Outcome.Failure, Place{Kind: InGroup, ID: group, At: at})
		}
	}
}

// fillSlots notes which exceptions a gather has kept as values in its list.
func (r *Recorder) fillSlots(group int32, list any) {
	g := &r.trace.Groups[group]
	for i := range g.Slots {
		slot := &g.Slots[i]
		switch {
		case slot.Outcome.Kind == Cancelled:
			// The list holds an exception that was made for it.
			slot.Value = r.source.Value(r.source.Item(list, i))
		case slot.Outcome.Failure != None && !r.inSlot(slot.Outcome.Failure, group):
			r.place(slot.Outcome.Failure, Place{Kind: InSlot, ID: group, At: slot.Outcome.At})
		}
	}
}

// lastCancelled returns the member task of a group that was the last to be counted as cancelled, or None.
func (r *Recorder) lastCancelled(group int32) int32 {
	last, order := int32(None), int32(0)
	for _, slot := range r.trace.Groups[group].Slots {
		if slot.Outcome.Kind == Cancelled && slot.Task != None && slot.Order > order {
			last, order = slot.Task, slot.Order
		}
	}
	return last
}

// limitLeft notes that a task has left the part of its work that a timeout limits.
func (r *Recorder) limitLeft(group int32, e *gather.Event, at Moment) {
	g := &r.trace.Groups[group]
	if g.Creator != None {
		t := &r.tasks[g.Creator]
		if i := slices.Index(t.limits, group); i >= 0 {
			t.limits = slices.Delete(t.limits, i, i+1)
		}
	}
	// What was waited for is not counted, but has ended by now.
	for i := range g.Slots {
		slot := &g.Slots[i]
		if slot.Outcome = r.ended(slot); slot.Outcome.Kind != Unended {
			slot.Outcome.At, slot.Order = at, 1
		}
	}
	g.End = Outcome{Kind: Returned, At: at, Value: absent, Failure: None}
	switch e.Outcome {
	case gather.Expired:
		g.End.Kind = TimedOut
		if e.Err != nil && gather.KindOf(e.Err) == gather.TimeoutError {
			g.End.Failure = r.failure(e.Err, g.Creator, at)
			r.failed[g.End.Failure].timeout = true
		}
	case gather.Cancelled:
		g.End.Kind = Cancelled
	case gather.Raises:
		// The exception only passes through: it is known if it came from elsewhere.
		g.End.Kind, g.End.Failure = Raised, r.known(e.Err)
	}
	if e.Err != nil {
		g.End.Value = r.exception(e.Err)
	}
}

// finishGroups notes which groups have lost results.
func (r *Recorder) finishGroups() {
	for i := range r.trace.Groups {
		g := &r.trace.Groups[i]
		if g.Kind == Gather && (g.End.Kind == Raised || g.End.Kind == Cancelled) {
			g.Abandoned = slices.ContainsFunc(g.Slots, func(s Slot) bool { return s.Outcome.Kind == Returned })
		}
	}
}
