"""Programs that we start, each in a process group of its own, ended when we are interrupted."""
import contextlib
import os
import signal
import subprocess

PATIENCE_SECONDS = 10


@contextlib.contextmanager
def started(command, **options):
    """A child for the time of a block. What is left of its group then is ended."""
    child = subprocess.Popen([str(word) for word in command], start_new_session=True,
                             **{"stdin": subprocess.DEVNULL, **options})
    try:
        yield child
    finally:
        end(child)


def end(child):
    """TERM for the whole group, then KILL. Nothing happens if it has ended."""
    for how in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(child.pid, how)
        except ProcessLookupError:
            break
        try:
            child.wait(PATIENCE_SECONDS)
        except subprocess.TimeoutExpired:
            continue
    child.wait()


def interruptible():
    """Let TERM and a closed terminal end us as Ctrl-C does: by way of every `finally`."""
    def interrupt(*_):
        raise KeyboardInterrupt
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, interrupt)
