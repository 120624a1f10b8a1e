"""Writes a node's configuration onto its disk, from the templates in `rootfs/`."""
import os
import shutil

from cloudkit import layout, paths


def install(node, disk, image):
    """Copy the files for this node's role; `image` tells the folders' owners."""
    for part in ("common", layout.role(node)):
        copy_tree(paths.ROOTFS / part, disk, node, image)
    (disk / "etc/hosts").write_text(layout.hosts_file())
    (disk / "etc/hostname").write_text(node + "\n")


def copy_tree(source, target, node, image):
    for folder, _, names in os.walk(source):
        for name in names:
            file = os.path.join(folder, name)
            relative = os.path.relpath(file, source)
            _make_parents(target, relative, image)
            (target / relative).write_text(fill_in(open(file).read(), node))
            shutil.copymode(file, target / relative)


def fill_in(text, node):
    values = {"@NODE@": node, "@IP@": layout.address(node),
              "@CONTROL@": layout.address(layout.CONTROL)}
    for placeholder, value in values.items():
        text = text.replace(placeholder, value)
    return text


def _make_parents(target, relative, image):
    """In an overlay the upper folder's mode and owner win: take them from the image's."""
    folder = ""
    for part in os.path.dirname(relative).split(os.sep):
        folder = os.path.join(folder, part)
        made, model = target / folder, image / folder
        if made.is_dir():
            continue
        made.mkdir(parents=True)
        if model.is_dir():
            shutil.copystat(model, made)
            os.chown(made, model.stat().st_uid, model.stat().st_gid)
