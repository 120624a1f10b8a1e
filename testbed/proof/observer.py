"""What becomes of servers, by Nova's own records, while a recovery runs.

Looks into Nova's database twenty times a second. What the API would say is made
of the same rows; it is asked too, once, at the end (see world.assert_saved).
"""
import threading
import time

from proof.sql import Database

INTERVAL_SECONDS = 0.05


class Observer:
    """Use as a context. `places`: where each server was when it first was ACTIVE elsewhere."""

    def __init__(self, servers, source):
        self._ids, self._source = list(servers), source
        self.places = {}  # id -> (host, seconds since 1970)
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, *_):
        self._stop.set()
        self._thread.join(10)

    def complete(self):
        return len(self.places) == len(self._ids)

    def last(self):
        """When the last server was ACTIVE elsewhere, or None if one is not."""
        return max(at for _, at in self.places.values()) if self.complete() else None

    def wait(self, timeout):
        """Until all are ACTIVE elsewhere; whether they are."""
        deadline = time.monotonic() + timeout
        while not self.complete() and time.monotonic() < deadline and self._thread.is_alive():
            self._thread.join(INTERVAL_SECONDS)
        return self.complete()

    def _watch(self):
        ids = ",".join(f"'{each}'" for each in self._ids)
        question = ("SELECT uuid, host FROM instances WHERE vm_state = 'active' "
                    f"AND task_state IS NULL AND host <> '{self._source}' AND uuid IN ({ids})")
        with Database("nova") as nova:
            while not self._stop.wait(INTERVAL_SECONDS) and not self.complete():
                found = nova.rows(question)
                now = time.time()
                for row in found:
                    self.places.setdefault(row["uuid"], (row["host"], now))
