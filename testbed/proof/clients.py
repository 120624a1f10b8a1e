"""Commands on a controller's node, run with OpenStack's variables, as an operator would."""
from cloudkit import layout, node
from cloudkit.rest import ApiError, Session

from proof import masakari


def run_as(user, region, *command, check=True, **variables):
    """Run a command as a user whose password and project have the user's name."""
    control = layout.address(layout.CONTROL)
    known = {"OS_AUTH_URL": f"http://{control}:{layout.KEYSTONE}/v3", "OS_USERNAME": user,
             "OS_PASSWORD": user, "OS_PROJECT_NAME": user, "OS_USER_DOMAIN_NAME": "Default",
             "OS_PROJECT_DOMAIN_NAME": "Default", "OS_IDENTITY_API_VERSION": "3",
             "OS_REGION_NAME": region, "LC_ALL": "C.UTF-8", "HOME": "/root", **variables}
    return node.run(masakari.HOME, "env", *(f"{name}={value}" for name, value in known.items()),
                    *command, timeout=120, check=check)


def create_region(name):
    """A region of Keystone's, in which a scenario may register what it likes; if it is new."""
    try:
        Session().call("POST", layout.KEYSTONE, "/v3/regions", {"region": {"id": name}})
        return True
    except ApiError as error:
        if error.status != 409:
            raise
        return False
