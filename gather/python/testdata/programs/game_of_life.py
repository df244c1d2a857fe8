import asyncio


class Board:
    def __init__(self, text):
        self.cells = {(x, y) for y, row in enumerate(text.split()) for x, c in enumerate(row) if c == "#"}
        self.size = len(text.split())

    def neighbours(self, x, y):
        return sum((x + dx, y + dy) in self.cells for dx in (-1, 0, 1) for dy in (-1, 0, 1) if dx or dy)

    async def alive(self, x, y):
        await asyncio.sleep(0)
        n = self.neighbours(x, y)
        return n == 3 or n == 2 and (x, y) in self.cells

    async def step(self):
        places = [(x, y) for y in range(self.size) for x in range(self.size)]
        states = await asyncio.gather(*(self.alive(x, y) for x, y in places))
        self.cells = {place for place, alive in zip(places, states) if alive}

    def __str__(self):
        return "\n".join("".join(".#"[(x, y) in self.cells] for x in range(self.size)) for y in range(self.size))


async def main():
    board = Board(".#... ..#.. ###.. ..... .....")
    for generation in range(3):
        print(f"generation {generation}\n{board}")
        await board.step()


asyncio.run(main())
