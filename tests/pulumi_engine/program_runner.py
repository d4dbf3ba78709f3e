"""Runs one Python program against the engine: `program_runner.py PROGRAM JOB`; the job is JSON for `Settings`."""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
import os
import runpy
import signal
import sys
import traceback
from concurrent.futures import ThreadPoolExecutor

import pulumi
from pulumi import runtime

_TOLD_ITSELF = 32


def _show(text: str) -> None:
    # The engine may already be going down.
    with contextlib.suppress(Exception):
        pulumi.log.error(text)


def main() -> int:
    program, job = sys.argv[1], json.loads(sys.argv[2])
    sys.argv = [program]
    runtime.set_all_config(runtime.get_config_env(), runtime.get_config_secret_keys_env())
    runtime.configure(runtime.Settings(**job))
    logging.getLogger("asyncio").setLevel(logging.CRITICAL)
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    loop.set_default_executor(ThreadPoolExecutor(max(job["parallel"], 1) * 4))

    async def _run() -> None:
        runpy.run_path(program, run_name="__main__")

    try:
        loop.run_until_complete(runtime.run_in_stack(_run))
    except pulumi.RunError as error:
        _show(str(error))
        return _TOLD_ITSELF
    except Exception:  # noqa: BLE001 - whatever a program raises is shown
        _show("Program failed with an unhandled exception:\n" + traceback.format_exc())
        return _TOLD_ITSELF
    return 0


if __name__ == "__main__":
    signal.signal(signal.SIGINT, lambda *_: os._exit(_TOLD_ITSELF))
    status = main()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)
