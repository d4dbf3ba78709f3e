"""The table run over accounts and regions: bounded threads, and what was gathered kept when the user interrupts."""

from __future__ import annotations

import contextlib
import queue
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from hds_scanners.sources.aws.account import Api, NotEstablishedError, StoppedError, latest
from hds_scanners.sources.aws.gathered import Fact, Gathered, Unestablished, Unreached
from hds_scanners.sources.aws.kind import Kind, Scope
from hds_scanners.sources.aws.problem import Problem, Reason
from hds_scanners.sources.aws.services.inspectors import without_idle_watchers
from hds_scanners.sources.aws.services.machines import without_idle_switches
from hds_scanners.sources.aws.services.object_stores import without_needless_switches

if TYPE_CHECKING:
    from hds_scanners.sources.aws.account import Account
    from hds_scanners.sources.aws.kind import Found

WORKERS = 16
_PATIENCE_AT_END = 2.0
"""Seconds that running calls get when the user interrupts."""


@dataclass(slots=True)
class _Task:
    account: Account
    kind: Kind
    region: str
    run: Callable[[], Iterator[Found]]
    api: Api
    listing: bool
    """Whether the task lists a kind, or reads the details of one thing."""
    facts: list[Fact] = field(default_factory=list)
    later: list[Callable[[], Iterator[Found]]] = field(default_factory=list)
    problem: Problem | None = None
    """Why it was not established what there is."""
    types: tuple[str, ...] = ()
    """Of what, where that is not the whole kind."""
    stopped: bool = False


Progress = Callable[[int, int], None]


def gather(
    accounts: Sequence[Account],
    *,
    kinds: Sequence[Kind] | None = None,
    workers: int = WORKERS,
    progress: Progress | None = None,
) -> list[Gathered]:
    """All facts of the accounts, of all kinds that their hosts have by default. An interrupt ends it early: what was gathered till then is given, marked as partial."""
    run = _Run(accounts, kinds, progress)
    try:
        run.work(workers)
    except KeyboardInterrupt:
        # Who interrupts again does not want to wait for what is under way.
        with contextlib.suppress(KeyboardInterrupt):
            run.end()
    return [run.settled(account) for account in accounts]


class _Run:
    def __init__(self, accounts: Sequence[Account], kinds: Sequence[Kind] | None, progress: Progress | None) -> None:
        # Details before further lists: so that a client can go as soon as all of its kind has been read.
        self.waiting: queue.PriorityQueue[tuple[int, int, _Task | None]] = queue.PriorityQueue()
        self.users: Counter[tuple[int, str, str]] = Counter()
        # In how many regions a service of an account is still needed.
        self.regions: Counter[tuple[int, str]] = Counter()
        self.lock = threading.Lock()
        self.finished: queue.SimpleQueue[_Task] = queue.SimpleQueue()
        self.accounts = accounts
        self.progress = progress
        self.total = self.done = 0
        self.partial = False
        self.by_account: dict[int, list[_Task]] = defaultdict(list)
        self.submitted: dict[int, list[_Task]] = defaultdict(list)
        # Region after region within a kind, so that neighbouring calls go to different interfaces.
        for account in accounts:
            for kind in account.interface.kinds if kinds is None else kinds:
                for region in _regions(kind, account):
                    self.submit(_listing(account, kind, region))

    def submit(self, task: _Task) -> None:
        self.total += 1
        self.submitted[id(task.account)].append(task)
        for client in _clients(task):
            self.regions[client[:2]] += not self.users[client]
            self.users[client] += 1
        self.waiting.put((1 if task.listing else 0, self.total, task))

    def work(self, workers: int) -> None:
        """Run all tasks, and those that they lead to."""
        threads = [threading.Thread(target=self._worker, daemon=True) for _ in range(min(workers, max(1, self.total)))]
        for thread in threads:
            thread.start()
        try:
            while self.done < self.total:
                with contextlib.suppress(queue.Empty):
                    self._collect(self.finished.get(timeout=0.25))
                if self.progress:
                    self.progress(self.done, self.total)
        finally:
            for _ in threads:
                self.waiting.put((2, 0, None))

    def end(self) -> None:
        """After an interrupt: no more calls, and a moment for those that are under way."""
        self.partial = True
        for account in self.accounts:
            account.calls.stop.set()
        until = time.monotonic() + _PATIENCE_AT_END
        while time.monotonic() < until:
            try:
                self._collect(self.finished.get(timeout=0.1))
            except queue.Empty:
                if self.waiting.empty():
                    break

    def _worker(self) -> None:
        while (task := self.waiting.get()[2]) is not None:
            if task.account.stopped:
                task.stopped = True
            else:
                _perform(task)
            self._follow(task)
            self.finished.put(task)

    def _follow(self, task: _Task) -> None:
        """Submit the details that a task leads to, and let go the clients that nothing needs any more.

        In the worker: with many of them the collecting thread seldom gets its turn, and clients would pile up.
        """
        with self.lock:
            for run in task.later:
                self.submit(_Task(task.account, task.kind, task.region, run, task.api, listing=False))
            task.later = []
            idle = []
            ended = []
            for client in _clients(task):
                self.users[client] -= 1
                if not self.users[client]:
                    idle.append(client)
                    self.regions[client[:2]] -= 1
                    if not self.regions[client[:2]]:
                        ended.append(client[1])
        for _, service, region in idle:
            task.account.release(service, region)
        for service in ended:
            task.account.forget(service)

    def _collect(self, task: _Task) -> None:
        self.done += 1
        self.by_account[id(task.account)].append(task)

    def _unreached(self, account: Account) -> list[Unreached]:
        """Kinds that were not read to the end, by region."""
        read = {id(task) for task in self.by_account[id(account)] if not task.stopped}
        found = {
            (task.kind.hidden, task.kind.calls[0].service, task.region if task.kind.scope is Scope.REGION else "")
            for task in self.submitted[id(account)]
            if id(task) not in read
        }
        return [Unreached(*key) for key in sorted(found)]

    def settled(self, account: Account) -> Gathered:
        """What the tasks of one account found, put in order."""
        tasks = self.by_account[id(account)]
        result = Gathered(
            account.id,
            account.name,
            account.partition,
            account.host,
            ", ".join(sorted(set(account.endpoints.values()))),
            account.regions,
            partial=self.partial or any(task.stopped for task in tasks),
        )
        closed = result.closed_regions = _closed(tasks)
        told = [task for task in tasks if task.kind.scope is not Scope.REGION or task.region not in closed]
        for task in told:
            result.facts += task.facts
        result.problems = account.problems + [
            one for api in {id(task.api): task.api for task in tasks}.values() for one in api.problems
        ]
        result.facts = without_needless_switches(without_idle_watchers(without_idle_switches(result.facts)))
        # What bears its own address comes before what completes it: its place is judged at the first.
        result.facts.sort(
            key=lambda fact: (fact.address, not _bears_own_address(fact), fact.type, fact.name, fact.region or "")
        )
        if result.partial:
            result.unreached = self._unreached(account)
        result.unestablished = _unestablished(told, account, len(account.regions) - len(closed))
        return result


def _bears_own_address(fact: Fact) -> bool:
    own = (fact.attributes.get("arn"), fact.attributes.get("id"))
    # An argument that was refused is no string, and refuses to be compared.
    return any(isinstance(name, str) and name == fact.address for name in own)


def _clients(task: _Task) -> set[tuple[int, str, str]]:
    """The clients that a task may use."""
    return {(id(task.account), call.service, task.region) for call in task.kind.calls}


def _regions(kind: Kind, account: Account) -> Iterable[str]:
    if account.endpoints:
        # Other hosts list in each region what is there, buckets too.
        return [region for service, region in account.endpoints if service == kind.calls[0].service]
    if kind.scope is Scope.REGION:
        return account.regions
    return (kind.scope.value,) if kind.scope is Scope.OREGON and account.partition == "aws" else (account.home,)


def _listing(account: Account, kind: Kind, region: str) -> _Task:
    api = Api(account, region, frozenset(kind.calls))
    return _Task(account, kind, region, lambda: kind.gather(api), api, listing=True)


def _perform(task: _Task) -> None:
    try:
        for found in task.run():
            if isinstance(found, Fact):
                if found.region is None:
                    found.region = task.region
                task.facts.append(found)
            else:
                task.later.append(found)
    except NotEstablishedError as missing:
        task.problem = missing.problem
        task.types = (missing.call.lists,) if missing.call.lists else ()
    except StoppedError:
        task.stopped = True
    except Exception as error:  # noqa: BLE001 - an answer of another shape than documented must not end the audit
        # No more than the name of what was missing: texts of errors quote what was answered.
        member = f": {error.args[0]}" if isinstance(error, KeyError) and error.args else ""
        detail = f"unexpected answer: {type(error).__name__}{member}"
        call = latest() or task.kind.calls[0]
        task.problem = Problem(call.action, task.region, Reason.FAILED, detail)
        task.api.problems.append(task.problem)


def _closed(tasks: Iterable[_Task]) -> dict[str, Problem]:
    """Regions in which no list was given, as a policy that forbids regions does, each with one of the refusals."""
    asked: dict[str, list[_Task]] = defaultdict(list)
    for task in tasks:
        if task.listing and task.kind.scope is Scope.REGION:
            asked[task.region].append(task)
    return {
        region: refusals[0]
        for region, listings in asked.items()
        if all(
            task.api.problems and all(one.reason in (Reason.DENIED, Reason.NOT_OFFERED) for one in task.api.problems)
            for task in listings
        )
        # What a region does not offer refuses nothing.
        and len(refusals := [one for task in listings for one in task.api.problems if one.reason is Reason.DENIED]) > 1
    }


def _unestablished(tasks: Iterable[_Task], account: Account, regions: int) -> list[Unestablished]:
    # What AWS, or an emulator, does not have in a region, there is nothing of; other hosts are not known as well.
    nothing = Reason.NOT_OFFERED if account.host == "aws" else None
    found = []
    for task in tasks:
        if task.problem is not None and task.problem.reason is not nothing:
            region = task.region if task.kind.scope is Scope.REGION or account.endpoints else ""
            service = task.problem.action.partition(":")[0]
            found.append(Unestablished(task.types or task.kind.types, service, region, task.problem))
    return list(_merged(found, regions))


def _merged(found: list[Unestablished], regions: int) -> Iterator[Unestablished]:
    """What could be listed in no region at all is said once."""
    by_types: dict[tuple[tuple[str, ...], str, Reason], list[Unestablished]] = defaultdict(list)
    for item in found:
        by_types[item.types, item.problem.action, item.problem.reason].append(item)
    for items in by_types.values():
        if len(items) > 1 and len(items) >= regions:
            first = items[0]
            yield Unestablished(first.types, first.service, "*", first.problem)
        else:
            yield from items
