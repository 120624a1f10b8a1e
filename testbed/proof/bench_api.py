"""How many notifications a second a controller commits, and how long one waits, with Keystone's
tokens. In the same run, on the same machine and the same database server: OpenStack Masakari."""
import contextlib
import json

from cloudkit import layout, node
from cloudkit.console import Problem
from cloudkit.rest import Session

from proof import console, figures, othermasakari

OURS = f"http://{layout.address(layout.CONTROLLERS[0])}:{layout.INSTANCE_HA}/v1"
PEERS = othermasakari.URL
CLIENT = layout.CONTROLLERS[1]
HOSTS = ("compute1", "compute2", "compute3")
CLIENTS, SECONDS, WARM_UP_SECONDS = (1, 16), 20, 15
CONFIG = "/etc/masakari/masakari-controller.conf"

# Each report is of another instance, and calls for nothing: it is stored, and that is all.
SCRIPT = """
local hosts, number = {%(hosts)s}, 0
math.randomseed(os.time() + %(seed)d)
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"
wrk.headers["OpenStack-API-Version"] = "instance-ha 1.0"
wrk.headers["X-Auth-Token"] = "%(token)s"
local now = os.date("!%%Y-%%m-%%dT%%H:%%M:%%S")
function request()
    number = number + 1
    return wrk.format(nil, wrk.path .. "/notifications", nil, string.format(
        '{"notification": {"type": "VM", "hostname": "%%s", "generated_time": "%%s", "payload": ' ..
        '{"event": "LIFECYCLE", "instance_uuid": "%%08x-%%04x-4000-8000-%%012x", ' ..
        '"vir_domain_event": "STARTED_BOOTED"}}}', hosts[number %% #hosts + 1], now,
        math.random(0, 0x7fffffff), math.random(0, 0xffff), number))
end
function done(summary, latency)
    local bad = summary.errors
    io.write(string.format('\\n{"answers": %%d, "refused": %%d, "broken": %%d, "seconds": %%f, ' ..
        '"p50": %%f, "p99": %%f, "longest": %%f}', summary.requests, bad.status,
        bad.connect + bad.read + bad.write + bad.timeout, summary.duration / 1e6,
        latency:percentile(50) / 1e3, latency:percentile(99) / 1e3, latency.max / 1e3))
end
"""


def measure(watch, place, _):
    world, wrong = place.healthy_world()
    if wrong:
        raise Problem("the cloud is not healthy", "; ".join(wrong), "nothing was measured",
                      "testbed/cloud down, then again")
    with _wanting_tokens(world), \
            othermasakari.running(world, services=("api", "engine")) as peer:
        _fill(peer)
        token = Session().token()
        watch.say(f"warming up: {WARM_UP_SECONDS} s of reports for each")
        for url in (OURS, PEERS):
            _load(url, CLIENTS[-1], WARM_UP_SECONDS, token)
        results = {}
        for clients in CLIENTS:
            for name, url in (("ours", OURS), ("OpenStack Masakari", PEERS)):
                watch.say(f"{name}: {clients} at once, for {SECONDS} s")
                results[name, clients] = _load(url, clients, SECONDS, token)
    _tell(results)


@contextlib.contextmanager
def _wanting_tokens(world):
    """The controllers want Keystone's tokens, as OpenStack Masakari does."""
    kept = {name: node.run(name, "cat", CONFIG).stdout for name in layout.CONTROLLERS}

    def write(texts):
        world.reconfigure(lambda name: node.run(
            name, "sh", "-c", f"umask 077; cat >{CONFIG}", text_in=texts[name]))
    try:
        write({name: f"{text}\n[api]\nauth = keystone\n" for name, text in kept.items()})
        yield
    finally:
        write(kept)


def _fill(peer):
    """The same hosts, in a segment of OpenStack Masakari."""
    segment = othermasakari.call(peer, "POST", "/segments", {"segment": {
        "name": "rack1", "recovery_method": "auto", "service_type": "compute"}})["segment"]["uuid"]
    for host in HOSTS:
        othermasakari.call(peer, "POST", f"/segments/{segment}/hosts", {"host": {
            "name": host, "type": "COMPUTE", "control_attributes": "SSH"}})


def _load(url, clients, seconds, token):
    script = SCRIPT % {"hosts": ", ".join(f'"{host}"' for host in HOSTS), "token": token,
                       "seed": clients}
    done = node.run(CLIENT, "sh", "-ec", "cat >/run/load.lua; exec wrk -t1 -s /run/load.lua "
                    f"-c{clients} -d{seconds}s --timeout 30s {url}", text_in=script,
                    timeout=seconds + 90)
    found = json.loads(done.stdout.splitlines()[-1])
    if found["refused"] or found["broken"]:
        raise Problem(f"{url} refused {found['refused']} reports, {found['broken']} broke off",
                      "a defect, or the load is more than it can bear", "nothing was measured",
                      "look into the logs of that node")
    return found


def _tell(results):
    print()
    console.table(("reports", "at once", "a second", "p50 ms", "p99 ms", "longest ms"),
                  [(name, clients, _rate(found), found["p50"], found["p99"], found["longest"])
                   for (name, clients), found in results.items()])
    ours, peer = (results[name, CLIENTS[-1]] for name in ("ours", "OpenStack Masakari"))
    figures.show([
        figures.at_least("reports committed a second", 1000, _rate(ours)),
        figures.under("p99 of one", 100, ours["p99"], "ms"),
        figures.at_least("beside OpenStack Masakari's rate", 5, _rate(ours) / _rate(peer))])


def _rate(found):
    return found["answers"] / found["seconds"]
