import asyncio


class Room:
    def __init__(self):
        self.members = {}

    def join(self, member):
        self.members[member.name] = member
        self.say("*", f"{member.name} joins")

    def say(self, who, text):
        print(f"{asyncio.get_running_loop().time():.1f} {who}: {text}")
        for member in self.members.values():
            if member.name != who:
                member.hear(who, text)


class Member:
    def __init__(self, name, room, delay):
        self.name, self.room, self.delay = name, room, delay
        self.replies = set()

    def hear(self, who, text):
        if text.startswith(self.name):
            task = asyncio.create_task(self.reply(who))
            self.replies.add(task)
            task.add_done_callback(self.replies.discard)

    async def reply(self, who):
        await asyncio.sleep(self.delay)
        self.room.say(self.name, f"yes, {who}?")


async def main():
    room = Room()
    for name, delay in [("ann", 1), ("bob", 0.5), ("cid", 5)]:
        room.join(Member(name, room, delay))
        await asyncio.sleep(0.1)
    room.say("ann", "bob, are you there?")
    room.say("bob", "cid, and you?")
    await asyncio.sleep(2)
    room.say("*", "closing")


asyncio.run(main())
