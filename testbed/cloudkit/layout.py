"""Names and addresses. Everything that knows who is who asks here."""
NETWORK = "10.77"
PREFIX_LENGTH = 16
CONTROL = "control"
CONTROLLERS = ("controller1", "controller2", "controller3")
MOST_COMPUTES = 40

# A service of the control node by the port it listens on.
KEYSTONE, NOVA, PLACEMENT, NEUTRON, GLANCE = 5000, 8774, 8778, 9696, 9292
CINDER, INSTANCE_HA = 8776, 15868


def computes(count):
    return tuple(f"compute{number}" for number in range(1, count + 1))


def reserved(count):
    """The host held empty for the others' failures: the last one."""
    return f"compute{count}"


def role(node):
    """control, controller or compute."""
    return node.rstrip("0123456789")


def address(node):
    if node == CONTROL:
        return f"{NETWORK}.0.250"
    number = int(node.removeprefix(role(node)))
    return f"{NETWORK}.0.{number + (10 if role(node) == 'compute' else 0)}"


def all_nodes(count):
    return (CONTROL, *CONTROLLERS, *computes(count))


def hosts_file():
    """One /etc/hosts for all nodes, of whatever size the cloud is."""
    names = all_nodes(MOST_COMPUTES)
    return "127.0.0.1 localhost\n" + "".join(f"{address(n)} {n}\n" for n in names)
