"""The controllers' HTTP API, as any client sees it."""
import contextlib
import http.client
import json
import socket
from datetime import datetime, timezone

from cloudkit import layout, network
from cloudkit.rest import ApiError

OWN_VERSION = "instance-ha 1.1000"  # in which answers say all that is known
ENDED = ("recovered", "partial", "failed", "skipped", "returned", "superseded")


class _Connection(http.client.HTTPConnection):
    """From the switch, not from a controller's node: that one may be off."""

    def connect(self):
        with network.visiting(layout.CONTROL):
            self.sock = socket.create_connection((self.host, self.port), self.timeout)


class Controllers:
    """The first controller that answers is asked."""

    def __init__(self, names=layout.CONTROLLERS, port=layout.INSTANCE_HA):
        self._names, self._port = names, port

    def exchange(self, method, path, body=None, node=None, headers=None):
        """Status and document, of one node's controller. `body`: a document, or raw text."""
        text = body if body is None or isinstance(body, (str, bytes)) else json.dumps(body)
        address = layout.address(node or self._names[0])
        with contextlib.closing(_Connection(address, self._port, timeout=10)) as connection:
            connection.request(method, path, text, {"Content-Type": "application/json",
                                                    "OpenStack-API-Version": OWN_VERSION,
                                                    **(headers or {})})
            response = connection.getresponse()
            answer = response.read().decode()
        return response.status, json.loads(answer) if answer else None

    def call(self, method, path, body=None):
        """The document, of any controller that answers; ApiError unless it is a success."""
        for name in self._names:
            try:
                status, document = self.exchange(method, path, body, name)
            except OSError:
                if name == self._names[-1]:
                    raise
                continue
            if status >= 300:
                raise ApiError(method, path, status, document)
            return document
        return None

    def answering(self):
        """The controllers that say they could save a host right now."""
        return [name for name in self._names if self._ready(name)]

    def _ready(self, name):
        try:
            return self.exchange("GET", "/readyz", node=name)[0] == 200
        except OSError:
            return False

    # -- what a controller holds

    def segments(self):
        return self.call("GET", "/v1/segments")["segments"]

    def hosts(self, segment):
        return self.call("GET", f"/v1/segments/{segment}/hosts")["hosts"]

    def put_segment(self, segment, **fields):
        self.call("PUT", f"/v1/segments/{segment}", {"segment": fields})

    def put_host(self, segment, host, **fields):
        self.call("PUT", f"/v1/segments/{segment}/hosts/{host}", {"host": fields})

    def notifications(self):
        return self.call("GET", "/v1/notifications")["notifications"]

    def recoveries(self, host=None, kind=None, since=0.0):
        found = self.call("GET", "/v1/recoveries")["recoveries"]
        return [each for each in found
                if host in (None, each["host"]) and kind in (None, each["kind"])
                and moment(each["opened_at"]) > since]

    def recovery(self, uuid):
        return self.call("GET", f"/v1/recoveries/{uuid}")["recovery"]


def moment(text):
    """The API's UTC time, in seconds since 1970."""
    return datetime.fromisoformat(text.rstrip("Z")).replace(tzinfo=timezone.utc).timestamp()
