import asyncio


async def count_words(name, text):
    await asyncio.sleep(1)
    return {"name": name, "words": len(text.split())}


async def main():
    poems = [
        ("haiku", "an old silent pond"),
        ("couplet", "so long as men can breathe or eyes can see"),
        ("telegram", "arriving friday stop"),
    ]
    counts = await asyncio.gather(*(count_words(name, text) for name, text in poems))
    for count in counts:
        print(f"{count['name']:>8} has {count['words']} words")


asyncio.run(main())
