"""Serves the pack to the engine that started this process."""

from __future__ import annotations

import os
import signal
import sys
import time
from concurrent import futures
from pathlib import Path

import grpc
from pulumi.runtime.proto.analyzer_pb2_grpc import add_AnalyzerServicer_to_server

from hds_pulumi.crossguard.analyzer import Analyzer
from hds_scanners.locale_language import LANGUAGES, language_of_environment

_LARGEST_MESSAGE = 400 * 1024 * 1024
"""As the engine and its plugins agree on (rpcutil of pulumi/sdk)."""
_PATIENCE = 1.0


def serve(*, language: str | None = None, documentation: str = "") -> None:
    """Run the pack until the engine is done with it.

    Without `language`, that of `HDS_LANG`, else that of the locale. `documentation` is the address under which `docs/` is
    served, for the links from policies to the pages of rules; without it, that of `HDS_DOCUMENTATION`, else the files of the
    working tree.
    """
    parent = os.getppid()
    language = language or os.environ.get("HDS_LANG", "")
    if language not in LANGUAGES:
        language = language_of_environment(os.environ)
    options = [
        ("grpc.max_receive_message_length", _LARGEST_MESSAGE),
        ("grpc.max_send_message_length", _LARGEST_MESSAGE),
    ]
    server = grpc.server(futures.ThreadPoolExecutor(max_workers=4), options=options)
    add_AnalyzerServicer_to_server(
        Analyzer(Path.cwd(), language, documentation or os.environ.get("HDS_DOCUMENTATION", "")), server
    )
    port = server.add_insecure_port("127.0.0.1:0")
    server.start()
    # The engine ends its plugins by this signal, and shows what they write then.
    signal.signal(signal.SIGINT, lambda *_: os._exit(0))
    sys.stdout.write(f"{port}\n")
    sys.stdout.flush()
    # One that is killed ends nothing: a pack must not outlive it.
    while os.getppid() == parent:
        time.sleep(_PATIENCE)
