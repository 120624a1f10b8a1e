"""The commands that the documents tell an operator to type, as they stand there."""
import re

from cloudkit import paths

PROGRAMS = ("masakari", "crm", "crm_mon", "crm_standby", "curl")
_INLINE = re.compile(r"`([a-z_]+ [^`\n]+)`")
_BLOCK = re.compile(r"^ *```[^\n]*\n(.*?)^ *```", re.MULTILINE | re.DOTALL)
_REMARK = re.compile(r"\s+#.*")


def commands():
    """Each once, with the documents that have it: between backticks, or a line of a block."""
    found = {}
    for document in sorted((paths.TESTBED.parent / "docs").glob("*.md")):
        text = document.read_text(encoding="utf-8")
        lines = [line.strip() for block in _BLOCK.findall(text) for line in block.splitlines()]
        for command in _INLINE.findall(_BLOCK.sub("", text)) + lines:
            if command.split(" ")[0] in PROGRAMS:
                found.setdefault(_REMARK.sub("", command), []).append(document.name)
    return found


def without_options(command):
    """`command` without what is between brackets."""
    return re.sub(r" ?\[[^]]*]", "", command)


def filled_in(command, values):
    """`command` with values for the words in capitals."""
    return re.sub(r"\b[A-Z]{2,}\b", lambda word: values.get(word[0], word[0]),
                  without_options(command))
