"""A disk whose power can be cut: ext4 in a file, stopped without flushing anything.

The file system is told to shut down at once (``FS_IOC_SHUTDOWN`` without its log), as
file-system developers test recovery: what the kernel had not yet written to the device
is gone, and mounting again replays the log of the file system. Needs root and a loop
device. What had reached the device is taken to be there: a drive that lies about its
own cache is not simulated.
"""

import fcntl
import os
import shutil
import struct
import subprocess
from pathlib import Path

_SHUTDOWN = 0x8004587D
_WITHOUT_LOG = 2
_SIZE = 32 * 2**20
_NEEDED = ("mkfs.ext4", "mount", "umount", "chattr")


class NoDiskError(Exception):
    """This machine does not let us make such a disk; the message says why."""


class Disk:
    """A small ext4 file system in a file.

    Attributes:
        folder: Where it is mounted.
    """

    def __init__(self, place: Path) -> None:
        if os.geteuid() != 0:
            message = "needs root, to mount a loop device"
            raise NoDiskError(message)
        missing = [name for name in _NEEDED if shutil.which(name) is None]
        if missing:
            message = f"needs {', '.join(missing)}"
            raise NoDiskError(message)
        self.image = place / "disk.img"
        self.folder = place / "disk"
        self.folder.mkdir()
        with self.image.open("wb") as file:
            file.truncate(_SIZE)
        run("mkfs.ext4", "-q", "-F", str(self.image))
        self.plug_in()

    def plug_in(self) -> None:
        """Mount it; the file system recovers from its own log."""
        run("mount", "-t", "ext4", "-o", "loop", str(self.image), str(self.folder))

    def cut(self) -> None:
        """Cut the power: nothing that is not on the device will ever be."""
        descriptor = os.open(self.folder, os.O_RDONLY)
        try:
            fcntl.ioctl(descriptor, _SHUTDOWN, struct.pack("I", _WITHOUT_LOG))
        finally:
            os.close(descriptor)

    def unplug(self) -> None:
        """Take it off; what is not on the device is forgotten after a cut."""
        run("umount", str(self.folder))


def run(*command: str) -> None:
    """Run a command of the system.

    Raises:
        NoDiskError: It refuses; the message says why.
    """
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        message = f"{command[0]} says: {done.stderr.strip()}"
        raise NoDiskError(message)
