package timeline

import "slices"

// A zone is one line of a row, in which labels claim room. What it holds is sorted and disjoint.
type zone []extent

type extent struct{ from, to float64 }

// between is how far labels in a zone keep from one another.
const between = 5

// take claims a stretch, whoever else may be there.
func (z *zone) take(from, to float64) {
	i, _ := slices.BinarySearchFunc(*z, from, func(e extent, x float64) int {
		if e.to < x {
			return -1
		}
		return 1
	})
	j := i
	for j < len(*z) && (*z)[j].from <= to {
		from, to = min(from, (*z)[j].from), max(to, (*z)[j].to)
		j++
	}
	*z = slices.Replace(*z, i, j, extent{from, to})
}

// find returns the first place from the left, at or after from, where a label of some width ends by to.
func (z *zone) find(from, to, width float64) (x float64, ok bool) {
	for _, e := range *z {
		if e.to+between <= from {
			continue
		}
		if from+width+between <= e.from+slack {
			break
		}
		from = max(from, e.to+between)
	}
	return from, from+width <= to+slack
}

// room returns how much is free to the right of from, up to to.
func (z *zone) room(from, to float64) float64 {
	for _, e := range *z {
		if e.to+between <= from {
			continue
		}
		if e.from-between < to {
			return max(e.from-between-from, 0)
		}
		break
	}
	return max(to-from, 0)
}

// free tells whether a label may stand between from and to.
func (z *zone) free(from, to float64) bool {
	for _, e := range *z {
		if e.from-between < to-slack && from+slack < e.to+between {
			return false
		}
	}
	return true
}

// place claims room for the first of some ways to say something that fits between from and to, as far left as it can be. The text
// is empty if none does.
func (z *zone) place(style Style, y, from, to float64, ways ...string) Text {
	for _, way := range ways {
		if way == "" {
			continue
		}
		width := measure(style, way)
		if x, ok := z.find(from, to, width); ok {
			z.take(x, x+width)
			return Text{X: x, Y: y, Width: width, Style: style, String: way}
		}
	}
	return Text{}
}

// placeAt is like place for a label that stands exactly at x, and is cut to the room there.
func (z *zone) placeAt(style Style, y, x, to float64, s string) Text {
	s, width := ellipsize(style, s, z.room(x, to))
	if s == "" {
		return Text{}
	}
	z.take(x, x+width)
	return Text{X: x, Y: y, Width: width, Style: style, String: s}
}

// placeBeside is for a label that belongs to a vertical line at x: to the right of it if there is room before to, else to the left
// of it after from.
func (z *zone) placeBeside(style Style, y, x, gap, from, to float64, ways ...string) Text {
	for _, way := range ways {
		if way == "" {
			continue
		}
		width := measure(style, way)
		for _, left := range [2]float64{x + gap, x - gap - width} {
			if left < from || left+width > to || !z.free(left, left+width) {
				continue
			}
			z.take(left, left+width)
			return Text{X: left, Y: y, Width: width, Style: style, String: way}
		}
	}
	return Text{}
}
