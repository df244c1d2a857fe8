"""Tracebacks with the program's own frames only.

Frames of the standard library name files and lines that differ from one installation to the next, and say
nothing about the program.
"""

import asyncio.base_futures
import asyncio.format_helpers
import sys
import traceback

_extract = asyncio.format_helpers.extract_stack
_format = traceback.StackSummary.format_frame_summary
_repr_info = asyncio.base_futures._future_repr_info


def install(hidden):
    """Leaves out frames whose file name begins with one of the given prefixes."""

    def format_frame_summary(self, frame_summary, **kwargs):
        if frame_summary.filename.startswith(hidden):
            return None  # which StackSummary.format takes for: not shown
        return _format(self, frame_summary, **kwargs)

    traceback.StackSummary.format_frame_summary = format_frame_summary

    def extract_stack(f=None, limit=None):
        """Knows no limit for a future or task, as C's, which makes do without this function."""
        if sys._getframe(1).f_globals["__name__"] == "asyncio.futures":
            limit = sys.maxsize
        return _extract(f, limit)

    asyncio.format_helpers.extract_stack = extract_stack

    def future_repr_info(future):
        """Leaves out where a future was created if that is in the library."""
        made = tuple(f"created at {prefix}" for prefix in hidden)
        return [text for text in _repr_info(future) if not text.startswith(made)]

    asyncio.base_futures._future_repr_info = future_repr_info
