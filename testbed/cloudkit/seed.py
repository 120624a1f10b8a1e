"""What an installer would put into a fresh Keystone and Nova."""
from cloudkit import layout
from cloudkit.nova import FLAVOR
from cloudkit.rest import CONTROL, ApiError

CATALOG = {
    "compute": ("nova", f"http://{CONTROL}:{layout.NOVA}/v2.1"),
    "placement": ("placement", f"http://{CONTROL}:{layout.PLACEMENT}"),
    "network": ("neutron", f"http://{CONTROL}:{layout.NEUTRON}"),
    "image": ("glance", f"http://{CONTROL}:{layout.GLANCE}"),
    # it runs only while a scenario wants it
    "volumev3": ("cinderv3", f"http://{CONTROL}:{layout.CINDER}/v3"),
    "instance-ha": ("masakari", "http://{}:{}/v1".format(
        layout.address(layout.CONTROLLERS[0]), layout.INSTANCE_HA)),
}


def seed_keystone(session):
    """The catalog, and the account that Masakari works with."""
    for kind, (name, url) in CATALOG.items():
        service = _keystone(session, "POST", "/services",
                            {"service": {"type": kind, "name": name}})["service"]["id"]
        for interface in ("public", "internal", "admin"):
            _keystone(session, "POST", "/endpoints", {"endpoint": {
                "service_id": service, "interface": interface, "region_id": "RegionOne",
                "url": url}})
    project = _keystone(session, "POST", "/projects",
                        {"project": {"name": "service", "domain_id": "default"}})["project"]["id"]
    user = _keystone(session, "POST", "/users", {"user": {
        "name": "masakari", "password": "masakari", "domain_id": "default",
        "default_project_id": project}})["user"]["id"]
    admin = _keystone(session, "GET", "/roles?name=admin")["roles"][0]["id"]
    _keystone(session, "PUT", f"/projects/{project}/users/{user}/roles/{admin}")


def seed_nova(nova):
    try:
        nova.call("POST", "/flavors", {"flavor": {
            "name": FLAVOR, "id": FLAVOR, "ram": 64, "vcpus": 1, "disk": 1}})
    except ApiError as error:
        if error.status != 409:
            raise


def _keystone(session, method, path, body=None):
    return session.call(method, layout.KEYSTONE, "/v3" + path, body)
