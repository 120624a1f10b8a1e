"""A throw-away Galera cluster of three for tests: `testbed/cloud galera -- CMD ...`.

Each node is a MariaDB in a root of its own, on loopback ports of the host. CMD breaks
and mends them by lines sent to a Unix socket, each answered with "ok" or "failed: WHY":

    kill N     the node is gone, with its data
    start N    it comes back empty, and copies all from another one
    freeze N   it answers nobody, as behind a cut cable; the others give it up
    thaw N     it goes on, and joins them again
    isolate N  it is cut off from the others alone: it answers, but refuses to work
    join N     the isolated one joins them again
"""
import contextlib
import os
import signal
import socketserver
import subprocess
import tempfile
import threading
from pathlib import Path

from cloudkit import database, processes, sandbox
from cloudkit.console import Problem, wait_until

NODES = (1, 2, 3)
START_SECONDS = 60

STATE = """SELECT GROUP_CONCAT(variable_value ORDER BY variable_name = 'wsrep_cluster_size',
        variable_name = 'wsrep_local_state_comment' SEPARATOR ' ')
    FROM information_schema.global_status WHERE variable_name IN
        ('wsrep_cluster_status', 'wsrep_local_state_comment', 'wsrep_cluster_size')"""

SERVER = """set -e
    number=$1 init=$2 members=$3 sql=$4 group=$5 ist=$6 sst=$7
    printf '%s' "$init" >/tmp/init.sql
    install -d -o mysql -g mysql /run/mysqld
    exec mariadbd --no-defaults --user=mysql --datadir=/var/lib/mysql --socket=/run/mysqld/sock \\
        --bind-address=127.0.0.1 --port="$sql" --init-file=/tmp/init.sql --skip-name-resolve \\
        --innodb-log-file-size=8M --innodb-buffer-pool-size=64M --performance-schema=OFF \\
        --innodb-flush-log-at-trx-commit=0 --max-connections=300 \\
        --binlog-format=ROW --innodb-autoinc-lock-mode=2 --wsrep-on=ON \\
        --wsrep-provider=/usr/lib/galera/libgalera_smm.so --wsrep-sst-method=rsync \\
        --wsrep-cluster-name=testbed --wsrep-cluster-address="gcomm://$members" \\
        --wsrep-node-name="node$number" --wsrep-node-address="127.0.0.1:$group" \\
        --wsrep-sst-receive-address="127.0.0.1:$sst" \\
        --wsrep-provider-options="base_port=$group;gmcast.listen_addr=tcp://127.0.0.1:$group;\\
ist.recv_addr=127.0.0.1:$ist;gcache.size=16M;pc.recovery=false"
"""


def run(image, command):
    """Run `command` with a cluster at hand. Returns its exit status."""
    with tempfile.TemporaryDirectory(prefix="testbed-galera-") as folder:
        cluster = _Cluster(image, Path(folder))
        try:
            for number in NODES:
                cluster.start(number)
            with _control(cluster, Path(folder) / "control") as control:
                return database.run_with(command, {
                    "MASAKARI_TEST_GALERA": cluster.addresses(),
                    "MASAKARI_TEST_GALERA_CONTROL": str(control),
                    "MASAKARI_TEST_DB_USER": database.USER,
                    "MASAKARI_TEST_DB_PASSWORD": database.PASSWORD})
        finally:
            cluster.end()


class _Node:
    """One MariaDB: its ports, and its processes while it runs."""

    def __init__(self, number, log):
        self.number, self.log = number, log
        self.sql, self.group, self.ist, self.sst = database.free_ports(4)
        self.sandbox = None
        self.away = True  # from the others: not started, frozen or isolated

    def server(self):
        """The MariaDB itself, by the recorded process of its sandbox."""
        return next((processes.identify(pid) for pid in processes.family(self.sandbox.pid)
                     if processes.name(pid) == "mariadbd"), None)


class _Cluster:
    """Three nodes; every method is called by one thread at a time."""

    def __init__(self, image, folder):
        self.image = image
        self.nodes = {number: _Node(number, folder / f"node{number}.log") for number in NODES}

    def addresses(self):
        return ",".join(f"127.0.0.1:{node.sql}" for node in self.nodes.values())

    def start(self, number):
        node = self.nodes[number]
        if node.sandbox:
            raise Problem(f"node {number} runs already", "it was not killed", "nothing was done",
                          "kill it first")
        members = ",".join(f"127.0.0.1:{other.group}" for other in self._together())
        init = "" if members else database.INIT
        ports = map(str, (node.sql, node.group, node.ist, node.sst))
        node.sandbox = sandbox.start(self.image, ["/bin/sh", "-c", SERVER, "sh", str(number), init,
                                                  members, *ports], node.log)
        self._await_together(node)

    def kill(self, number):
        node = self.nodes[number]
        node.away = True
        if node.sandbox:
            node.sandbox.kill()
            node.sandbox.wait()
            node.sandbox = None

    def freeze(self, number):
        self._signal(number, signal.SIGSTOP)
        self.nodes[number].away = True

    def thaw(self, number):
        self._signal(number, signal.SIGCONT)
        self._await_together(self.nodes[number])

    def isolate(self, number):
        self._isolated(self.nodes[number], 1)
        self.nodes[number].away = True

    def join(self, number):
        self._isolated(self.nodes[number], 0)
        self._await_together(self.nodes[number])

    def end(self):
        for number in NODES:
            self.kill(number)  # its data is thrown away: no need to be gentle

    def _together(self):
        return [node for node in self.nodes.values() if not node.away]

    def _signal(self, number, what):
        process = self.nodes[number].server()
        if not process:
            raise Problem(f"node {number} does not run", "it was killed", "nothing was done",
                          "start it first")
        os.kill(process.pid, what)

    def _isolated(self, node, value):
        self._ask(node, f"SET GLOBAL wsrep_provider_options = 'gmcast.isolate={value}'")

    def _await_together(self, node):
        """Wait until `node` and the others see one another. What one alone says may be old."""
        members = [*self._together(), node]

        def synced():
            return node.sandbox.poll() is not None or all(
                self._ask(each, STATE) == f"Primary Synced {len(members)}" for each in members)
        if not wait_until(synced, START_SECONDS) or node.sandbox.poll() is not None:
            raise Problem(f"Galera node {node.number} did not join the others",
                          "a port was taken in the meantime, or memory is short",
                          "nothing further", "run the command again; the log's end is above",
                          node.log)
        node.away = False

    def _ask(self, node, statement):
        """What the node answers; nothing if it does not."""
        done = subprocess.run(
            ["chroot", self.image, "mariadb", "--no-defaults", "--host=127.0.0.1",
             f"--port={node.sql}", f"--user={database.USER}", f"--password={database.PASSWORD}",
             "--connect-timeout=2", "--skip-column-names", f"--execute={statement}"],
            capture_output=True, text=True, stdin=subprocess.DEVNULL)
        return done.stdout.strip()


@contextlib.contextmanager
def _control(cluster, path):
    """Takes orders at a Unix socket for the time of a block, one connection after the other."""
    orders = {order.__name__: order for order in (
        cluster.kill, cluster.start, cluster.freeze, cluster.thaw, cluster.isolate, cluster.join)}

    class Orders(socketserver.StreamRequestHandler):
        def handle(self):
            for line in self.rfile:
                self.wfile.write(f"{_obey(orders, line.decode())}\n".encode())

    with socketserver.UnixStreamServer(str(path), Orders) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield path
        finally:
            server.shutdown()
            thread.join()


def _obey(orders, line):
    try:
        order, number = line.split()
        orders[order](int(number))
        return "ok"
    except (Problem, OSError, KeyError, ValueError, AttributeError) as error:
        return f"failed: {type(error).__name__}: {error}"
