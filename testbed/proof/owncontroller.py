"""A controller with settings of its own for a time, beside the usual ones and on their journal."""
import contextlib

from cloudkit import layout, node

from proof import children

WHERE, PORT = layout.CONTROLLERS[0], 15869
CONFIG = "/run/own-controller.conf"
JAVA = ("exec java -Xmx96m -Xss256k -XX:+UseSerialGC -cp '/usr/share/masakari/controller/lib/*'"
        f" org.masakari.service.Controller --config {CONFIG} >/var/log/own-controller.log 2>&1")


@contextlib.contextmanager
def running(world, *api):
    """`api`: lines of its [api] section. The address that it answers at."""
    usual = node.run(WHERE, "cat", "/etc/masakari/masakari-controller.conf").stdout
    text = usual.replace("[wsgi]", f"[wsgi]\nserver_port = {PORT}").replace(
        f"name = {WHERE}", "name = own") + "\n".join(["\n[api]", *api, ""])
    node.run(WHERE, "sh", "-c", f"umask 077; cat >{CONFIG}", text_in=text)
    scheme = "https" if any(line.startswith("tls_") for line in api) else "http"
    url = f"{scheme}://{WHERE}:{PORT}"
    with children.started([*node.inside(WHERE), "sh", "-c", JAVA]):
        world.await_true(lambda: node.run(WHERE, "curl", "-sfk", f"{url}/readyz",
                                          check=False).returncode == 0, 60,
                         "the controller with its own settings to be ready")
        yield url
