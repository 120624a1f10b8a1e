"""A throw-away, real MariaDB for tests: `testbed/cloud database -- CMD ...`."""
import contextlib
import os
import re
import signal
import socket
import subprocess
import tempfile

from cloudkit import sandbox
from cloudkit.console import Problem, wait_until

NAME = USER = PASSWORD = "vm_ha"

INIT = (f"CREATE DATABASE {NAME} CHARACTER SET utf8mb4;\n"
        f"CREATE USER {USER}@'%' IDENTIFIED BY '{PASSWORD}';\n"
        f"GRANT ALL ON *.* TO {USER}@'%' WITH GRANT OPTION;\n")

# The image holds an empty data folder, made when the package was installed. The first that is
# printed is the server's certificate, which is its own authority.
SERVER = """set -e
    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -batch \
        -addext subjectAltName=IP:127.0.0.1 -keyout /tmp/key.pem -out /tmp/certificate.pem
    chown mysql /tmp/key.pem
    cat /tmp/certificate.pem
    printf '%s' "$1" >/tmp/init.sql
    install -d -o mysql -g mysql /run/mysqld
    exec mariadbd --no-defaults --user=mysql --datadir=/var/lib/mysql --socket=/run/mysqld/sock \
        --bind-address=127.0.0.1 --port="$2" --init-file=/tmp/init.sql --skip-name-resolve \
        --innodb-log-file-size=8M --innodb-buffer-pool-size=64M --performance-schema=OFF \
        --innodb-flush-log-at-trx-commit=0 --max-connections=300 \
        --ssl-cert=/tmp/certificate.pem --ssl-key=/tmp/key.pem
"""


def run(image, command):
    """Run `command` with a database at hand. Returns its exit status."""
    port, = free_ports(1)
    with tempfile.NamedTemporaryFile(prefix="testbed-mariadb-", suffix=".log") as log, \
            tempfile.NamedTemporaryFile("w", prefix="testbed-mariadb-", suffix=".pem") as authority:
        server = sandbox.start(image, ["/bin/sh", "-c", SERVER, "sh", INIT, str(port)], log.name)
        try:
            if not wait_until(lambda: _greets(port) or server.poll() is not None, 60) \
                    or server.poll() is not None:
                raise Problem("the test database did not start",
                              f"port {port} was taken in the meantime, or memory is short",
                              "it was stopped and its data is gone",
                              "run the command again; the log's end is above", log.name)
            authority.write(_certificate(log.name))
            authority.flush()
            return run_with(command, {
                "MASAKARI_TEST_DB_HOST": "127.0.0.1", "MASAKARI_TEST_DB_PORT": str(port),
                "MASAKARI_TEST_DB_AUTHORITY": authority.name,
                "MASAKARI_TEST_DB_USER": USER, "MASAKARI_TEST_DB_PASSWORD": PASSWORD})
        finally:
            server.kill()  # its data is thrown away: no need to be gentle
            server.wait()


def run_with(command, variables):
    """Run `command` with these in its environment. Returns its exit status."""
    environment = {**os.environ, **variables}
    for mine in ("PYTHONPATH", "PYTHONDONTWRITEBYTECODE"):
        environment.pop(mine, None)
    try:
        child = subprocess.Popen(command, env=environment)
    except OSError as error:
        raise Problem(f"cannot run {command[0]}: {error.strerror}",
                      "a wrong path, or a missing program", "the test database was stopped",
                      "check what stands behind `--`") from error
    # Ctrl-C reaches the command as well: it decides, we wait for it and clean up.
    previous = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        status = child.wait()
    finally:
        signal.signal(signal.SIGINT, previous)
    return status if status >= 0 else 128 - status


def _certificate(log):
    with open(log) as text:
        return re.search(r"-----BEGIN CERTIFICATE-----.*?-----END CERTIFICATE-----\n", text.read(),
                         re.DOTALL).group()


def free_ports(count):
    """As many different ports of the loopback that nobody uses now."""
    with contextlib.ExitStack() as open_ones:
        probes = [open_ones.enter_context(socket.socket()) for _ in range(count)]
        for probe in probes:
            probe.bind(("127.0.0.1", 0))
        return [probe.getsockname()[1] for probe in probes]


def _greets(port):
    """MariaDB listens early, but greets only once the initial statements have run."""
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=2) as connection:
            return bool(connection.recv(1))
    except OSError:
        return False
