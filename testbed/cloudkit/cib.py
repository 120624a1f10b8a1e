"""The cluster's first configuration, written before its first start.

A CIB that is there from the beginning spares the 20 s of a first election and
the seconds that loading it by crm would take.
"""
from xml.sax.saxutils import quoteattr

from cloudkit import layout

PROPERTIES = {
    "stonith-enabled": "true",
    "stonith-timeout": "20s",
    "no-quorum-policy": "stop",
    "cluster-recheck-interval": "60s",
    "priority-fencing-delay": "0",
    # The first election waits for the others this long; 20 s by default.
    "dc-deadtime": "2s",
    # Two cores run a whole cloud: a high load is no reason to hold back.
    "load-threshold": "10000%",
}
RESOURCE_DEFAULTS = {"resource-stickiness": "1", "migration-threshold": "3"}
OPERATION_DEFAULTS = {"timeout": "30s", "record-pending": "true"}


def render(computes):
    """The CIB of a cluster of all controllers and these computes."""
    resources = [_fence_device("fence-controllers", layout.CONTROLLERS),
                 _fence_device("fence-computes", computes), *map(_remote, computes)]
    constraints = [_members_only("fence-controllers"), _members_only("fence-computes")]
    return f"""<cib crm_feature_set="3.16.1" validate-with="pacemaker-3.9"
     admin_epoch="0" epoch="1" num_updates="0">
  <configuration>
    <crm_config>
      <cluster_property_set id="cib-bootstrap-options">
{_pairs("cib-bootstrap-options", PROPERTIES)}
      </cluster_property_set>
    </crm_config>
    <nodes/>
    <resources>
{"".join(resources)}    </resources>
    <constraints>
{"".join(constraints)}    </constraints>
    <rsc_defaults>
      <meta_attributes id="rsc-options">
{_pairs("rsc-options", RESOURCE_DEFAULTS)}
      </meta_attributes>
    </rsc_defaults>
    <op_defaults>
      <meta_attributes id="op-options">
{_pairs("op-options", OPERATION_DEFAULTS)}
      </meta_attributes>
    </op_defaults>
  </configuration>
  <status/>
</cib>
"""


def _fence_device(name, nodes):
    parameters = {
        "pcmk_host_list": " ".join(nodes), "pcmk_host_check": "static-list",
        "pcmk_reboot_timeout": "20s", "pcmk_off_timeout": "20s",
        # Fence several nodes at the same time: by default one waits for the other.
        "pcmk_action_limit": "-1",
    }
    return f"""      <primitive id="{name}" class="stonith" type="fence_testbed">
        <instance_attributes id="{name}-parameters">
{_pairs(f"{name}-parameters", parameters)}
        </instance_attributes>
        <operations>
          <op id="{name}-monitor" name="monitor" interval="60s" timeout="20s"/>
        </operations>
      </primitive>
"""


def _remote(node):
    """A compute host. What its monitor misses for 8 s (a cut cable) counts as lost.

    The start timeout is short because of hosts that stay off: Pacemaker tries to
    reconnect to them for that long, every few seconds, and fences nobody else
    until the attempt is over. With the usual 60 s a second failure would wait a minute.
    """
    parameters = {"server": layout.address(node), "reconnect_interval": "5"}
    return f"""      <primitive id="{node}" class="ocf" provider="pacemaker" type="remote">
        <instance_attributes id="{node}-parameters">
{_pairs(f"{node}-parameters", parameters)}
        </instance_attributes>
        <operations>
          <op id="{node}-monitor" name="monitor" interval="3s" timeout="5s"/>
          <op id="{node}-start" name="start" interval="0" timeout="6s"/>
          <op id="{node}-stop" name="stop" interval="0" timeout="60s"/>
        </operations>
      </primitive>
"""


def _members_only(device):
    return f"""      <rsc_location id="{device}-members-only" rsc="{device}">
        <rule id="{device}-members-only-rule" score="-INFINITY">
          <expression id="{device}-members-only-kind" attribute="#kind" operation="eq"
                      value="remote"/>
        </rule>
      </rsc_location>
"""


def _pairs(prefix, values):
    return "\n".join(f'          <nvpair id="{prefix}-{name}" name="{name}" '
                     f'value={quoteattr(value)}/>' for name, value in values.items())
