"""A small REST client for the cloud's services, usable from any process on the host.

Its sockets are made in the control node's network, which the host is not part of.
"""
import contextlib
import http.client
import json
import socket
import threading
from urllib.parse import urlsplit

from cloudkit import layout, network

CONTROL = layout.address(layout.CONTROL)


class ApiError(Exception):
    """A service answered, and it was not what we asked for."""

    def __init__(self, method, url, status, body):
        super().__init__(f"{method} {url}: {status} {body}")
        self.status = status
        self.body = body


class _Connection(http.client.HTTPConnection):
    def connect(self):
        with network.visiting(layout.CONTROL):
            self.sock = socket.create_connection((self.host, self.port), self.timeout)


class Session:
    """An account: fetches its token when it first needs one, and again when it was refused."""

    def __init__(self, user="admin", password="admin", project="admin", timeout=30):
        self._user, self._password, self._project = user, password, project
        self._timeout = timeout
        self._lock = threading.Lock()
        self._token = None

    def call(self, method, port, path, body=None, headers=None):
        """The decoded answer (None if it is empty); ApiError unless it is a success."""
        for attempt in (1, 2):
            token = self.token(renew=attempt == 2)
            status, answer, _ = self._send(method, port, path, body,
                                           {"X-Auth-Token": token, **(headers or {})})
            if status != 401:
                break
        if status >= 300:
            raise ApiError(method, path, status, answer)
        return answer

    def token(self, renew=False):
        with self._lock:
            if renew or not self._token:
                self._token = self._authenticate()
            return self._token

    def _authenticate(self):
        domain = {"id": "default"}
        request = {"auth": {
            "identity": {"methods": ["password"], "password": {
                "user": {"name": self._user, "domain": domain, "password": self._password}}},
            "scope": {"project": {"name": self._project, "domain": domain}}}}
        status, answer, headers = self._send("POST", layout.KEYSTONE, "/v3/auth/tokens", request)
        if status != 201:
            raise ApiError("POST", "/v3/auth/tokens", status, answer)
        return headers["X-Subject-Token"]

    def _send(self, method, port, path, body=None, headers=None):
        data = None if body is None else json.dumps(body)
        headers = {"Content-Type": "application/json", "Accept": "application/json",
                   **(headers or {})}
        with contextlib.closing(_Connection(CONTROL, port, timeout=self._timeout)) as connection:
            connection.request(method, path, data, headers)
            response = connection.getresponse()
            text = response.read().decode(errors="replace")
        return response.status, _decode(text), response.headers


def _decode(text):
    try:
        return json.loads(text) if text else None
    except ValueError:
        return text


def path_of(url):
    """The path and query of an absolute link, as services put them into their answers."""
    parts = urlsplit(url)
    return parts.path + ("?" + parts.query if parts.query else "")
