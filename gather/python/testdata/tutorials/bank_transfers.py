"""Race conditions and locks, on a bank's accounts."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from fractions import Fraction


class InsufficientFunds(Exception):
    def __init__(self, account: Account, amount: int) -> None:
        super().__init__(f"{account.owner} has {account.balance}, needs {amount}")


class Account:
    __slots__ = ("owner", "balance", "lock")

    def __init__(self, owner: str, balance: int) -> None:
        self.owner = owner
        self.balance = balance
        self.lock = asyncio.Lock()

    def __lt__(self, other: Account) -> bool:
        return self.owner < other.owner

    def __repr__(self) -> str:
        return f"<{self.owner}: {self.balance}>"


@asynccontextmanager
async def locked(*accounts: Account):
    taken = []
    try:
        for account in sorted(accounts):
            await account.lock.acquire()
            taken.append(account)
        yield
    finally:
        while taken:
            taken.pop().lock.release()


async def unsafe(a: Account, b: Account, amount: int) -> None:
    before = a.balance
    await asyncio.sleep(0)  # somebody else runs
    a.balance = before - amount
    b.balance += amount


async def safe(a: Account, b: Account, amount: int) -> None:
    async with locked(a, b):
        if a.balance < amount:
            raise InsufficientFunds(a, amount)
        before = a.balance
        await asyncio.sleep(0.01)
        a.balance = before - amount
        b.balance += amount


async def scenario(transfer) -> None:
    ann, bob = Account("ann", 100), Account("bob", 100)
    jobs = [transfer(ann, bob, 30), transfer(bob, ann, 20), transfer(ann, bob, 30), transfer(ann, bob, 60)]
    results = await asyncio.gather(*jobs, return_exceptions=True)
    failures = [r for r in results if r is not None]
    print(f"{transfer.__name__}: {ann} {bob} total {ann.balance + bob.balance}")
    for failure in failures:
        print("   ", type(failure).__qualname__, "-", failure)


async def interest(account: Account, rate: Fraction) -> Fraction:
    async with account.lock:
        await asyncio.sleep(1)
        return (account.balance * rate).limit_denominator(100)


async def main() -> None:
    await scenario(unsafe)
    await scenario(safe)
    print(await interest(Account("cleo", 1234), Fraction("0.0375")))
    try:
        Account("dan", 1).currency = "EUR"
    except AttributeError as e:
        print(e)


asyncio.run(main())
