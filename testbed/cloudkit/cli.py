"""The commands of `testbed/cloud`."""
import argparse
import functools
import sys

from cloudkit import (database, deploy, galera, image, layout, libvirt, lifecycle, network, node,
                      paths, status)
from cloudkit.console import Problem, Stopwatch
from cloudkit.nova import HOST, TASK, Nova
from cloudkit.rest import ApiError

INTRODUCTION = f"""\
A whole cloud on this machine: a control node with a real OpenStack Nova, three
controllers with Pacemaker, and compute hosts that Pacemaker watches and fences.
Everything lives in namespaces; nothing of the host's own is changed.

  testbed/cloud up                     some four minutes the first time, then half of one
  testbed/cloud boot 10 --on compute1  ten servers on one host
  testbed/cloud kill compute1          pull its plug; watch it being fenced:
  testbed/cloud enter controller1 crm_mon -1f
  testbed/cloud start compute1         power it on again
  testbed/cloud down

The last compute host is held in reserve: its service is disabled in Nova.
Logs of a node: {paths.NODES}/NODE/disk/var/log
"""


def main(arguments=None):
    options = _parser().parse_args(arguments)
    try:
        return options.run(options) or 0
    except Problem as problem:
        print(problem.render(), file=sys.stderr)
    except (ApiError, OSError) as error:
        print(Problem(f"{type(error).__name__}: {error}",
                      "the cloud is down, or a service in it does not answer",
                      "nothing further", "look at `cloud status` and at the control node's logs in "
                      f"{node.log(layout.CONTROL, '')}").render(), file=sys.stderr)
    except KeyboardInterrupt:
        print("interrupted", file=sys.stderr)
        return 130
    return 1


def _parser():
    parser = argparse.ArgumentParser(
        prog="testbed/cloud", description=INTRODUCTION,
        formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(metavar="COMMAND", required=True, title="commands")
    for add in (_whole_cloud, _nodes, _servers, _software):
        add(commands)
    return parser


def _command(commands, name, run, summary, example=None):
    command = commands.add_parser(
        name, help=summary, description=summary,
        epilog=f"example:\n  testbed/cloud {example}" if example else None,
        formatter_class=argparse.RawDescriptionHelpFormatter)
    command.set_defaults(run=run)
    return command


def _whole_cloud(commands):
    up = _command(commands, "up", _up, "bring the cloud up (again: whatever of it is missing)",
                  "up --computes 3")
    up.add_argument("--computes", type=_count, metavar="N",
                    help="compute hosts, the reserved one included (default: 4)")
    up.add_argument("--keep", action="store_true",
                    help="if it fails, leave everything as it is, to look into; "
                         "`up` again then goes on from there")
    down = _command(commands, "down", _down, "take the cloud down, with everything in it")
    down.add_argument("--keep-disks", action="store_true",
                      help="keep the nodes' disks (logs, cluster configuration) for the next up")
    down.add_argument("--wipe", action="store_true", help="remove the disks too (the default)")
    show = _command(commands, "status", _status, "show the nodes, the cluster and Nova's view")
    _format_option(show)


def _nodes(commands):
    enter = _command(commands, "enter", lambda o: node.enter(o.node, o.command),
                     "run a command (default: a shell) inside a node",
                     "enter controller1 crm_mon -1")
    enter.add_argument("node")
    enter.add_argument("command", nargs=argparse.REMAINDER)
    for name, run, summary in (
            ("kill", _kill, "pull a node's plug; prints when, in seconds since 1970"),
            ("start", _start, "power a node on"),
            ("cut", lambda o: network.cut(o.node), "cut a node's network cable"),
            ("heal", lambda o: network.heal(o.node), "mend a node's network cable")):
        _command(commands, name, _on_known_node(run), summary,
                 f"{name} compute1").add_argument("node")
    fencing = _command(commands, "fencing", _on_known_node(_fencing),
                       "let a node's power switch fail, or work again", "fencing compute1 broken")
    fencing.add_argument("node")
    fencing.add_argument("state", choices=("ok", "broken"))
    policy = _command(commands, "policy", _on_known_node(lambda o: node.set_policy(o.node, o.to)),
                      "what a fencing 'reboot' does: leave the node off, or boot it again",
                      "policy compute1 reboot")
    policy.add_argument("node")
    policy.add_argument("to", choices=("off", "reboot"))


def _servers(commands):
    boot = _command(commands, "boot", _boot, "create servers and wait until they are ACTIVE",
                    "boot 10 --on compute1 --name web")
    boot.add_argument("count", type=_count)
    boot.add_argument("--on", metavar="HOST", help="compute host (default: the scheduler's choice)")
    boot.add_argument("--name", default="vm", metavar="PREFIX")
    listing = _command(commands, "servers", _list_servers, "list all servers")
    _format_option(listing)
    _command(commands, "delete-servers", _delete_servers, "delete all servers")


def _software(commands):
    tree = _command(commands, "deploy", lambda o: deploy.deploy(Stopwatch(), o.tree),
                    "install a tree of files (usr/, etc/) into the controllers and compute "
                    "hosts and start the resources of testbed/etc/masakari.crm", "deploy target/root")
    tree.add_argument("tree")
    _command(commands, "image", lambda o: print(image.ensure(Stopwatch())),
             "build the image of the nodes, nothing else")
    for name, kind, summary in (
            ("database", database, "a throw-away MariaDB; its address is in "
             "MASAKARI_TEST_DB_HOST, _PORT, _USER and _PASSWORD"),
            ("galera", galera, "a throw-away Galera cluster of three; their addresses are in "
             "MASAKARI_TEST_GALERA, and MASAKARI_TEST_GALERA_CONTROL is a socket that takes "
             "kill, start, freeze, thaw, isolate and join, each with a node's number"),
            ("libvirt", libvirt, "a throw-away libvirtd with qemu; its address is in "
             "MASAKARI_TEST_LIBVIRT_URI, its root in MASAKARI_TEST_LIBVIRT_ROOT, and "
             "MASAKARI_TEST_LIBVIRT_ENTER begins a command that runs in there")):
        data = _command(commands, name, functools.partial(_with_data, name, kind),
                        f"run a command with {summary}", f"{name} -- mvn verify")
        data.add_argument("command", nargs=argparse.REMAINDER, metavar="-- CMD")


def _count(text):
    number = int(text)
    if not 1 <= number <= 1000:
        raise argparse.ArgumentTypeError(f"{text} is not between 1 and 1000")
    return number


def _format_option(command):
    command.add_argument("-o", "--output", choices=("text", "json"), default="text")


def _on_known_node(run):
    def checked(options):
        node.require(options.node)
        return run(options)
    return checked


def _up(options):
    count = options.computes or len(lifecycle.computes()) or 4
    lifecycle.up(Stopwatch(), min(count, layout.MOST_COMPUTES), options.keep)


def _down(options):
    lifecycle.down(Stopwatch(), wipe=not options.keep_disks)


def _status(options):
    status.show(status.gather(), options.output)


def _kill(options):
    when = node.power_off(options.node)
    print(f"{when:.3f}" if when else f"{options.node} was off already")


def _start(options):
    node.power_on(options.node)


def _fencing(options):
    node.set_broken(options.node, options.state == "broken")


def _boot(options):
    watch, nova = Stopwatch(), Nova()
    ids = nova.create(options.count, host=options.on, name=options.name)
    nova.wait_active(ids, timeout=60 + 3 * options.count)
    watch.say(f"{len(ids)} servers ACTIVE")
    print("\n".join(ids))


def _list_servers(options):
    rows = [{"id": s["id"], "name": s["name"], "host": s[HOST], "status": s["status"],
             "task_state": s[TASK]} for s in Nova().servers()]
    status.table(rows, options.output, ("id", "name", "host", "status", "task_state"))


def _delete_servers(_):
    watch = Stopwatch()
    watch.say(f"{Nova().delete_all()} servers deleted")


def _with_data(name, kind, options):
    command = options.command[1:] if options.command[:1] == ["--"] else options.command
    if not command:
        raise Problem("no command was given", "it belongs behind `--`", "nothing was started",
                      f"for example: testbed/cloud {name} -- mvn verify")
    return kind.run(image.ensure(Stopwatch()), command)
