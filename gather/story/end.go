package story

import (
	"strconv"
	"strings"

	"gatherplay/gather/trace"
)

// end tells how each asyncio.run ends, and the program.
func (s *story) end() {
	exit := &s.trace.Exit
	if exit.Kind == trace.SyntaxError {
		s.add(s.trace.End, frame, Failure, exit.Span, s.Say("The program does not run: ", Quote(exit.Message)))
		return
	}
	told := false
	if len(s.trace.Runs) <= s.few {
		for i := range s.trace.Runs {
			last := i == len(s.trace.Runs)-1
			told = s.runEnds(&s.trace.Runs[i], last) && last
		}
	}
	end := s.trace.End
	message := Quote(exit.Message)
	switch exit.Kind {
	case trace.Finished:
		if !told {
			s.add(end, frame, Even, trace.Span{}, s.Say(s.beginning(), "The program ends."))
		}
	case trace.Uncaught:
		if exit.Message == "" || strings.HasPrefix(exit.Message, "SystemExit") {
			s.add(end, frame, Failure, exit.Span, s.Say("The program ends, with exit status "+strconv.Itoa(exit.Status)+"."))
		} else {
			s.add(end, frame, Failure, exit.Span, s.Say("The program ends with an error: ", message, "."))
		}
	case trace.Deadlocked:
		s.add(end, frame, Loss, exit.Span, s.Say(s.beginning(), "Nothing can happen any more: ", message))
	case trace.LimitReached:
		s.add(end, frame, Loss, exit.Span, s.Say("The program is stopped: ", message))
	case trace.Unsupported:
		s.add(end, frame, Loss, exit.Span, s.Say("The program can't go on here: ", message))
	case trace.InternalError:
		s.add(end, frame, Loss, exit.Span, s.Say("The program met a defect of what runs it: ", message))
	}
}

// beginning says what there is to say of a program without any task.
func (s *story) beginning() Text {
	if len(s.trace.Tasks) > 0 {
		return nil
	}
	return s.Say("No task is started. ")
}

// runEnds tells how a main task ends, and what asyncio.run does then; it returns whether that tells of the end of the program, too.
func (s *story) runEnds(run *trace.Run, last bool) bool {
	main := &s.trace.Tasks[run.Main]
	var left, cancels []int32
	from := run.MainEnded
	for i := range s.trace.Cancels {
		c := &s.trace.Cancels[i]
		if c.Cause == trace.ByShutdown && run.Began.Before(c.Requested) && (run.Ended.Never() || c.Requested.Before(run.Ended)) && c.Task != run.Main {
			left, cancels = append(left, c.Task), append(cancels, int32(i))
			if from.Never() {
				from = c.Requested
			}
		}
	}
	if run.MainEnded.Never() {
		if len(left) > 0 {
			s.add(from, frame, Cancellation, trace.Span{}, s.shutdown(s.Say("asyncio.run is left, and"), left, cancels))
		}
		return false
	}
	at, tone := main.End.At, Even
	var text Text
	switch main.End.Kind {
	case trace.Returned:
		text = s.Say(Task(run.Main), " ends")
		if main.End.Value.Type != "NoneType" && main.End.Value.Repr != "" {
			text = s.Say(Task(run.Main), " returns ", Quote(main.End.Value.Repr))
		}
	case trace.Raised, trace.TimedOut:
		tone = Failure
		text = s.Say("The ", Quote(main.End.Value.Type), " ends ", Task(run.Main))
	case trace.Cancelled:
		tone = Cancellation
		text = s.Say(Task(run.Main), " ends cancelled")
	default:
		return false
	}
	if tone == Failure && last && s.trace.Exit.Kind == trace.Uncaught && len(left) == 0 {
		return false // the end of the program says it all
	}
	whole := last && s.trace.Exit.Kind == trace.Finished && len(left) == 0 && s.trace.End.At == at.At
	switch {
	case len(left) > 0:
		if asked := s.trace.Cancels[cancels[0]].Requested; asked.At == at.At {
			at = asked // what the tasks still do before that is told before it
		}
		text = s.shutdown(s.Say(text, ", so"), left, cancels)
		tone = max(tone, Cancellation)
	case whole && len(text) == 2: // it just ends
		text = s.Say(text, ", and with it the program.")
	case whole:
		text = s.Say(text, ". The program ends.")
	default:
		text = s.Say(text, ".")
	}
	b := s.add(at, frame, tone, main.End.Span, text)
	b.Tasks = append(b.Tasks, left[:min(len(left), mostListed)]...)
	return whole
}

// shutdown tells what asyncio.run cancels.
func (s *story) shutdown(text Text, left, cancels []int32) Text {
	text = s.Say(text, " asyncio.run cancels ", s.Tasks(left))
	if len(left) > mostListed {
		text = s.Say(text, " that are left")
	}
	text = s.Say(text, ".")
	if effect := s.effect(cancels); effect != nil {
		text = s.Say(text, " ", effect)
	}
	return text
}
