"""A controller that finds no database: it runs, says so, and goes on when there is one."""
from cloudkit import layout, node

from proof import children, claims
from proof.controllers import Controllers
from proof.runner import scenario

WHERE, PORT, DATABASE_PORT = "controller2", 15999, 13306
CONFIG, FOLDER = "/run/trial.conf", "/usr/share/masakari/controller/lib"

# The database's address on the controller's own node: where this runs, it is there.
RELAY = f"""
import socket, threading
def pump(a, b):
    while data := a.recv(65536):
        b.sendall(data)
    b.shutdown(socket.SHUT_WR)
listener = socket.create_server(("127.0.0.1", {DATABASE_PORT}))
while True:
    here, _ = listener.accept()
    there = socket.create_connection(("{layout.address(layout.CONTROL)}", 3306))
    for pair in ((here, there), (there, here)):
        threading.Thread(target=pump, args=pair, daemon=True).start()
"""


@scenario("j", "a controller without its database runs, says what is missing, and catches up")
def database_away(world):
    node.run(WHERE, "sh", "-c", f"""
        sed -e '/^\\[controller\\]/,/^$/s/^name = .*/name = trial/' \
            -e 's/^server_host = .*/&\\nserver_port = {PORT}/' \
            -e '/^\\[db\\]/,/^$/s/^host = .*/host = 127.0.0.1\\nport = {DATABASE_PORT}/' \
            /etc/masakari/masakari-controller.conf >{CONFIG}""")
    trial = Controllers((WHERE,), PORT)
    command = [*node.inside(WHERE), "sh", "-c",
               f"exec java -Xmx64m -XX:+UseSerialGC -cp '{FOLDER}/*' "
               f"org.masakari.service.Controller --config {CONFIG} --heartbeat /run/trial.heartbeat"
               " >/run/trial.log 2>&1"]
    with children.started(command) as controller:
        world.await_true(lambda: _ready(trial)[0] == 503, 30, "the controller to answer")
        claims.throughout(3, lambda: claims.equal(_ready(trial)[0], 503, "status of /readyz"))
        missing = _ready(trial)[1]["missing"]
        claims.that("database" in missing, f"/readyz misses {missing}, not the database")
        claims.that("keystone" not in missing, f"/readyz blames Keystone as well: {missing}")
        status, answer = trial.exchange("GET", "/v1/segments")
        claims.equal(status, 503, f"status of a request that needs it ({answer})")
        claims.equal(controller.poll(), None, "exit status of the controller")
        with children.started([*node.inside(WHERE), "python3", "-c", RELAY]):
            world.await_true(lambda: _ready(trial)[0] == 200, 60,
                             "the controller to have found its database")
            claims.equal(len(trial.segments()), 1, "segments that it knows")


def _ready(trial):
    try:
        return trial.exchange("GET", "/readyz")
    except OSError:
        return None, None
