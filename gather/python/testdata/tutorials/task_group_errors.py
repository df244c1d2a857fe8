import asyncio
import traceback


class PaymentDeclined(Exception):
    pass


class OutOfStock(Exception):
    def __init__(self, item, left=0):
        super().__init__(item, left)
        self.item = item

    def __str__(self):
        return f"{self.item} is out of stock"


async def reserve(item):
    await asyncio.sleep(0.2)
    if item == "violin":
        raise OutOfStock(item)
    return f"reserved {item}"


async def charge(amount):
    try:
        await asyncio.sleep(0.2 if amount > 1000 else 0.5)
        if amount > 1000:
            raise PaymentDeclined(f"{amount} is too much")
        return f"charged {amount}"
    except asyncio.CancelledError:
        print("  charge: rolled back")
        raise


async def notify(who):
    try:
        await asyncio.sleep(1)
    finally:
        print(f"  notify {who}: done with it")
    return f"told {who}"


async def order(item, amount, who):
    async with asyncio.TaskGroup() as tg:
        reservation = tg.create_task(reserve(item), name="reserve")
        payment = tg.create_task(charge(amount), name="charge")
        message = tg.create_task(notify(who), name="notify")
    return [t.result() for t in (reservation, payment, message)]


async def main():
    for args in [("drum", 90, "ann"), ("violin", 90, "bob"), ("violin", 5000, "cleo"), ("flute", 2000, "dan")]:
        print(args)
        try:
            print(" ", await order(*args))
        except* OutOfStock as group:
            for e in group.exceptions:
                print("  sorry:", e, e.args)
        except* PaymentDeclined as group:
            print("  declined:", [str(e) for e in group.exceptions], "-", group.message)

    try:
        await order("violin", 9999, "eve")
    except ExceptionGroup as group:
        group.add_note("order of eve")
        matched, rest = group.split(OutOfStock)
        print(repr(matched), repr(rest), sep="\n")
        print(group.subgroup(lambda e: "stock" in str(e)))
        print(traceback.format_exception_only(group)[-1].strip())
    async with asyncio.TaskGroup() as tg:
        tg.create_task(reserve("violin"))


asyncio.run(main())
