"""Nova as scenarios see it. Every call has a timeout, every wait a deadline.

    from cloudkit.nova import Nova
    nova = Nova()
    ids = nova.create(10, host="compute1")
    nova.wait_active(ids, timeout=60)
    nova.services()["compute1"]["state"]            # up, down
    nova.servers(host="compute1")                   # details, all pages
    nova.migrations(source="compute1")              # evacuations of that host
    nova.put_service("compute1", forced_down=True)
"""
import time
from datetime import datetime
from urllib.parse import urlencode

from cloudkit import layout
from cloudkit.rest import ApiError, Session, path_of

MICROVERSION = "2.90"  # the newest on Debian 12 is 2.93
IMAGE = "11111111-2222-3333-4444-555555555555"  # the one the Glance stub knows
FLAVOR = "tiny"
HOST, TASK = "OS-EXT-SRV-ATTR:host", "OS-EXT-STS:task_state"


class Nova:
    def __init__(self, session=None):
        self._session = session or Session(timeout=90)

    def call(self, method, path, body=None, microversion=MICROVERSION):
        """Any request below /v2.1; ApiError unless Nova says it succeeded."""
        return self._session.call(method, layout.NOVA, "/v2.1" + path, body,
                                  {"OpenStack-API-Version": f"compute {microversion}"})

    # -- services

    def services(self):
        """The nova-compute services, by host."""
        found = self.call("GET", "/os-services?binary=nova-compute")["services"]
        return {service["host"]: service for service in found}

    def put_service(self, host, **fields):
        """Change status, disabled_reason or forced_down of a host's service."""
        return self.call("PUT", f"/os-services/{self.services()[host]['id']}", fields)

    def wait_service(self, hosts, timeout=60, **expected):
        """Until the services of these hosts show the expected fields, e.g. state="up"."""
        def settled():
            services = self.services()
            return all(services.get(host, {}).get(name) == value
                       for host in hosts for name, value in expected.items())
        self._await(settled, timeout, f"services of {', '.join(hosts)} to show {expected}")

    def wait_heartbeat(self, hosts, since, timeout=60):
        """Until these hosts have reported themselves after a moment (seconds since 1970).

        Only then do they answer. That Nova calls one "up" is not enough: it
        does so on the word of a former life, or of a row just created.
        """
        def heard():
            services = self.services()
            return all(_reported(services.get(host)) > since for host in hosts)
        self._await(heard, timeout, f"a heartbeat of {', '.join(hosts)}")

    # -- servers

    def servers(self, host=None):
        query = {"all_tenants": 1, **({"host": host} if host else {})}
        return self._pages("/servers/detail?" + urlencode(query), "servers")

    def server(self, server_id):
        return self.call("GET", f"/servers/{server_id}")["server"]

    def create(self, count=1, host=None, name="vm", group=None, **fields):
        """Ask for servers, of a server group if one is given; returns their ids at once."""
        request = {"name": name, "flavorRef": FLAVOR, "imageRef": IMAGE, "networks": "none",
                   "min_count": count, "max_count": count, "return_reservation_id": True,
                   **({"host": host} if host else {}), **fields}
        hints = {"os:scheduler_hints": {"group": group}} if group else {}
        reservation = self.call("POST", "/servers", {"server": request, **hints})["reservation_id"]
        found = self._pages("/servers?" + urlencode(
            {"all_tenants": 1, "reservation_id": reservation}), "servers")
        return [server["id"] for server in found]

    def wait_active(self, ids, timeout=120):
        """Until all these servers are ACTIVE and at rest. An ERROR ends the wait."""
        wanted = set(ids)

        def active():
            mine = [server for server in self.servers() if server["id"] in wanted]
            broken = [server for server in mine if server["status"] == "ERROR"]
            if broken:
                raise ApiError("GET", broken[0]["id"], "ERROR", broken[0].get("fault"))
            return len(mine) == len(wanted) and all(
                server["status"] == "ACTIVE" and not server[TASK] for server in mine)
        self._await(active, timeout, f"{len(wanted)} servers to be ACTIVE", interval=0.5)

    def action(self, server_id, action, arguments=None):
        """For instance action(id, "os-stop") or action(id, "evacuate", {})."""
        return self.call("POST", f"/servers/{server_id}/action", {action: arguments})

    def larger_flavor(self):
        """A flavor to resize to; made at the first call."""
        for flavor in self.call("GET", "/flavors")["flavors"]:
            if flavor["name"] == "larger":
                return flavor["id"]
        return self.call("POST", "/flavors", {"flavor": {
            "name": "larger", "ram": 128, "vcpus": 1, "disk": 1}})["flavor"]["id"]

    def delete(self, server_id):
        try:
            self.call("DELETE", f"/servers/{server_id}")
        except ApiError as error:
            if error.status != 404:
                raise

    def delete_all(self, timeout=120):
        """Delete every server, wait until they are gone, and say how many there were."""
        servers = self.servers()
        for server in servers:
            self.delete(server["id"])
        self._await(lambda: not self.servers(), timeout, "the servers to be gone", interval=0.5)
        return len(servers)

    # -- migrations

    def migrations(self, source=None, kind="evacuation"):
        query = {"migration_type": kind, **({"source_compute": source} if source else {})}
        return self._pages("/os-migrations?" + urlencode(query), "migrations")

    # -- inside

    def _pages(self, path, key):
        found = []
        while path:
            answer = self.call("GET", path)
            found += answer[key]
            links = {link["rel"]: link["href"] for link in answer.get(f"{key}_links", [])}
            path = path_of(links["next"]).removeprefix("/v2.1") if "next" in links else None
        return found

    def _await(self, condition, timeout, what, interval=0.3):
        deadline = time.monotonic() + timeout
        while not condition():
            if time.monotonic() > deadline:
                raise TimeoutError(f"waited {timeout} s for {what}")
            time.sleep(interval)


def _reported(service):
    if not service or not service["updated_at"] or service["state"] != "up":
        return 0
    return datetime.fromisoformat(service["updated_at"] + "+00:00").timestamp()
