"""What the agents say of a configuration that is wrong."""
from cloudkit import node

from proof import claims
from proof.runner import scenario

WHERE, FILE, CONFIGURED = "controller2", "/run/broken.conf", 6

BROKEN = {
    "controller": ("[wsgi]\nserver_port = many\n[db]\nhots = 10.77.0.250\nuser = vm_ha\n"
                   "passwd = vm_ha\n[nova]\nadmin_user = masakari\n",
                   ("server_port", "hots", "host", "auth_url", FILE)),
    "hostmonitor": ("[cluster]\npoll_interval = often\n[stat]\ndirectory = /tmp\n",
                    ("poll_interval", "stat", "urls", FILE)),
}


@scenario("i", "a wrong configuration: validate-all tells every problem, and answers 6 (configured)")
def bad_config(world):
    for agent, (text, words) in BROKEN.items():
        node.run(WHERE, "sh", "-c", f"cat >{FILE}", text_in=text)
        done = _validate(agent, FILE)
        said = done.stdout + done.stderr
        claims.equal(done.returncode, CONFIGURED, f"status of {agent} validate-all")
        for word in words:
            claims.that(word in said, f"{agent} does not mention {word}: {said}")
        good = _validate(agent, f"/etc/masakari/masakari-{agent}.conf")
        claims.equal(good.returncode, 0, f"status of {agent} validate-all with its own file")


def _validate(agent, file):
    return node.run(WHERE, "env", "OCF_ROOT=/usr/lib/ocf", f"OCF_RESKEY_config={file}",
                    "OCF_RESOURCE_INSTANCE=trial",
                    f"/usr/lib/ocf/resource.d/masakari/{agent}", "validate-all", check=False)
