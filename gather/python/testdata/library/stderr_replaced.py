import io
import sys
import warnings

sys.stderr = io.StringIO()
warnings.warn("kept")
print("error line", file=sys.stderr)
text = sys.stderr.getvalue()
sys.stderr = sys.__stderr__
print(repr(text))


class Shouting:
    def write(self, text):
        return sys.__stderr__.write(text.replace("quiet", "LOUD"))

    def flush(self):
        pass


sys.stderr = Shouting()
raise ValueError("quiet words")
