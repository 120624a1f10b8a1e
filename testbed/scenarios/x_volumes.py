"""Instances that have volumes, and that run on one: by real Cinder."""
from cloudkit.nova import HOST

from proof import cinder, claims
from proof.runner import scenario

FAILED = "compute1"


@scenario("x", "volumes go with their instances, each attached once, also after the host is back")
def volumes(world):
    with cinder.running(world) as volumes:
        try:
            attached = _with_volume(world, volumes)
            attached.update(_on_volume(world, volumes))
            killed = world.pull_plug(FAILED)
            document = world.recovered(FAILED, killed)

            claims.equal(document["phase"], "recovered", "phase of the recovery")
            claims.once(claims.saved(world, list(attached), FAILED), list(attached))
            _follow(world, volumes, attached)
            claims.closed(world, FAILED, killed, world.returned(FAILED, killed))
            _follow(world, volumes, attached)
        finally:
            world.nova.delete_all()  # it asks Cinder


def _with_volume(world, volumes):
    """An instance that has a volume beside its own disk, with it."""
    volume = volumes.create()
    server = world.boot(1, FAILED)[0]
    world.nova.call("POST", f"/servers/{server}/os-volume_attachments",
                    {"volumeAttachment": {"volumeId": volume}})
    _await_attached(world, volumes, server, volume)
    return {server: volume}


def _on_volume(world, volumes):
    """An instance that has no disk but a volume, with it."""
    volume = volumes.create(bootable=True)
    server = world.nova.create(host=FAILED, imageRef="", block_device_mapping_v2=[{
        "source_type": "volume", "destination_type": "volume", "boot_index": 0,
        "uuid": volume}])[0]
    world.nova.wait_active([server])
    _await_attached(world, volumes, server, volume)
    return {server: volume}


def _await_attached(world, volumes, server, volume):
    world.await_true(lambda: volumes.attachments(volume) == [(server, FAILED)], 60,
                     f"volume {volume} to be attached to {server}")


def _follow(world, volumes, attached):
    for server, volume in attached.items():
        claims.equal((volumes.volume(volume)["status"], volumes.attachments(volume)),
                     ("in-use", [(server, world.nova.server(server)[HOST])]),
                     f"state and attachments of volume {volume}")
