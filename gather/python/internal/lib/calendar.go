package lib

import (
	"strconv"
	"strings"

	"gatherplay/gather/python/internal/vm"
)

// A moment is a time broken down to calendar and clock, in UTC: what time.struct_time holds.
type moment struct {
	year, month, day, hour, minute, second int
	weekday, yearDay                       int // Monday is 0; January 1st is 1
	zone                                   string
}

const secondsPerDay = 24 * 60 * 60

// momentOf breaks down a number of seconds since 1970. The calendar is the Gregorian one; a year is taken to begin in March, so that
// the leap day comes last.
func momentOf(seconds int64) moment {
	days := floorDivide(seconds, secondsPerDay)
	rest := int(seconds - days*secondsPerDay)
	t := moment{hour: rest / 3600, minute: rest / 60 % 60, second: rest % 60}
	t.weekday = int(((days+3)%7 + 7) % 7)

	const daysPerEra = 146097 // 400 years
	since := days + 719468    // 1 March of the year 0
	era := floorDivide(since, daysPerEra)
	day := since - era*daysPerEra
	year := (day - day/1460 + day/36524 - day/146096) / 365
	ofYear := int(day - (365*year + year/4 - year/100))
	month := (5*ofYear + 2) / 153
	t.day = ofYear - (153*month+2)/5 + 1
	t.month = month + 3
	t.year = int(year + era*400)
	if t.month > 12 {
		t.month -= 12
		t.year++
	}
	t.yearDay = t.day
	for m := 1; m < t.month; m++ {
		t.yearDay += daysIn(t.year, m)
	}
	return t
}

func floorDivide(a, b int64) int64 {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}

func daysIn(year, month int) int {
	switch month {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	}
	return 31
}

var (
	weekdays = strings.Fields("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")
	months   = strings.Fields("January February March April May June July August September October November December")
)

// fields returns the nine items of a struct_time.
func (t moment) fields() []int {
	return []int{t.year, t.month, t.day, t.hour, t.minute, t.second, t.weekday, t.yearDay, 0}
}

// newCalendar makes the module _calendar: the arithmetic of dates, and strftime.
func newCalendar(*vm.VM) *vm.Module {
	module := vm.NewModule("_calendar")
	module.Add("breakdown", "seconds, /", func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		seconds, err := m.AsSize(args[0])
		if err != nil {
			return nil, err
		}
		fields := vm.NewTuple()
		for _, field := range momentOf(int64(seconds)).fields() {
			fields.Items = append(fields.Items, integer(field))
		}
		return fields, nil
	})
	module.Add("format_fields", "format, fields, zone, /", func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		format, _ := vm.AsStr(args[0])
		var fields [9]int
		for i, item := range args[1].(*vm.Tuple).Items[:len(fields)] {
			field, err := m.AsIndex(item)
			if err != nil {
				return nil, err
			}
			fields[i] = field
		}
		zone, _ := vm.AsStr(args[2])
		m.Spend(len(format))
		return text(formatMoment(m, format, moment{fields[0], fields[1], fields[2], fields[3], fields[4], fields[5], fields[6], fields[7], zone}))
	})
	return module
}

// formatMoment is strftime in the C locale.
func formatMoment(m *vm.VM, format string, t moment) (string, *vm.Error) {
	two := func(n int) string { return padded(n, 2, '0') }
	hour12 := (t.hour+11)%12 + 1
	half := "AM"
	if t.hour >= 12 {
		half = "PM"
	}
	var out strings.Builder
	for i := 0; i < len(format); i++ {
		if format[i] != '%' || i+1 == len(format) {
			out.WriteByte(format[i])
			continue
		}
		i++
		switch format[i] {
		case 'Y':
			out.WriteString(padded(t.year, 4, '0'))
		case 'C':
			out.WriteString(two(t.year / 100))
		case 'G', 'g', 'V':
			out.WriteString(t.isoWeek(format[i]))
		case 'U':
			out.WriteString(two((t.yearDay + 6 - (t.weekday+1)%7) / 7))
		case 'W':
			out.WriteString(two((t.yearDay + 6 - t.weekday) / 7))
		case 's':
			out.WriteString(strconv.FormatInt(t.seconds(), 10))
		case 'y':
			out.WriteString(two(t.year % 100))
		case 'm':
			out.WriteString(two(t.month))
		case 'd':
			out.WriteString(two(t.day))
		case 'e':
			out.WriteString(padded(t.day, 2, ' '))
		case 'H':
			out.WriteString(two(t.hour))
		case 'I':
			out.WriteString(two(hour12))
		case 'M':
			out.WriteString(two(t.minute))
		case 'S':
			out.WriteString(two(t.second))
		case 'p':
			out.WriteString(half)
		case 'j':
			out.WriteString(padded(t.yearDay, 3, '0'))
		case 'a':
			out.WriteString(weekdays[t.weekday][:3])
		case 'A':
			out.WriteString(weekdays[t.weekday])
		case 'b', 'h':
			out.WriteString(months[t.month-1][:3])
		case 'B':
			out.WriteString(months[t.month-1])
		case 'w':
			out.WriteString(strconv.Itoa((t.weekday + 1) % 7))
		case 'u':
			out.WriteString(strconv.Itoa(t.weekday + 1))
		case 'Z':
			out.WriteString(t.zone)
		case 'z':
			out.WriteString("+0000")
		case '%':
			out.WriteByte('%')
		case 'n':
			out.WriteByte('\n')
		case 't':
			out.WriteByte('\t')
		case 'F', 'T', 'X', 'x', 'D', 'R', 'c', 'r':
			inner, err := formatMoment(m, combined[format[i]], t)
			if err != nil {
				return "", err
			}
			out.WriteString(inner)
		case '-': // a number that is not filled up, as the C libraries of Linux and macOS know it
			if i++; i == len(format) || strings.IndexByte("HIMSdejmy", format[i]) < 0 {
				return "", m.Unsupported("strftime does not know %- here but before one of H I M S d e j m y")
			}
			number, err := formatMoment(m, "%"+format[i:i+1], t)
			if err != nil {
				return "", err
			}
			last := len(number) - 1
			out.WriteString(strings.TrimLeft(number[:last], "0 ") + number[last:])
		default:
			return "", m.Unsupported("strftime does not know %" + format[i:i+1] + " here")
		}
	}
	return out.String(), nil
}

// seconds is how many seconds after 1970 the moment is.
func (t moment) seconds() int64 {
	years := int64(t.year - 1)
	days := years*365 + floorDivide(years, 4) - floorDivide(years, 100) + floorDivide(years, 400) - 719162 + int64(t.yearDay) - 1
	return days*secondsPerDay + int64(t.hour*3600+t.minute*60+t.second)
}

// isoWeek writes the week that the day is in, weeks beginning on Monday and belonging to the year that most of their days are in; or
// that year, as directive says.
func (t moment) isoWeek(directive byte) string {
	year := t.year
	week := (t.yearDay - t.weekday + 9) / 7
	if week == 0 {
		year--
		week = weeksIn(year)
	} else if week > weeksIn(year) {
		year++
		week = 1
	}
	switch directive {
	case 'G':
		return padded(year, 4, '0')
	case 'g':
		return padded(year%100, 2, '0')
	}
	return padded(week, 2, '0')
}

// weeksIn returns how many ISO weeks a year has: 53 if it begins or ends on a Thursday.
func weeksIn(year int) int {
	january := func(year int) int { return (moment{year: year, yearDay: 1}).weekdayOfYear() }
	const thursday = 3
	if january(year) == thursday || january(year+1) == thursday+1 {
		return 53
	}
	return 52
}

// weekdayOfYear returns the weekday of the day of the year that t is.
func (t moment) weekdayOfYear() int { return momentOf(t.seconds()).weekday }

// combined are the directives that stand for several others.
var combined = map[byte]string{
	'F': "%Y-%m-%d", 'T': "%H:%M:%S", 'X': "%H:%M:%S", 'x': "%m/%d/%y", 'D': "%m/%d/%y", 'R': "%H:%M",
	'c': "%a %b %e %H:%M:%S %Y", 'r': "%I:%M:%S %p",
}

func padded(n, width int, with byte) string {
	digits := strconv.Itoa(n)
	for len(digits) < width {
		digits = string(with) + digits
	}
	return digits
}
