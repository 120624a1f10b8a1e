"""What the operator sees: timed steps, and errors in four parts."""
import contextlib
import sys
import time


class Problem(Exception):
    """Something an operator has to know about, in four parts."""

    def __init__(self, happened, cause, done, todo, log=None):
        super().__init__(happened)
        self.happened, self.cause, self.done, self.todo = happened, cause, done, todo
        # Read now: when this is shown, the log may be gone with all the rest.
        self.excerpt = [f"--- end of {log}", *tail(log), "---"] if log else []

    def render(self):
        parts = (("What happened", self.happened), ("Likely cause", self.cause),
                 ("What is done", self.done), ("What to do", self.todo))
        lines = [f"{title + ':':<15}{text}" for title, text in parts]
        return "\n".join(self.excerpt + lines)


def tail(path, lines=15):
    """The last lines of a log, or nothing if there is none."""
    try:
        text = open(path, errors="replace").read()
    except OSError:
        return []
    return text.splitlines()[-lines:]


class Stopwatch:
    """Prints every message with the seconds since it was started."""

    def __init__(self):
        self.started = time.monotonic()

    def elapsed(self):
        return time.monotonic() - self.started

    def say(self, message):
        print(f"{self.elapsed():6.1f}s  {message}", file=sys.stderr, flush=True)

    @contextlib.contextmanager
    def step(self, message):
        """Announce a long step, and say how long it took."""
        self.say(message + " ...")
        began = time.monotonic()
        yield
        self.say(f"{message}: done in {time.monotonic() - began:.1f}s")


def wait_until(condition, timeout, interval=0.1):
    """Poll `condition` until it is true; its last value, false on timeout."""
    deadline = time.monotonic() + timeout
    while True:
        value = condition()
        if value or time.monotonic() > deadline:
            return value
        time.sleep(interval)
