"""What state everything is in, for people and for scripts."""
import json

from cloudkit import layout, lifecycle, network, node, ownership, pacemaker
from cloudkit.nova import Nova
from cloudkit.rest import ApiError


def gather():
    """Everything known about the cloud, as plain data."""
    up = bool(lifecycle.computes())
    view = pacemaker.view() if up else None
    services = _services() if up else {}
    return {
        "up": up,
        "owner": str(ownership.owner() or ""),
        "quorum": view is not None and view.find("summary/current_dc").get("with_quorum") == "true",
        "coordinator": pacemaker.coordinator(view) if view is not None else None,
        "nodes": [_node(name, view, services) for name in _in_order()] if up else [],
    }


def _in_order():
    return [name for name in layout.all_nodes(len(lifecycle.computes())) if name in node.known()]


def _node(name, view, services):
    service = services.get(name)
    return {
        "name": name,
        "address": layout.address(name),
        "power": "on" if node.is_on(name) else "off",
        "cable": "cut" if network.is_cut(name) else "ok",
        "policy": node.policy(name),
        "fencing": "broken" if node.is_broken(name) else "ok",
        "cluster": pacemaker.state_of(view, name)
        if view is not None and layout.role(name) != layout.CONTROL else None,
        "nova": f"{service['status']}, {service['state']}"
                + (", forced down" if service["forced_down"] else "") if service else None,
    }


def _services():
    if not node.is_on(layout.CONTROL):
        return {}
    try:
        return Nova().services()
    except (ApiError, OSError):
        return {}


def show(state, output):
    if output == "json":
        print(json.dumps(state, indent=2))
        return
    if not state["up"]:
        print("The cloud is down." + (f" (Machine used by {state['owner']}.)"
                                      if state["owner"] else ""))
        return
    print(f"Cluster: {'quorum' if state['quorum'] else 'NO quorum'}, "
          f"led by {state['coordinator'] or 'nobody'}\n")
    table(state["nodes"], output, tuple(state["nodes"][0]))


def table(rows, output, columns):
    """Rows of dictionaries, aligned; or the same as JSON."""
    if output == "json":
        print(json.dumps(rows, indent=2))
        return
    lines = [columns, *(tuple(str(row[c] or "-") for c in columns) for row in rows)]
    widths = [max(len(line[i]) for line in lines) for i in range(len(columns))]
    for line in lines:
        print("  ".join(cell.ljust(width) for cell, width in zip(line, widths)).rstrip())
