"""How a plugin serves the engine that started it: its port on standard output, and an end when the engine ends."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from concurrent import futures
from typing import Any

import grpc

PARENT = os.getppid()
_LARGEST_MESSAGE = 400 * 1024 * 1024


def serve(add: Callable[[Any, Any], None], servicer: Any) -> None:
    """Serve until the engine interrupts this process, or is gone."""
    options = [
        ("grpc.max_receive_message_length", _LARGEST_MESSAGE),
        ("grpc.max_send_message_length", _LARGEST_MESSAGE),
    ]
    server = grpc.server(futures.ThreadPoolExecutor(16), options=options)
    add(servicer, server)
    port = server.add_insecure_port("127.0.0.1:0")
    server.start()
    signal.signal(signal.SIGINT, lambda *_: os._exit(0))
    print(port, flush=True)
    while os.getppid() == PARENT:
        time.sleep(0.5)
