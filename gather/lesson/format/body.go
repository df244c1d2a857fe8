package format

import (
	"bytes"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/text"

	"gatherplay/gather/internal/spelling"
	"gatherplay/gather/lesson"
)

// language is the Markdown of lessons: CommonMark with tables. Raw HTML is not passed on.
var language = goldmark.New(goldmark.WithExtensions(extension.Table))

// ownFile is what the learner's program is called.
const ownFile = "main.py"

// deepest is how deep quotes and lists may nest.
const deepest = 20

// The headings of what is shown when it is asked for, or when the lesson is passed.
const (
	hintHeading      = "Hint"
	afterwordHeading = "Afterwards"
)

// meantHeading returns the heading that one was probably meant to be; empty if it is only itself.
func meantHeading(title string) string {
	word := strings.TrimRight(strings.ToLower(title), " :.0123456789")
	switch {
	case word == "hint" || word == "hints":
		return hintHeading
	case word == "afterwards" || word == "afterword" || word == "afterward":
		return afterwordHeading
	}
	return ""
}

// body reads what stands below the front matter: texts, hints and programs.
func (p *parser) body(source []byte, first int) {
	b := body{parser: p, source: source, first: first}
	var introduction, afterword bytes.Buffer
	into := &introduction
	var hints []*bytes.Buffer
	var hintLines []int
	if b.tooDeep() {
		return
	}
	root := language.Parser().Parse(text.NewReader(source))
	for n := root.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Heading:
			title := strings.TrimSpace(string(n.Lines().Value(source)))
			switch {
			case title == hintHeading:
				into = new(bytes.Buffer)
				hints, hintLines = append(hints, into), append(hintLines, b.line(n))
				continue
			case title == afterwordHeading:
				into = &afterword
				continue
			case into != &introduction:
				into = &introduction
			}
			if meant := meantHeading(title); meant != "" {
				p.problem(b.line(n), "the heading %q is only a part of the text; write %q if it is to be more", title, meant)
			}
			if n.Level == 1 {
				p.problem(b.line(n), "the heading %q is of the first level, which is the lesson's title; begin it with ##", title)
			}
		case *ast.FencedCodeBlock:
			if b.code(n) {
				continue
			}
		}
		b.check(n)
		if err := language.Renderer().Render(into, source, n); err != nil {
			p.problem(b.line(n), "this can't be rendered: %v", err)
		}
	}
	l := p.Lesson
	l.Text, l.Afterword = strings.TrimSpace(introduction.String()), strings.TrimSpace(afterword.String())
	l.Hints = []string{}
	for i, hint := range hints {
		text := strings.TrimSpace(hint.String())
		if text == "" {
			p.problem(hintLines[i], "hint %d is empty; write a sentence below its heading, or take the heading out", i+1)
		}
		l.Hints = append(l.Hints, text)
	}
	if l.Text == "" {
		p.problem(first, "there is no text; say below the front matter what the lesson is about")
	}
	p.programs(first)
}

// tooDeep complains about a line that begins with more marks of quotes and lists than anybody needs. What reads Markdown takes a time for
// those that grows with their square.
func (b *body) tooDeep() bool {
	number := b.first
	for line := range bytes.Lines(b.source) {
		marks := 0
		for i, c := range line {
			if c == '>' || (c == '-' || c == '*' || c == '+') && i+1 < len(line) && line[i+1] == ' ' {
				marks++
			} else if c != ' ' && c != '\t' {
				break
			}
		}
		if marks > deepest {
			b.problem(number, "quotes and lists nest too deeply; %d levels are the most", deepest)
			return true
		}
		number++
	}
	return false
}

// A body reads Markdown.
type body struct {
	*parser
	source []byte
	first  int // the line in the file that it begins in
}

// line returns the line of a block, or of the block around it.
func (b *body) line(n ast.Node) int {
	for ; n != nil; n = n.Parent() {
		if t, ok := n.FirstChild().(*ast.Text); ok {
			return b.lineAt(t.Segment.Start)
		}
		if n.Type() != ast.TypeInline && n.Lines() != nil && n.Lines().Len() > 0 {
			return b.lineAt(n.Lines().At(0).Start)
		}
	}
	return b.first
}

func (b *body) lineAt(offset int) int {
	return b.first + bytes.Count(b.source[:min(offset, len(b.source))], []byte("\n"))
}

// check looks for what can't be shown, and takes note of links and pictures.
func (b *body) check(root ast.Node) {
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.HTMLBlock, *ast.RawHTML:
			b.problem(b.line(n), "HTML is not shown; write Markdown, or put it between ` if it is to be seen")
		case *ast.Link:
			b.link(string(n.Destination), false, n)
		case *ast.Image:
			b.link(string(n.Destination), true, n)
			if !n.HasChildren() {
				b.problem(b.line(n), "the picture %q has no text for those who can't see it; write it between the brackets", n.Destination)
			}
		case *ast.FencedCodeBlock:
			b.stray(n)
		}
		return ast.WalkContinue, nil
	})
}

func (b *body) link(target string, picture bool, n ast.Node) {
	b.Links = append(b.Links, Link{target, picture, b.line(n)})
}

// roleWords are what may stand after python and make a block a program of the lesson.
var roleWords = []string{string(Starter), string(Solution), string(File), string(Mistake), "variant"}

// stray complains about a block that looks like a program of the lesson and is none.
func (b *body) stray(n *ast.FencedCodeBlock) {
	if n.Info == nil {
		return
	}
	info := strings.Fields(string(n.Info.Segment.Value(b.source)))
	for _, word := range info[min(1, len(info)):] {
		key, _, _ := strings.Cut(word, "=")
		switch line := b.lineAt(n.Info.Segment.Start); {
		case !slices.Contains(roleWords, key):
		case info[0] != "python":
			b.problem(line, "a program of the lesson begins with ```python, not with ```%s", info[0])
		case n.Parent().Kind() != ast.KindDocument:
			b.problem(line, "a program of the lesson stands in no list and no quote; begin its lines at the left")
		}
	}
}

// code reads a block of code; done tells whether it is a program of the lesson, and no part of the text.
func (b *body) code(n *ast.FencedCodeBlock) (done bool) {
	if n.Info == nil {
		return false
	}
	words := strings.Fields(string(n.Info.Segment.Value(b.source)))
	if len(words) == 0 || words[0] != "python" {
		return false
	}
	fence := b.lineAt(n.Info.Segment.Start)
	block := Block{Role: Shown, Text: string(n.Lines().Value(b.source)), Line: fence + 1}
	for _, word := range words[1:] {
		key, value, given := strings.Cut(word, "=")
		switch {
		case word == string(Starter), word == string(Solution):
			b.role(&block, Role(word), "", fence)
		case given && (key == string(File) || key == string(Mistake)) && value != "":
			b.role(&block, Role(key), value, fence)
		case given && key == "variant" && value != "":
			block.Variant = value
		default:
			meant := spelling.Nearest(key, roleWords)
			if meant != "" {
				block.Role = Role(meant) // so that it is not said to be missing, too
				meant = "; did you mean " + meant + "?"
			}
			b.problem(fence, "%q means nothing after ```python%s A program is starter, solution, file=NAME.py, file=NAME.py variant=NAME or mistake=ID; one with nothing after python is shown", word, meant)
		}
	}
	if block.Variant != "" && block.Role != File {
		b.problem(fence, "a variant is one of a file; write ```python file=NAME.py variant=%s", block.Variant)
		return true
	}
	if block.Role != Shown {
		if other := b.block(block.Role, block.Name, block.Variant); other != nil {
			b.problem(fence, "there is one %s already, in line %d; keep one of them", blockName(&block), other.Line-1)
			return true
		}
	}
	b.Blocks = append(b.Blocks, block)
	return block.Role != Shown
}

func (b *body) role(block *Block, role Role, name string, line int) {
	if block.Role != Shown {
		b.problem(line, "a program is %s or %s, not both; keep one of the words", block.Role, role)
		return
	}
	if role == File && (path.Ext(name) != ".py" || path.IsAbs(name) || path.Clean(name) != name || strings.HasPrefix(name, "..")) {
		b.problem(line, "%q is no name of a module; write file=NAME.py", name)
	}
	if role == File && name == ownFile {
		b.problem(line, "%s is what the learner's program is called; give the file another name", name)
	}
	block.Role, block.Name = role, name
}

// blockName says what a block is.
func blockName(b *Block) string {
	switch {
	case b.Variant != "":
		return "file=" + b.Name + " variant=" + b.Variant
	case b.Name != "":
		return string(b.Role) + "=" + b.Name
	}
	return string(b.Role)
}

// programs puts the blocks into the lesson.
func (p *parser) programs(first int) {
	l := p.Lesson
	l.Files, l.Variants = []lesson.File{}, []lesson.Variant{}
	for _, b := range p.Blocks {
		switch {
		case b.Role == Starter:
			l.Starter = b.Text
		case b.Role == Solution:
			l.Solution = b.Text
		case b.Role == File && b.Variant == "":
			l.Files = append(l.Files, lesson.File{Name: b.Name, Text: b.Text})
		case b.Role == File:
			p.variant(&b)
		}
	}
	for _, role := range []Role{Starter, Solution} {
		if p.block(role, "", "") == nil {
			p.problem(first, "there is no %s; add a block that begins with ```python %s", role, role)
		}
	}
}

// variant adds a file of a variant.
func (p *parser) variant(b *Block) {
	if p.block(File, b.Name, "") == nil {
		p.problem(b.Line-1, "variant %q stands in for %s, but there is no such file; add a block that begins with ```python file=%s", b.Variant, b.Name, b.Name)
		return
	}
	l, f := p.Lesson, lesson.File{Name: b.Name, Text: b.Text}
	for i := range l.Variants {
		if l.Variants[i].Name == b.Variant {
			l.Variants[i].Files = append(l.Variants[i].Files, f)
			return
		}
	}
	l.Variants = append(l.Variants, lesson.Variant{Name: b.Variant, Files: []lesson.File{f}})
	p.lines["variant "+b.Variant] = b.Line - 1
}

// inline renders a text of the front matter, which begins in a line: a paragraph without its tags, or what else it is.
func (p *parser) inline(markdown string, line int) string {
	b := body{parser: p, source: []byte(markdown), first: line}
	s := b.html()
	if inner, ok := strings.CutPrefix(s, "<p>"); ok {
		if inner, ok := strings.CutSuffix(inner, "</p>"); ok && !strings.Contains(inner, "<p>") {
			return inner
		}
	}
	return s
}

// html returns the whole source as HTML, once it has been checked.
func (b *body) html() string {
	if b.tooDeep() {
		return ""
	}
	root := language.Parser().Parse(text.NewReader(b.source))
	b.check(root)
	var html bytes.Buffer
	if err := language.Renderer().Render(&html, b.source, root); err != nil {
		b.problem(b.first, "this can't be rendered: %v", err)
	}
	return strings.TrimSpace(html.String())
}

// Page renders a page that is no lesson, such as the teacher's.
func Page(name string, source []byte) (html string, links []Link, problems []Problem) {
	p := &parser{Document: &Document{Name: name}}
	if !utf8.Valid(source) {
		p.problem(1, "the page is not UTF-8; save it as UTF-8")
		return "", nil, p.problems
	}
	b := body{parser: p, source: source, first: 1}
	html = b.html()
	return html, p.Links, p.problems
}
