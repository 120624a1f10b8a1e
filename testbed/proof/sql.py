"""Questions to a node's databases, the control node's mostly, by a client that stays connected.

It is quick enough to be asked twenty times a second: Nova's API would take a
tenth of a second of CPU for each answer, from the very cores that recover.
"""
import contextlib
import subprocess
import threading

from cloudkit import layout, node

from proof import oncontrol

END = "--end--"

# What the client says, not the database, when its node was cut off meanwhile; a blank line follows.
RECONNECTING = ("No connection. Trying to reconnect", "Connection id:", "Current database:")
# A server that went away, and one of a Galera cluster that is alone.
GONE = ("ERROR 2002", "ERROR 2006", "ERROR 2013", "ERROR 1047")


@contextlib.contextmanager
def durable():
    """The testbed's database is quick rather than safe, which the doctor calls a failure: not so for
    the time of a block."""
    _flush_at_commit(1)
    try:
        yield
    finally:
        _flush_at_commit(2)


def _flush_at_commit(value):
    oncontrol.sql(f"SET GLOBAL innodb_flush_log_at_trx_commit = {value}")


class Database:
    def __init__(self, name, where=layout.CONTROL, socket=None):
        self._lock = threading.Lock()
        way = [f"--socket={socket}"] if socket else []
        self._client = subprocess.Popen(
            [*node.inside(where), "mariadb", *way, "--batch", "--unbuffered", "--force", name],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
            start_new_session=True)

    def rows(self, question):
        """The answer to a SELECT: a dictionary a row, all values text, None for NULL.

        ConnectionError, an OSError, where the server went away meanwhile: ask again.
        """
        with self._lock:
            self._client.stdin.write(f"{question};\nSELECT '{END}' AS `{END}`;\n")
            self._client.stdin.flush()
            lines = list(self._lines())
        if any(line.startswith(RECONNECTING) for line in lines):
            lines = [line for line in lines if line and not line.startswith(RECONNECTING)]
        wrong = next((line for line in lines if line.startswith("ERROR ")), None)
        if wrong:
            raise ConnectionError(wrong) if wrong.startswith(GONE) else ValueError(wrong)
        names, *values = [line.split("\t") for line in lines] or [[]]
        return [{name: None if value == "NULL" else value for name, value in zip(names, row)}
                for row in values]

    def _lines(self):
        """Up to the end mark, which comes twice: as a heading and as a value."""
        marks = 0
        while marks < 2:
            line = self._client.stdout.readline()
            if not line:
                raise ConnectionError("the database client ended")
            line = line.rstrip("\n")
            if line == END:
                marks += 1
            else:
                yield line

    def close(self):
        self._client.stdin.close()
        self._client.stdout.close()
        self._client.wait(10)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()
