"""A Galera cluster on the three controllers, for the time of a scenario, with the journal in it."""
import contextlib

from cloudkit import layout, node

from proof.sql import Database

CONFIG, SAVED = "/etc/masakari/masakari-controller.conf", "/run/controller.conf.saved"

SERVER = """set -e
    . /usr/lib/testbed/functions
    rm -rf /run/galera; cp -a /var/lib/mysql /run/galera
    install -d -o mysql -g mysql /run/mysqld
    printf '%s' "$4" >/run/galera.sql
    service galera mariadbd --no-defaults --user=mysql --datadir=/run/galera \
        --socket=/run/mysqld/galera --bind-address="$1" --init-file=/run/galera.sql \
        --skip-name-resolve --innodb-log-file-size=8M --innodb-buffer-pool-size=64M \
        --performance-schema=OFF --innodb-flush-log-at-trx-commit=2 --max-connections=300 \
        --binlog-format=ROW --innodb-autoinc-lock-mode=2 --wsrep-on=ON \
        --wsrep-provider=/usr/lib/galera/libgalera_smm.so --wsrep-sst-method=rsync \
        --wsrep-cluster-name=journal --wsrep-cluster-address="gcomm://$2" \
        --wsrep-node-name="$3" --wsrep-node-address="$1" \
        --wsrep-provider-options="pc.recovery=false;gcache.size=16M"
"""
# A statement a line: that is how MariaDB reads it.
INIT = ("CREATE DATABASE vm_ha CHARACTER SET utf8mb4;\n"
        "CREATE USER vm_ha@'%' IDENTIFIED BY 'vm_ha';\n"
        "GRANT ALL ON vm_ha.* TO vm_ha@'%';\n")


@contextlib.contextmanager
def journal(world):
    """The controllers work on the cluster within the block, on their usual database after it."""
    try:
        for name in layout.CONTROLLERS:
            _start(world, name)
        _switch(world, f"cp {CONFIG} {SAVED}; sed -i -e"
                f" '/^\\[db\\]/,/^$/s/^host = .*/host = {_addresses()}/' {CONFIG}")
        with world.journal_at(_Journal(layout.CONTROLLERS)):
            yield
    finally:
        try:
            _switch(world, f"if [ -e {SAVED} ]; then mv {SAVED} {CONFIG}; fi")
        finally:
            for name in layout.CONTROLLERS:
                kill(name)


def kill(name):
    node.run(name, "sh", "-c", "if [ -e /run/galera.pid ]; then kill -KILL $(cat /run/galera.pid);"
             " rm -rf /run/galera.pid /run/galera; fi", check=False)


def isolate(name):
    """Cut it off from the other two; it goes on to answer its clients, without quorum."""
    _ask(name, "SET GLOBAL wsrep_provider_options = 'gmcast.isolate=1'")


def join(world, name):
    _ask(name, "SET GLOBAL wsrep_provider_options = 'gmcast.isolate=0'")
    _await_synced(world, name)


def restart(world, name):
    """Empty; it copies everything from another one."""
    _start(world, name)


def in_use(controller):
    """The node to which a controller's connections go."""
    found = node.run(controller, "sh", "-c", "ss -Htnp state established '( dport = :3306 )'"
                     " | grep \"pid=$(cut -d ' ' -f 1 /run/masakari/controller.pid),\""
                     " | awk '{print $4}' | sort | uniq -c | sort -rn | head -1").stdout
    addresses = {layout.address(name): name for name in layout.CONTROLLERS}
    return next((name for address, name in addresses.items() if f"{address}:" in found), None)


class _Journal:
    """The journal as any of these nodes has it, which may change from one question to the next."""

    def __init__(self, names):
        self._names = names

    def rows(self, question):
        for name in self._names:
            with contextlib.suppress(ValueError, OSError), \
                    contextlib.closing(Database("vm_ha", name, "/run/mysqld/galera")) as database:
                return database.rows(question)
        raise ConnectionError("no node of the journal's cluster answers")


def _start(world, name):
    others = [layout.address(each) for each in layout.CONTROLLERS
              if each != name and _ask(each, "SELECT 1", check=False)]
    init = "" if others else INIT
    node.run(name, "sh", "-c", SERVER, "sh", layout.address(name), ",".join(others), name, init)
    _await_synced(world, name)


def _await_synced(world, name):
    world.await_true(
        lambda: "Primary" in _ask(name, "SHOW STATUS LIKE 'wsrep_cluster_status'", check=False)
        and "Synced" in _ask(name, "SHOW STATUS LIKE 'wsrep_local_state_comment'", check=False),
        60, f"the Galera node on {name} to be synced")


def _ask(name, statement, check=True):
    return node.run(name, "mariadb", "--no-defaults", "--socket=/run/mysqld/galera",
                    "--connect-timeout=2", "-e", statement, check=check, timeout=20).stdout


def _switch(world, script):
    world.reconfigure(lambda name: node.run(name, "sh", "-c", script))


def _addresses():
    return ",".join(layout.address(name) for name in layout.CONTROLLERS)
