"""What scenarios assert: by Nova's own records and by the journal, never by a status of ours."""
import time
from collections import Counter

from cloudkit.nova import HOST, TASK

from proof.controllers import moment


def that(condition, sentence):
    if not condition:
        raise AssertionError(sentence)


def equal(found, expected, what):
    that(found == expected, f"{what}: {expected!r} expected, {found!r} found")


def saved(world, servers, source, destinations=None):
    """Nova: each server is ACTIVE elsewhere, by exactly one evacuation that did not fail."""
    found = {server["id"]: server for server in world.nova.servers() if server["id"] in servers}
    equal(len(found), len(servers), "servers that Nova knows")
    for server in found.values():
        equal((server["status"], server[TASK]), ("ACTIVE", None), f"state of {server['name']}")
        that(server[HOST] != source, f"{server['name']} is still on {source}")
        if destinations:
            that(server[HOST] in destinations, f"{server['name']} is on {server[HOST]}")
    migrations = evacuations(world, servers, source)
    good = [each for each in migrations if each["status"] in ("done", "completed")]
    equal(Counter(each["instance_uuid"] for each in good),
          Counter({identity: 1 for identity in servers}), "evacuations done, by instance")
    other = [each for each in migrations if each not in good and each["status"] != "failed"]
    equal(other, [], "evacuations that neither failed nor are done")
    for each in good:
        equal(found[each["instance_uuid"]][HOST], each["dest_compute"], "where Nova put it")
    return migrations


def evacuations(world, servers, source):
    return [each for each in world.nova.migrations(source=source)
            if each["instance_uuid"] in servers]


def once(migrations, servers):
    """Not even a failed second attempt."""
    equal(Counter(each["instance_uuid"] for each in migrations),
          Counter({identity: 1 for identity in servers}), "evacuations, by instance")


def journaled(world, host, since, servers):
    """The journal: one incident, one recovery, proof before the first call, each move ended."""
    document = only_recovery(world, host, since)
    rows = world.journal.rows(
        "SELECT m.instance, m.status, m.reason, m.attempt FROM vm_move m"
        f" JOIN recovery r ON r.id = m.recovery_id WHERE r.uuid = '{document['uuid']}'")
    equal(sorted(row["instance"] for row in rows), sorted(servers), "instances in the journal")
    equal({row["status"] for row in rows}, {"succeeded"}, "states of the journal's moves")
    equal(document["phase"], "recovered", "phase of the recovery")
    that(document["evidence"], "the recovery has no evidence")
    equal(document["evidence"]["target"], host, "target of the evidence")
    fenced = moment(document["evidence"]["completed_at"])
    that(fenced >= int(since), "the evidence is older than the failure")  # some have whole seconds
    calls = [step for step in document["steps"] if step["text"].startswith("evacuate call")]
    that(calls and all(moment(step["at"]) > fenced for step in calls),
         "an evacuate call came before the host was fenced")
    return document


def terminal(document, servers):
    """Each server has a move that has ended, with a reason unless it succeeded."""
    moves = {move["instance_uuid"]: move for move in document["moves"]}
    equal(sorted(moves), sorted(servers), "instances in the recovery")
    for move in moves.values():
        that(move["detail"] in ("succeeded", "failed", "skipped"), f"a move is {move['detail']}")
        that(move["detail"] == "succeeded" or move["message"], "a move ended without a reason")


def only_recovery(world, host, since):
    """The one recovery of the one incident of a host since a moment."""
    incidents = world.journal.rows(
        f"SELECT uuid FROM incident WHERE host = '{host}' AND opened_at >= {stamp(since)}")
    that(len(incidents) == 1, f"one incident of {host} expected: {incidents}")
    found = world.controllers.recoveries(host, "recovery", since)
    equal(len(found), 1, f"recoveries of {host}")
    return world.controllers.recovery(found[0]["uuid"])


def closed(world, host, since, document):
    """A return: the incident is closed, and nothing had to be forced for it."""
    equal(document["phase"], "returned", f"phase of the return of {host}")
    equal(world.open_incidents(host), [], "open incidents")
    that(world.in_service(host), f"{host} is not in service")
    left = [each for each in world.nova.migrations(source=host) if each["status"] == "done"]
    equal(left, [], f"evacuations that Nova has not completed on {host}")


def untouched(world, servers, host, since):
    """Nobody has done anything about a host's servers."""
    equal(evacuations(world, servers, host), [], f"evacuations from {host}")
    equal([each["host"] for each in world.controllers.recoveries(since=since)], [],
          "hosts with a recovery")
    places = {server[HOST] for server in world.nova.servers() if server["id"] in servers}
    equal(places, {host}, "places of the servers")
    service = world.nova.services()[host]
    equal((service["status"], service["forced_down"]), ("enabled", False),
          f"Nova's service of {host}")


def throughout(seconds, check, interval=0.5):
    """A check that has to hold all the time: an absence cannot be awaited, only watched."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        check()
        time.sleep(interval)
    check()


def stamp(since):
    """A moment as the database has it."""
    return f"'{time.strftime('%Y-%m-%d %H:%M:%S', time.gmtime(since))}.{int(since % 1 * 1e6):06d}'"
