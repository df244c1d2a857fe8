// Package timeline draws the record of a run: a lane for each task, a bracket around what was gathered, and lines for the way that
// results, exceptions and cancellations took.
//
// It is given a [trace.Trace] and a [View] (a width, a stretch of time, some lanes) and makes a [Drawing]: plain data in pixels,
// in which everything that can be pointed at says what it stands for. [Drawing.AppendSVG] writes it down, either for a page, which
// brings styles and takes gestures, or as a picture that stands alone. Page, embed, command line and server draw with this one
// layout, so they can't disagree.
//
// Work is done in three steps. [Arrange] decides, once per run, which lanes there are and in which order: whoever awaits comes
// above what it awaits, gathered tasks stand in the order of gather's arguments, and the lanes of a group are neighbours, so that
// a bracket can hold them. [Arrangement.Layout] measures one view of that: columns, then rows, then what stands in each lane.
// Lanes that are alike and follow each other, twenty and more, are folded into one row unless one of them failed, is selected, or the
// view unfolds them; of the rows only those in view are laid out, so what a view takes doesn't depend on how many tasks there are.
// Time runs evenly from left to right, but for breaks, where nothing happens, and lenses, which the view opens over an instant to
// show its steps side by side: plot.go is the one place that knows where a moment is.
//
// Text is measured with a table of widths that is wider than the common system fonts, and every label claims its place in a zone of its
// row before it is drawn; one that finds no place becomes shorter or is left out, so labels never lie upon each other.
// The SVG writer at last knows shapes and classes, but neither time nor tasks.
//
// The package runs nothing, keeps nothing between calls, and doesn't know what page it is shown on. Colours appear in theme.go
// only.
package timeline
