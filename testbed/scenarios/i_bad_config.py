"""What the agents say of a configuration that is wrong."""
from cloudkit import node

from proof import claims
from proof.runner import scenario

WHERE, FILE = "controller2", "/run/broken.conf"

# For Pacemaker: not on this node. CONFIGURED (6) would mean: nowhere, for a file of one node.
ARGUMENTS = 2

BROKEN = {
    "controller": ("[wsgi]\nserver_port = many\n[db]\nhots = 10.77.0.250\nuser = vm_ha\n"
                   "passwd = vm_ha\n[nova]\nadmin_user = masakari\n",
                   ("server_port", "hots", "host", "auth_url", FILE)),
    "hostmonitor": ("[cluster]\npoll_interval = often\n[stat]\ndirectory = /tmp\n",
                    ("poll_interval", "stat", "urls", FILE)),
    "instancemonitor": ("[libvirt]\npoll_interval = often\n[failure]\nio_error = yes\n",
                        ("poll_interval", "failure", "urls", FILE)),
    "processmonitor": ("[watch]\nprocess_check_interval = 0s\nproc_list = /nonexistent\n",
                       ("process_check_interval", "/nonexistent", "urls", FILE)),
}

GOOD = {
    "instancemonitor": "[controller]\nurls = http://127.0.0.1:15868\n",
    "processmonitor": "[controller]\nurls = http://127.0.0.1:15868\n[units]\nsshd.service = report\n",
}


@scenario("i", "a wrong configuration: validate-all tells every problem, and answers 2 (arguments)")
def bad_config(world):
    for agent, (text, words) in BROKEN.items():
        node.run(WHERE, "sh", "-c", f"cat >{FILE}", text_in=text)
        done = _validate(agent, FILE)
        said = done.stdout + done.stderr
        claims.equal(done.returncode, ARGUMENTS, f"status of {agent} validate-all")
        for word in words:
            claims.that(word in said, f"{agent} does not mention {word}: {said}")
        good = _validate(agent, _good(agent))
        claims.equal(good.returncode, 0, f"status of {agent} validate-all with its own file")


def _good(agent):
    """Its own file, where it runs on this node; else the least that it needs."""
    if agent not in GOOD:
        return f"/etc/masakari/masakari-{agent}.conf"
    node.run(WHERE, "sh", "-c", f"cat >{FILE}", text_in=GOOD[agent])
    return FILE


def _validate(agent, file):
    return node.run(WHERE, "env", "OCF_ROOT=/usr/lib/ocf", f"OCF_RESKEY_config={file}",
                    "OCF_RESOURCE_INSTANCE=trial",
                    f"/usr/lib/ocf/resource.d/masakari/{agent}", "validate-all", check=False)
