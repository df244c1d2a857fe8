package timeline

import "gatherplay/gather/trace"

// A View says what of a run is to be drawn, and how wide. [Fit] makes the usual one.
type View struct {
	Width float64 // in CSS pixels; narrower than 320 is drawn as 320
	// From and To are the stretch of time that fills the plot. If To isn't after From, it is the whole run; what reaches beyond the
	// run's end is moved back, unless Left and Right hold it.
	From, To trace.Time
	// Rows is the range of rows, from the top, that is drawn: a lane each, or siblings that are folded into one. If Last isn't after
	// First, it is the first [MaxLanes] from there on.
	Rows Range
	// Unfolded are the siblings whose lanes are drawn one by one: the IDs of folds. AllLanes draws all so.
	Unfolded []int32
	AllLanes bool
	// If Bottom is below Top, rows that lie above the one or below the other are left out: for as long as the view moves so fast that
	// only what is on the screen is worth the time.
	Top, Bottom float64
	// Selected is the task whose lane is marked, or trace.None.
	Selected int32
	// Playhead is where the playhead stands; negative for none.
	Playhead trace.Time
	// Left and Right, unless both are 0, hold the edges of the plot where they are, so that nothing shifts under a finger that
	// drags: the Left and Right of the drawing with which the drag began.
	Left, Right float64
	// Idle says what becomes of stretches in which nothing happens; those in Opened are drawn in full even so. Breaks, unless it is
	// nil, are those to be drawn short: of the drawing with which a drag began.
	Idle   Idle
	Opened []Break
	Breaks []Break
	// Lenses are the times that are opened into their steps: each an At, and the width of its Box in the drawing with which a drag
	// began.
	Lenses []Lens
	// Ghost is another run that is drawn behind this one; nil for none.
	Ghost *Ghost
	// Clock is another run that is drawn elsewhere on one clock with this one (see [Together]): the whole run is until the later of
	// their ends, and only what is idle in both is drawn short. nil for none.
	Clock *Arrangement
}

// A Range is a half-open range of rows.
type Range struct{ First, Last int }

// MaxLanes is how many rows are drawn unless a view asks for others.
const MaxLanes = 200

// Fit returns the view of a whole run, nothing selected, without a playhead.
func Fit(width float64) View {
	return View{Width: width, Selected: trace.None, Playhead: trace.None}
}

// A Drawing is the geometry of one view: everything that is to be seen, where it is, and what it stands for. Coordinates are CSS
// pixels from the upper left corner, references are indices into the trace.
type Drawing struct {
	Width, Height float64
	Title         string // one line
	Description   string // the run in words
	Plot          Plot
	Ticks         []Tick
	Strip         Strip
	Lanes         []Lane
	Brackets      []Bracket
	Freezes       []Freeze
	Rules         []Rule
	Paths         []Path
	Requests      []Request
	Bin           *Bin
	Folds         []Fold
	Overview      *Overview
	Playhead      *Playhead
	End           trace.Time // of the whole run
	Idle          bool       // there are stretches in which nothing happens that are drawn short, or could be
	GhostTitle    Text
	GhostLanes    []GhostLane
	GhostMore     Text // how many are not shown
	GhostEnd      *GhostEnd

	positions *positions
}

// A Rect is a rectangle.
type Rect struct{ X, Y, W, H float64 }

// Right returns the right edge.
func (r Rect) Right() float64 { return r.X + r.W }

// Bottom returns the lower edge.
func (r Rect) Bottom() float64 { return r.Y + r.H }

// An Anchor says which part of a text stands at its X.
type Anchor uint8

// The anchors.
const (
	AnchorStart Anchor = iota
	AnchorMiddle
	AnchorEnd
)

// A Text is one line of text, already cut to the room that it has.
type Text struct {
	X, Y   float64 // Y is the base line's
	Width  float64 // the most that it takes, whatever the typeface
	Style  Style
	Anchor Anchor
	Lead   string // bold words before it
	String string
	Class  string // one more class: value, error, cancelled, strike, plain
}

// Box returns the rectangle that the text takes at most.
func (t *Text) Box() Rect {
	size := typeface[t.Style].size
	box := Rect{t.X, t.Y - 0.8*size, t.Width, size}
	switch t.Anchor {
	case AnchorMiddle:
		box.X -= t.Width / 2
	case AnchorEnd:
		box.X -= t.Width
	}
	return box
}

func (t *Text) empty() bool { return t.Lead == "" && t.String == "" }

// A Tick is a mark on the time axis.
type Tick struct {
	X     float64
	At    trace.Time
	Label Text
}

// A Strip shows over the lanes how many tasks are in flight: steps of a height in proportion to their number. It is empty when
// the program has no task but its main ones.
type Strip struct {
	Caption Text
	Steps   []Step
}

// A Step is a stretch of time with the same number of tasks in flight.
type Step struct {
	Box      Rect
	From, To trace.Time
	Count    int
	Label    Text
}

// A Lane is one task.
type Lane struct {
	Task     int32
	Box      Rect    // the whole row
	Center   float64 // where its bars lie
	Selected bool
	Chips    []Chip
	Name     Text
	Detail   Text // its arguments
	Aside    Text // when it was or will be there, if not in the time in view
	Segments []Segment
	End      EndMark
	Marks    []Mark
	Limits   []Limit
	Handles  []Handle
	Instants []Instant
	Toggle   *Toggle // at the first of siblings that have been unfolded
	Ghost    *GhostTask
	Words    string // what became of it
}

// A Chip is the place of a task in what gathers it: [0].
type Chip struct {
	Box      Rect
	Position int32
	Label    Text
}

// A Shape is how a segment is drawn.
type Shape uint8

// The shapes of segments.
const (
	CreatedShape    Shape = iota // hollow dot, dotted line
	RunningShape                 // solid, full height; a tick of fixed width if it took no time
	WaitingShape                 // hatched, 40 % of the height
	ReadyShape                   // outline
	OrphanedShape                // waiting, dashed outline: its gather has raised, and nobody else waits for it
	ShortStepsShape              // waiting with a comb of steps that are too short to be seen by themselves
)

var shapeNames = [...]string{"created", "running", "waiting", "ready", "orphaned", "short-steps"}

func (s Shape) String() string { return shapeNames[s] }

// A Segment is a stretch of a task's life, or the part of one that is in view.
type Segment struct {
	Task, Index int32 // the segment is Tasks[Task].Segments[Index]; one that becomes an orphan halfway is drawn as two
	Shape       Shape
	Box         Rect
	From, To    trace.Time // of what is drawn here, before it is cut to the view
	Span        trace.Span // where in the source it stands
	Literal     int32      // the literal that its length comes from, or trace.None
	Label       Text
	Words       string
	// Cleaning says that CancelledError has been thrown into the task, which is to end with it: this is done in its finally clauses.
	Cleaning bool

	// Of short steps only: they are the segments from Index to Last.
	Last     int32
	Share    float64 // of the time, that the task ran
	Wait     float64 // height of the bar that stands for waiting
	Orphaned bool
	Says     [3]string // what could be its label, the best first
}

// An EndMark is the end of a task.
type EndMark struct {
	Kind    trace.Ending
	At      trace.Time
	Shown   bool // in view
	X, Y    float64
	Label   Text // the result, the exception
	Note    Text // place in the order of completion, cause of the cancellation
	Literal int32
	Span    trace.Span
	Order   int32 // place in the order of completion, from 1, or 0
	Words   string
}

// A MarkKind tells marks on a lane apart.
type MarkKind uint8

// The kinds of mark.
const (
	CancelRequested MarkKind = iota
	CancelDelivered
	TimerDue   // a sleep's time was up, but the loop was busy
	TimerFired // the loop came round to it
)

var markNames = [...]string{"cancel-requested", "cancel-delivered", "timer-due", "timer-fired"}

func (k MarkKind) String() string { return markNames[k] }

// A Mark is a moment on a lane.
type Mark struct {
	Kind  MarkKind
	ID    int32 // of the request: index into Cancels; else None
	At    trace.Time
	X, Y  float64
	Label Text
	Words string
}

// A Limit is a timeout that a task stands under: from when it was set to its deadline.
type Limit struct {
	Group    int32
	From, To float64
	Y        float64
	Deadline trace.Time
	Reached  bool // the deadline is in view
	Fired    bool
	Label    Text
	Words    string
}

// A Handle is the end of a bar that can be dragged to change how long it takes.
type Handle struct {
	Task, Segment int32
	Literal       int32 // the number that dragging rewrites, or None: it is computed, and Asked says where
	Asked         trace.Span
	Box           Rect       // what can be taken hold of
	Grip          Rect       // what is drawn
	Start         trace.Time // when the bar begins: the new length is the time under the pointer less this
	Length        trace.Time
	Words         string
}

// An Ordinal numbers a step among those of other tasks at the same time.
type Ordinal struct {
	X, Y   float64 // its centre
	Number int
	Task   int32
	At     trace.Time
}

// An Instant is what opens a time into its steps, or closes it: the ordinals of a lane at that time.
type Instant struct {
	At       trace.Time
	Ordinals []Ordinal
	Open     bool
	Foremost bool // of those of its time, the one that stands in the order of the page
	Words    string
}

// A Bracket holds the lanes of a group together, and its results.
type Bracket struct {
	Group       int32
	Spine       Rect // left of the plot; its width is that of the bracket's feet
	Head        Text
	HeadNote    Text
	HeadBox     Rect
	Chips       []Chip // its place in the group that it is a member of
	Extent      Line   // in its head row, from when it was formed to when it was done
	From, To    trace.Time
	FromShown   bool
	ToShown     bool
	OpenTop     bool // its first lane is not in view
	OpenBottom  bool
	Kind        trace.GroupKind
	Ending      trace.Ending
	ResultTitle Text
	Slots       []Slot
	ResultNotes []Text
	RankTitle   Text
	Words       string
}

// A Line goes from X1 to X2 at Y.
type Line struct{ X1, X2, Y float64 }

// A Content is what a slot holds.
type Content uint8

// What a slot holds.
const (
	Empty     Content = iota // nothing yet, or ever
	Filled                   // a value
	Boxed                    // an exception as a value
	Dropped                  // CancelledError as a value
	Abandoned                // the child had a result, but gather gave none out
)

var contentNames = [...]string{"empty", "value", "exception", "dropped", "abandoned"}

func (c Content) String() string { return contentNames[c] }

// A Slot is one position in gather's list of results.
type Slot struct {
	Group, Position int32
	Task            int32 // whose result it is, or None
	Content         Content
	Box             Rect
	Index           Text
	Label           Text
	Literal         int32
	Leader          Leader
	Words           string
}

// A Leader leads from a task's end, by its place in the order of completion, to its slot.
type Leader struct {
	Shown          bool
	X1, Y1, X2, Y2 float64 // from the end to the slot
	Turn           float64 // up to where it goes straight
	// RankX1 and RankX2 are where it passes the column that shows the order of completion, at RankY; both 0 if there is none.
	RankX1, RankX2, RankY float64
	Rank                  Text
}

// A Freeze is a stretch in which a task kept the loop from running any other, or several too short to be told apart.
type Freeze struct {
	Block, Task int32   // the first, and whose they are, or None
	Share       float64 // of the time that the loop was kept
	Box         Rect
	Lock        Rect // where the padlock stands; no width if there is no room
	Label       Text
	From, To    trace.Time
	Span        trace.Span
	Words       string
}

// A Rule is the double line at which the main task ended.
type Rule struct {
	X, Top, Bottom float64
	At             trace.Time
	Quiet          bool // nothing outlived it
	Label          Text
}

// A Path is the way of an exception.
type Path struct {
	Failure int32
	Points  []Point
	Arrow   Point // the tip; it points up or down, as the last stretch goes
	Down    bool
	Joins   bool    // it has no tip: it ends at a task group, from which a new exception goes on that holds this one
	Stops   []Point // groups that it passes through
	Hops    []trace.Place
	Label   Text // how it ends
	Span    trace.Span
	Words   string

	lane int // the lane drawn at which it ends, or None
}

// A Point is a place in the drawing.
type Point struct{ X, Y float64 }

// A Request leads from the task that asked for a cancellation to the one that is cancelled.
type Request struct {
	Cancel, From, To int32
	X, Y1, Y2        float64
	At               trace.Time
}

// A Bin collects the exceptions that nobody ever sees.
type Bin struct {
	Box     Rect
	Caption Text
	Entries []BinEntry
	More    Text // how many are not shown
}

// A BinEntry is one of them.
type BinEntry struct {
	Failure  int32
	Box      Rect
	X        float64
	From     float64 // y of the lane that it falls from
	Label    Text
	Reported bool
	At       trace.Time
	Words    string
}

// A Fold is a row that stands for siblings: many lanes that run the same.
type Fold struct {
	ID     int32 // by which a view unfolds them
	First  int32 // its first task
	Count  int
	Box    Rect
	Center float64
	Toggle Toggle
	Name   Text
	Detail Text   // their places in the group
	Alive  []Rect // how many of them are there, as a part of the height
	Steps  []Rect // how many of them begin or end
	Ending trace.Ending
	At     trace.Time // when the last of them ends
	Shown  bool       // in view
	EndX   float64
	End    Text // how they ended
	Slot   Rect // in the column of results; empty if there is none
	Result Text
	Ghost  *GhostTask
	Words  string

	row                   row
	name, places, outcome string
}

// A Toggle folds siblings, or unfolds them.
type Toggle struct {
	Fold   int32 // the ID of the fold
	Folded bool
	Box    Rect
	Words  string
}

// An Overview shows where in all rows those in view are.
type Overview struct {
	Box, Window       Rect
	Rows, First, Last int
	Failed            []float64 // the Y of rows with tasks that failed
	Label             Text      // what is not in view
	Words             string
}

// A Playhead is a moment that is looked at.
type Playhead struct {
	At             trace.Time
	X, Top, Bottom float64
}
