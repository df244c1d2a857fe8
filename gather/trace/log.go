package trace

// A log is a list that only grows. Growing never moves what is in it, which for a large run would take longer than everything
// else that the recorder does.
type log[T any] struct {
	chunks [][]T
}

const logChunk = 512

// push appends an element and returns its index.
func (l *log[T]) push(x T) int32 {
	last := len(l.chunks) - 1
	if last < 0 || len(l.chunks[last]) == logChunk {
		l.chunks = append(l.chunks, make([]T, 0, logChunk))
		last++
	}
	l.chunks[last] = append(l.chunks[last], x)
	return int32(last*logChunk + len(l.chunks[last]) - 1)
}

// at returns the element at an index.
func (l *log[T]) at(i int32) *T { return &l.chunks[i/logChunk][i%logChunk] }

// len returns the number of elements.
func (l *log[T]) len() int {
	if len(l.chunks) == 0 {
		return 0
	}
	last := len(l.chunks) - 1
	return last*logChunk + len(l.chunks[last])
}

// release gives up the elements before the one after i, if that is the first of its chunk: they will not be asked for again. So
// there need not be room for everything twice when a log is copied.
func (l *log[T]) release(i int32) {
	if (i+1)%logChunk == 0 {
		l.chunks[i/logChunk] = nil
	}
}
