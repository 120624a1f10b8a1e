"""What a controller refuses."""
import json

from proof import claims
from proof.runner import scenario

ASKED = "controller1"
GOOD = {"type": "COMPUTE_HOST", "hostname": "compute1",
        "generated_time": "2026-01-01T00:00:00.000000",
        "payload": {"event": "STOPPED", "cluster_status": "OFFLINE", "host_status": "NORMAL"}}


def _without(name):
    return {key: value for key, value in GOOD.items() if key != name}


# What is wrong, the body, the status that is expected, a word of the reason.
REFUSED = (
    ("an unknown host", {**GOOD, "hostname": "nowhere"}, 400, "nowhere"),
    ("an unknown type", {**GOOD, "type": "EARTHQUAKE"}, 400, "EARTHQUAKE"),
    ("malformed JSON", '{"notification": ', 400, "JSON"),
    ("a missing key", _without("payload"), 400, "payload"),
    ("an unknown key", {**GOOD, "colour": "red"}, 400, "colour"),
    ("a time that is none", {**GOOD, "generated_time": "yesterday"}, 400, "yesterday"),
    ("a body of 64 KiB and a byte", "x" * (64 * 1024 + 1), 413, "65536"),
)


@scenario("h", "bad requests are answered with a reason, counted, and nothing of them is stored")
def bad_input(world):
    stored, refused = _stored(world), _refused(world)
    for what, body, expected, word in REFUSED:
        text = body if isinstance(body, str) else json.dumps({"notification": body})
        status, answer = world.controllers.exchange("POST", "/v1/notifications", text, ASKED)
        claims.equal(status, expected, f"status for {what}")
        claims.that(word in json.dumps(answer), f"the reason for {what} says {answer}")
    claims.equal(_stored(world), stored, "notifications stored")
    claims.equal(_refused(world) - refused, len(REFUSED), "requests counted as refused")
    claims.equal(world.controllers.exchange("GET", "/readyz", node=ASKED)[0], 200, "still ready")


def _stored(world):
    return [row["n"] for row in world.journal.rows("SELECT COUNT(*) AS n FROM notification")]


def _refused(world):
    health = world.controllers.exchange("GET", "/healthz", node=ASKED)[1]
    return sum(health["refused"].values())
