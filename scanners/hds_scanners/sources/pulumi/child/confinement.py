"""Keep a program that is not ours to its own folder: no network, no other process, bounded time, memory and files.

Two layers. Where the system allows it the parent starts us in namespaces of our own (no network, no way back to other
processes). Everywhere, limits of the system and an audit hook of the interpreter refuse what a program that only
declares resources does not need; the hook stops honest programs with a clear reason, the namespaces stop the others.
"""

from __future__ import annotations

import os
import resource
import socket
import struct
import sys
from typing import Any

_MEBIBYTE = 1024 * 1024
_SECONDS, _MEMORY, _FILE, _FILES = 60, 4096 * _MEBIBYTE, 32 * _MEBIBYTE, 1024
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
# Read by the interpreter and its libraries on the way: time zones, certificates, types of files, the machine's shape.
_SYSTEM = ("/usr/", "/lib", "/etc/ssl", "/etc/pki", "/etc/mime.types", "/etc/localtime", "/etc/hosts", "/etc/nsswitch",
           "/etc/resolv.conf", "/etc/host.conf", "/etc/gai.conf", "/dev/null", "/dev/urandom", "/proc/self", "/proc/cpuinfo",
           "/proc/meminfo", "/proc/stat", "/sys/devices/system/cpu", "/sys/fs/cgroup", "/opt/homebrew", "/System")  # fmt: skip
_PROCESSES = frozenset(
    {"os.fork", "os.forkpty", "os.exec", "os.posix_spawn", "os.spawn", "os.startfile", "os.system", "subprocess.Popen",
     "pty.spawn"}
)  # fmt: skip
_CHANGES = frozenset(
    {"os.remove", "os.rename", "os.rmdir", "os.link", "os.symlink", "os.chmod", "os.chown", "os.truncate", "os.mkdir",
     "os.utime", "os.setxattr"}
)  # fmt: skip


class Refused(PermissionError):
    """The program asked for something that declaring resources does not need."""


def limit(*, reserves: bool = False) -> None:
    """Bound what the process may take from the machine; `reserves`: it claims far more addresses than it uses."""
    for what, most in (
        (resource.RLIMIT_CPU, _SECONDS),
        (resource.RLIMIT_DATA if reserves else resource.RLIMIT_AS, _MEMORY),
        (resource.RLIMIT_FSIZE, _FILE),
        (resource.RLIMIT_NOFILE, _FILES),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(what)
        bound = most if hard == resource.RLIM_INFINITY else min(most, hard)
        try:
            resource.setrlimit(what, (bound, bound))
        except (ValueError, OSError):
            continue


def raise_loopback() -> None:
    """In a network of our own even the loopback is down at first; the SDK listens on it for transforms."""
    try:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
            import fcntl  # noqa: PLC0415 - not on every system

            fcntl.ioctl(any_socket, 0x8914, struct.pack("16sH14s", b"lo", 0x1 | 0x40, b""))  # SIOCSIFFLAGS: up, running
    except (ImportError, OSError):
        return


def confine(readable: list[str], writable: list[str]) -> None:
    """From here on refuse other processes, the network, and files outside the folders; there is no way back."""
    roots = [os.path.realpath(path) for path in readable if path]
    own = [os.path.realpath(path) for path in writable]

    def inside(path: str, folders: list[str]) -> bool:
        return any(path == folder or path.startswith(folder.rstrip(os.sep) + os.sep) for folder in folders)

    def may_read(path: str) -> bool:
        return inside(path, roots) or inside(path, own) or path.startswith(_SYSTEM) or not os.path.exists(path)

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        if event == "open":
            path, mode, flags = arguments
            if not isinstance(path, (str, bytes)):
                return
            real = os.path.realpath(os.fsdecode(path))
            writes = bool((flags or 0) & _WRITING) or (isinstance(mode, str) and any(sign in mode for sign in "wax+"))
            if writes and not inside(real, own) and real != os.devnull:
                raise Refused("it writes files")
            if not writes and not may_read(real):
                raise Refused("it reads files outside the project")
        elif event in _PROCESSES:
            raise Refused("it starts other programs")
        elif event in _CHANGES:
            path = arguments[0]
            if isinstance(path, (str, bytes)) and not inside(os.path.realpath(os.fsdecode(path)), own):
                raise Refused("it changes files")
        elif event in {"socket.connect", "socket.sendto"}:
            address = arguments[1]
            local = isinstance(address, (str, bytes)) or (
                isinstance(address, tuple) and address[0] in {"127.0.0.1", "::1"}
            )
            if not local:
                raise Refused("it uses the network")
        elif event == "socket.getaddrinfo" and arguments[0] not in {None, "localhost", "127.0.0.1", "::1"}:
            raise Refused("it uses the network")

    sys.addaudithook(hook)
