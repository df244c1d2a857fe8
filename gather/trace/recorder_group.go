package trace

import (
	"slices"

	"gatherplay/gather"
)

// A groupRecord is what the recorder remembers of a group.
type groupRecord struct {
	group      Group // without its slots
	slots      []slotRecord
	waiters    int32 // the last of the tasks that wait for the outer Future, plus one
	member     int32 // the last group that it became a member of, plus one
	duplicates bool  // something is a member more than once
	asked      bool  // somebody has cancelled the group itself
}

// A slotRecord is what the recorder remembers of a slot.
type slotRecord struct {
	task, group int32
	order       int32
	outcome     int32  // in Recorder.outcomes, plus one: often that of the task itself
	kept        int32  // in Recorder.kept, plus one: what the list holds there if it is no result
	counted     Moment // when the group took note of the outcome
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
	group, creator := int32(r.groups.len()), indexOf(e.Group.Task)
	e.Group.Tag = group + 1
	if e.Group.Outer != nil {
		e.Group.Outer.Tag = -group - 1
	}
	at, span := r.now(), r.source.Position()
	g := Group{
		Kind: groupKinds[e.Group.Kind], Formed: at, Creator: creator, Span: span,
		ReturnExceptions: e.Group.ReturnExceptions, Deadline: deadline(e.Group),
		End: unended, Parent: None,
	}
	if g.Kind == Gather {
		g.ReturnSpan = r.source.Keyword("return_exceptions")
	}
	r.groups.push(groupRecord{group: g, slots: make([]slotRecord, 0, len(e.Group.Members))})
	for i := range e.Group.Members {
		r.join(group, e.Group.Members[:i+1])
	}
	if creator != None {
		if g.Kind == Timeout || g.Kind == WaitFor {
			under := r.tasks.at(creator).pressed()
			under.limits = append(under.limits, group)
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
		r.join(group, e.Group.Members)
	}
}

// join makes the last of a group's members known.
func (r *Recorder) join(group int32, members []*gather.Future) {
	before, member := members[:len(members)-1], members[len(members)-1]
	record := r.groups.at(group)
	position := int32(len(record.slots))
	slot := slotRecord{task: None, group: None}
	if member.Kind() == gather.KindTask {
		slot.task = member.Tag - 1
	} else {
		slot.group = groupOf(member)
	}
	switch {
	case slot.task != None:
		t := r.tasks.at(slot.task)
		if t.group == None {
			t.group, t.position = group, position
		}
		record.duplicates = record.duplicates || t.member == group+1
		t.member = group + 1
	case slot.group != None:
		inner := r.groups.at(slot.group)
		if inner.group.Parent == None {
			inner.group.Parent, inner.group.Position = group, position
		}
		record.duplicates = record.duplicates || inner.member == group+1
		inner.member = group + 1
	default:
		// Futures of no task are rare: looking for others of their kind is no effort.
		record.duplicates = record.duplicates || slices.Contains(before, member)
	}
	record.slots = append(record.slots, slot)
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
	return r.tasks.at(task).limit()
}

// awaited notes that a task waits for a group.
func (r *Recorder) awaited(group, task int32) {
	if group == None {
		return
	}
	g := &r.groups.at(group).group
	if !slices.Contains(g.Awaiters, task) {
		g.Awaiters = append(g.Awaiters, task)
	}
}

func (r *Recorder) childCounted(e *gather.Event) {
	group := e.Group.Tag - 1
	if group == None || r.left(group) {
		return
	}
	at, record := r.now(), r.groups.at(group)
	g := &record.group
	slot := &record.slots[e.Index]
	slot.order, slot.counted = int32(e.Count), at
	slot.outcome = r.counted(slot, e, at)
	failure := r.outcome(slot.outcome).Failure
	if g.ReturnExceptions && failure != None {
		slot.kept = r.kept.push(r.source.Value(e.Err)) + 1
	}
	if record.duplicates {
		for i := e.Index + 1; i < len(record.slots); i++ {
			if other := &record.slots[i]; e.Group.Members[i] == e.Future {
				other.order, other.counted, other.outcome, other.kept = slot.order, slot.counted, slot.outcome, slot.kept
			}
		}
	}
	if g.Kind == Gather && g.End.Kind != Unended && failure != None {
		r.place(failure, Place{Kind: Unsurfaced, ID: group, At: at})
	}
	r.event(Event{Kind: GroupCounted, At: at, Task: slot.task, Group: group, Other: int32(e.Index)})
}

// counted returns the number of how the member at a slot ended. What is known of a task or group is not shown a second time.
func (r *Recorder) counted(slot *slotRecord, e *gather.Event, at Moment) int32 {
	if ended := r.ended(slot); ended != 0 {
		return ended
	}
	var made Outcome
	switch e.Outcome {
	case gather.Returns:
		made = Outcome{Kind: Returned, Value: r.source.Value(e.Value), Failure: None}
	case gather.Raises:
		made = r.raisedBy(None, e.Err, at)
	case gather.Cancelled:
		made = Outcome{Kind: Cancelled, Value: absent, Failure: None}
	}
	return r.outcomes.push(made) + 1
}

// ended returns the number of how the task or group at a slot has ended; 0 if it has not.
func (r *Recorder) ended(slot *slotRecord) int32 {
	switch {
	case slot.task != None:
		t := r.tasks.at(slot.task)
		if end := r.outcome(t.end); end.Kind == Cancelled {
			// What failure it was part of may become known only later: that the group did not know.
			return r.outcomes.push(*end) + 1
		}
		return t.end
	case slot.group != None:
		if end := r.groups.at(slot.group).group.End; end.Kind != Unended {
			return r.outcomes.push(end) + 1
		}
	}
	return 0
}

// left reports whether a group goes on counting though nobody asks any more: as_completed takes note of what asyncio.run cancels in the
// end, when the task whose loop it was for is over.
func (r *Recorder) left(group int32) bool {
	g := &r.groups.at(group).group
	return g.Kind == AsCompleted && r.shuttingDown && g.Creator != None && r.tasks.at(g.Creator).end != 0
}

func (r *Recorder) groupSettled(e *gather.Event) {
	group := e.Group.Tag - 1
	if group == None || r.left(group) {
		return
	}
	at, g := r.now(), &r.groups.at(group).group
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
	g := &r.groups.at(group).group
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
		if g.Kind == Gather && !r.groups.at(group).asked {
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
	g := &r.groups.at(group).group
	made := r.known(err) == None
	g.End = r.raisedBy(g.Creator, err, at)
	if made {
		f := &r.trace.Failures[g.End.Failure]
		f.Path = slices.Insert(f.Path, 0, Place{Kind: InGroup, ID: group, At: at})
	}
	for i := range r.groups.at(group).slots {
		if failure := r.outcome(r.groups.at(group).slots[i].outcome).Failure; failure != None {
			r.place(failure, Place{Kind: InGroup, ID: group, At: at})
		}
	}
}

// fillSlots notes which exceptions a gather has kept as values in its list.
func (r *Recorder) fillSlots(group int32, list any) {
	for i := range r.groups.at(group).slots {
		slot := &r.groups.at(group).slots[i]
		outcome := r.outcome(slot.outcome)
		switch {
		case outcome.Kind == Cancelled:
			// The list holds an exception that was made for it.
			slot.kept = r.kept.push(r.source.Value(r.source.Item(list, i))) + 1
		case outcome.Failure != None && !r.inSlot(outcome.Failure, group):
			r.place(outcome.Failure, Place{Kind: InSlot, ID: group, At: slot.counted})
		}
	}
}

// lastCancelled returns the member task of a group that was the last to be counted as cancelled, or None.
func (r *Recorder) lastCancelled(group int32) int32 {
	last, order := int32(None), int32(0)
	for i := range r.groups.at(group).slots {
		slot := &r.groups.at(group).slots[i]
		if slot.task != None && slot.order > order && r.outcome(slot.outcome).Kind == Cancelled {
			last, order = slot.task, slot.order
		}
	}
	return last
}

// limitLeft notes that a task has left the part of its work that a timeout limits.
func (r *Recorder) limitLeft(group int32, e *gather.Event, at Moment) {
	g := &r.groups.at(group).group
	if g.Creator != None {
		under := r.tasks.at(g.Creator).pressed()
		if i := slices.Index(under.limits, group); i >= 0 {
			under.limits = slices.Delete(under.limits, i, i+1)
		}
	}
	// What was waited for is not counted, but has ended by now.
	for i := range r.groups.at(group).slots {
		slot := &r.groups.at(group).slots[i]
		if slot.outcome = r.ended(slot); slot.outcome != 0 {
			slot.counted, slot.order = at, 1
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

// finishGroups makes the slots of the groups of the trace, and notes which groups have lost results.
func (r *Recorder) finishGroups() {
	if r.groups.len() > 0 {
		r.trace.Groups = make([]Group, r.groups.len())
	}
	for i := range int32(r.groups.len()) {
		g, record := &r.trace.Groups[i], r.groups.at(i)
		*g = record.group
		g.Slots = make([]Slot, len(record.slots))
		for j := range g.Slots {
			g.Slots[j] = r.slot(g.Kind, &record.slots[j])
		}
		r.groups.release(i)
		if g.Kind == Gather && (g.End.Kind == Raised || g.End.Kind == Cancelled) {
			g.Abandoned = slices.ContainsFunc(g.Slots, func(s Slot) bool { return s.Outcome.Kind == Returned })
		}
	}
}

// slot returns a slot of a group of the trace.
func (r *Recorder) slot(kind GroupKind, s *slotRecord) Slot {
	slot := Slot{Task: s.task, Group: s.group, Order: s.order, Outcome: &unended, Value: &absent}
	if s.outcome != 0 {
		outcome := *r.outcome(s.outcome)
		outcome.At = s.counted
		slot.Outcome = &outcome
	}
	switch {
	case s.kept != 0:
		slot.Value = r.kept.at(s.kept - 1)
	case slot.Outcome.Kind == Returned && kind != WaitFor && kind != Timeout:
		slot.Value = &slot.Outcome.Value
	}
	return slot
}
