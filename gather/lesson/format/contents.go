package format

import (
	"net/url"
	"slices"

	"gatherplay/gather/lesson"
	"gatherplay/gather/lesson/internal/toml"
)

// Contents are what course.toml says.
type Contents struct {
	ID, Title, Language, Summary string
	Order                        []string // the ids of the lessons
	Teacher                      string   // the name of the file with the teacher's page; empty if there is none
	// Platforms are the sites of learning platforms that are told of results, if they show the course in a frame.
	Platforms []string
	lines     map[string]int
}

// Line returns where the lesson of an id is named, or an entry stands.
func (c *Contents) Line(what string) int { return max(c.lines[what], 1) }

// ParseContents reads a course.toml.
func ParseContents(name string, text []byte) (*Contents, []Problem) {
	c := &Contents{lines: map[string]int{}}
	p := &parser{Document: &Document{Name: name}}
	root, err := toml.Parse(text, 1)
	if err != nil {
		p.problem(err.(*toml.Error).Line, "this is not TOML: %s", err)
		return c, p.problems
	}
	f := p.fields(root, "")
	if e := f.get("format"); e == nil || e.Value.Any != int64(lesson.Format) {
		f.problem(1, "this is to say which format it has; write format = %d", lesson.Format)
	}
	if c.ID = f.text("id", `"my-course"`); c.ID != "" && !isID(c.ID) {
		f.problem(root.Get("id").Line, "the id %q is to be small letters, digits and hyphens, such as \"gather-basics\"", c.ID)
	}
	c.Title, c.Language = f.text("title", `"My course"`), f.text("language", `"en"`)
	c.Summary, c.Teacher = f.text("summary", ""), f.text("teacher", "")
	if e := f.get("order"); e == nil {
		f.problem(1, "order is missing; add order = [\"first-lesson\", \"second-lesson\"], the ids of the lessons")
	} else {
		c.lines["order"] = e.Line
		list, _ := e.Value.Any.([]toml.Value)
		if len(list) == 0 {
			f.problem(e.Line, "order is to be a list of the ids of lessons")
		}
		for _, v := range list {
			id, ok := v.Any.(string)
			if !ok || slices.Contains(c.Order, id) {
				f.problem(v.Line, "order is to name each lesson once, by its id; %v is not one that is new", v.Any)
				continue
			}
			c.Order = append(c.Order, id)
			c.lines[id] = v.Line
		}
	}
	if e := root.Get("teacher"); e != nil {
		c.lines["teacher"] = e.Line
	}
	platforms, _ := f.list("splice")
	for _, v := range platforms {
		site, ok := v.Any.(string)
		if !ok || !isOrigin(site) {
			f.problem(v.Line, "splice is to name the sites of learning platforms, such as \"https://learn.example.org\", without a path; %v is none", v.Any)
			continue
		}
		c.Platforms = append(c.Platforms, site)
	}
	f.finish()
	return c, p.problems
}

// isOrigin tells whether a text is the origin of a site, and no more.
func isOrigin(text string) bool {
	u, err := url.Parse(text)
	return err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Hostname() != "" && text == u.Scheme+"://"+u.Host
}
