"""Tracebacks with the program's own frames only.

Frames of the standard library name files and lines that differ from one installation to the next, and say
nothing about the program.
"""

import traceback

_format = traceback.StackSummary.format_frame_summary


def install(hidden):
    """Leaves out frames whose file name begins with one of the given prefixes."""

    def format_frame_summary(self, frame_summary, **kwargs):
        if frame_summary.filename.startswith(hidden):
            return None  # which StackSummary.format takes for: not shown
        return _format(self, frame_summary, **kwargs)

    traceback.StackSummary.format_frame_summary = format_frame_summary
