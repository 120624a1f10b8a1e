"""Fifty of a thousand hosts with twenty instances each fail within ten seconds: the controller's
parts on a real MariaDB, with a Nova in memory, and what they cost for each instance moved. Needs
no cloud. The CPU time of our process includes its start, its compiler and the Nova in memory."""
import json
import re
import subprocess

from cloudkit import image, paths
from cloudkit.console import Problem

from proof import build, children, console, figures

SERVICE = build.PROJECT / "controller/service"
AGENT = build.PROJECT / "ocf-agents/resource.d/controller"
MAIN = "org.masakari.service.scale.EngineBench"
HEAP_LIMIT_MIB, COST_LIMIT_MS = 256, 5
NAMES = {"decide_ms": "deciding, as time goes by", "record_ms": "recording, as time goes by",
         "decide_cpu_ms": "deciding, CPU", "record_cpu_ms": "recording, CPU without MariaDB's",
         "process_cpu_ms": "our whole process, CPU", "mariadb_cpu_ms": "MariaDB, CPU"}
COUNTS = {"records": "decisions recorded, a transaction each", "commits": "transactions in all",
          "statements": "statements", "nova_calls": "calls to Nova"}


def measure(watch, _):
    image.ensure(watch)
    with watch.step("50 of 1,000 hosts fail, 1,000 instances move (two minutes)"):
        result, log = _run()
    if result["problems"]:
        raise Problem("; ".join(result["problems"]), "a bug: no instance may be lost or moved twice",
                      "the costs are not told", f"read {log}")
    watch.say(f"{result['recoveries']} recoveries have moved {result['moves']} instances, each once,"
              f" in {result['seconds']:.1f} s")
    print()
    console.table(("for each instance moved", "ms"),
                  [(name, result[key]) for key, name in NAMES.items()])
    print()
    console.table(("for each instance moved", "number"),
                  [(name, result[key]) for key, name in COUNTS.items()])
    print()
    console.table(("a transaction, as time goes by", "ms"), (
        ("a record", result["record_ms"] / result["records"]),
        ("four statements and a commit by bare JDBC, one after another", result["bare_ms"])))
    figures.show((
        figures.at_most("recoveries that did not end recovered", 0, float(len(result["problems"]))),
        figures.under("heap in use after a collection, largest", HEAP_LIMIT_MIB,
                      result["heap_mib"], "MiB"),
        figures.under("deciding and recording a move, as time goes by", COST_LIMIT_MS,
                      result["decide_ms"] + result["record_ms"], "ms"),
        figures.under("CPU for a move, MariaDB's included", COST_LIMIT_MS,
                      result["process_cpu_ms"] + result["mariadb_cpu_ms"], "ms")))


def _run():
    """What the Java program prints, and where its log is."""
    paths.LOGS.mkdir(parents=True, exist_ok=True)
    log = paths.LOGS / "engine.log"
    jars = ":".join(str(SERVICE / "target" / part) for part in ("test-classes", "classes", "lib/*"))
    command = [paths.TESTBED / "cloud", "database", "--", "java", *_options(), "-cp", jars, MAIN]
    with open(log, "w") as errors, children.started(
            command, stdout=subprocess.PIPE, stderr=errors, text=True) as child:
        out = child.stdout.read()
        if child.wait():
            raise Problem(f"{MAIN} ended with {child.returncode}", "see the end of its log, above",
                          "nothing was measured", f"read {log}", log)
    return json.loads(out), log


def _options():
    """Those that the controller is started with, but for the heap that it may have."""
    options = re.search('^JVM_OPTIONS="(.*)"$', AGENT.read_text(), re.MULTILINE)[1].split()
    return [*options, f"-Xmx{HEAP_LIMIT_MIB}m"]
