"""The states of jobs as an enum, with what may follow what."""
import asyncio
from enum import Enum, auto, unique


@unique
class State(Enum):
    """Where a job is."""
    PENDING = auto()
    RUNNING = auto()
    DONE = auto()
    FAILED = auto()

    @property
    def final(self):
        return self in (State.DONE, State.FAILED)

    def may_become(self, other):
        return other in TRANSITIONS[self]

    @classmethod
    def initial(cls):
        return cls.PENDING


TRANSITIONS = {
    State.PENDING: {State.RUNNING},
    State.RUNNING: {State.DONE, State.FAILED},
    State.DONE: set(),
    State.FAILED: {State.PENDING},
}


class Job:
    def __init__(self, name):
        self.name = name
        self.state = State.initial()
        self.history = [self.state.name]

    def move(self, state):
        if not self.state.may_become(state):
            raise ValueError(f"{self.name}: {self.state} -> {state!r}")
        self.state = state
        self.history.append(state.name)

    async def run(self, duration):
        self.move(State.RUNNING)
        try:
            async with asyncio.timeout(0.25):
                await asyncio.sleep(duration)
        except TimeoutError:
            self.move(State.FAILED)
        else:
            self.move(State.DONE)


async def main():
    jobs = [Job(n) for n in "abc"]
    await asyncio.gather(*(j.run(d) for j, d in zip(jobs, (0.1, 0.2, 0.3))))
    for j in jobs:
        print(j.name, j.state, j.state.value, j.state.final, "->".join(j.history))
        match j.state:
            case State.DONE:
                print("  good")
            case State.FAILED:
                print("  bad")
    counts = {}
    for j in jobs:
        counts[j.state] = counts.get(j.state, 0) + 1
    print(counts)
    try:
        jobs[0].move(State.RUNNING)
    except ValueError as error:
        print(error)
    print(State(3), State["FAILED"], len(State), State.DONE in State, list(reversed(State)))
    print(State.__doc__, State, State.DONE.name)


asyncio.run(main())
