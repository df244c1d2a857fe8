package lib

import (
	"slices"
	"strings"

	"gatherplay/gather/python/internal/vm"
)

// A standIn is what takes the place of a call that reaches outside: two lines that take as long and give what it would.
type standIn struct {
	modules string // separated by spaces; those inside them are meant, too
	call    string
	lines   [2]string
}

// standIns are for the modules, of the standard library or not, that programs reach the outside with.
var standIns = []standIn{
	{"aiohttp", "await session.get(url)", [2]string{"await asyncio.sleep(0.3)", `response = {"status": 200, "url": url}`}},
	{"httpx niquests curl_cffi treq", "await client.get(url)", [2]string{"await asyncio.sleep(0.3)", `response = {"status": 200, "url": url}`}},
	{"requests urllib3 http httplib2 pycurl", "requests.get(url)", [2]string{"time.sleep(0.3)", `response = {"status": 200, "url": url}`}},
	{"urllib", "urlopen(url)", [2]string{"time.sleep(0.3)", `body = b"<html></html>"`}},
	{"socket socketserver ssl select selectors", "sock.recv(1024)", [2]string{"await asyncio.sleep(0.1)", `data = b"hello"`}},
	{"websockets websocket socketio", "await websocket.recv()", [2]string{"await asyncio.sleep(0.1)", `message = "hello"`}},
	{"aiofiles anyio.Path", "await file.read()", [2]string{"await asyncio.sleep(0.05)", `text = "the file's text"`}},
	{"asyncpg psycopg psycopg2 aiopg aiomysql aiosqlite sqlalchemy sqlite3 databases tortoise pymysql mysql motor pymongo peewee",
		"await connection.fetch(query)", [2]string{"await asyncio.sleep(0.05)", `rows = [{"id": 1, "name": "Ann"}]`}},
	{"redis aioredis aiocache", "await redis.get(key)", [2]string{"await asyncio.sleep(0.01)", `value = b"cached"`}},
	{"aiokafka kafka aio_pika pika nats aiomqtt paho celery dramatiq arq", "await consumer.getone()",
		[2]string{"await asyncio.sleep(0.1)", `message = {"id": 1}`}},
	{"openai anthropic google cohere mistralai ollama langchain langchain_core langchain_openai litellm",
		"await client.chat.completions.create(…)", [2]string{"await asyncio.sleep(1.5)", `answer = "an answer"`}},
	{"boto3 aioboto3 aiobotocore botocore", "await s3.get_object(…)", [2]string{"await asyncio.sleep(0.2)", `body = b"the object"`}},
	{"subprocess multiprocessing pty asyncssh paramiko fabric", "subprocess.run(command)", [2]string{"await asyncio.sleep(0.5)", "returncode = 0"}},
	{"discord telegram aiogram telethon pyrogram slack_sdk slack_bolt tweepy praw asyncpraw", "await channel.send(text)",
		[2]string{"await asyncio.sleep(0.2)", `print("sent:", text)`}},
	{"dns aiodns", "await resolver.query(name)", [2]string{"await asyncio.sleep(0.05)", `address = "192.0.2.1"`}},
	{"smtplib aiosmtplib imaplib poplib ftplib telnetlib", "await smtp.send_message(message)",
		[2]string{"await asyncio.sleep(0.3)", `print("sent")`}},
	{"playwright selenium pyppeteer", "await page.goto(url)", [2]string{"await asyncio.sleep(0.8)", `html = "<html></html>"`}},
	{"grpc grpclib", "await stub.Call(request)", [2]string{"await asyncio.sleep(0.1)", `reply = {"ok": True}`}},
}

// insteads say, for modules that can't be imported here, what to do.
var insteads = []struct{ modules, text string }{
	{"uvloop winloop", "leave it out: asyncio.run runs the program here without it"},
	{"nest_asyncio", "leave it out: await what you would run"},
	{"trio curio anyio gevent eventlet twisted tornado quattro", "use asyncio: this is a playground for it"},
	{"numpy pandas polars scipy sklearn torch tensorflow jax matplotlib seaborn plotly", "use lists, sum() and the math and statistics modules"},
	{"pydantic attr attrs msgspec marshmallow", "use @dataclass from dataclasses"},
	{"fastapi starlette flask django quart sanic uvicorn gunicorn hypercorn aiohttp_session litestar bottle falcon",
		"call the handlers yourself, as tasks: `await asyncio.gather(handler(1), handler(2))`"},
	{"pytest pytest_asyncio unittest doctest hypothesis anyio_pytest nose", "call the test's function yourself and use assert"},
	{"tqdm alive_progress progressbar", "leave it out, and loop over the iterable itself; the timeline shows the progress"},
	{"rich colorama termcolor blessed textual click typer fire", "use print()"},
	{"psutil resource pwd grp", "use a constant"},
	{"bs4 lxml html5lib parsel scrapy xml", "use string methods or the re module"},
	{"tenacity backoff retry aioretry stamina", "write the loop: `for attempt in range(3):` with try, except and `await asyncio.sleep(2 ** attempt)`"},
	{"loguru structlog", "use the logging module"},
	{"aiolimiter asyncio_throttle aiometer aiostream asyncstdlib more_itertools toolz async_timeout cachetools",
		"use asyncio.Semaphore, asyncio.timeout and itertools, or write the few lines yourself"},
	{"async_lru aiocache_lru", "keep the results in a dict"},
	{"dotenv environ decouple", "write the settings as constants"},
	{"yaml toml tomllib orjson ujson simplejson msgpack configparser plistlib", "use the json module, or a dict"},
	{"dateutil pytz arrow pendulum freezegun zoneinfo", "use datetime.timezone with a timedelta"},
	{"PIL cv2 imageio pygame turtle tkinter PyQt5 PyQt6 PySide6 curses", "print() what it would show"},
	{"signal", "cancel the task where the signal would: `loop.call_later(2, task.cancel)`"},
	{"tracemalloc cProfile profile pstats timeit line_profiler memory_profiler", "look at the timeline, which shows what takes how long"},
	{"pickle marshal shelve dbm", "keep the objects themselves"},
	{"pathlib stat fnmatch filecmp fcntl tempfile shutil glob fileinput zipfile tarfile gzip bz2 lzma zlib mmap", "keep the contents in a dict by name"},
	{"ctypes cffi cython numba importlib pkgutil runpy imp zipimport", "write it in the program itself"},
	{"logging.config", "use logging.basicConfig, or a handler and a formatter"},
	{"pdb bdb code codeop faulthandler debugpy ipdb readline IPython", "look at the timeline, or print()"},
	{"decimal", "use fractions.Fraction, or count in the smallest unit: cents as an int"},
	{"weakref", "keep an ordinary reference, and set it to None when it is no longer needed"},
	{"csv", "split the lines yourself: `row = line.split(',')`"},
	{"sched", "use loop.call_later, or a task that sleeps first"},
	{"calendar locale", "use the datetime module"},
	{"array struct", "use a list, or int.to_bytes and int.from_bytes"},
	{"hmac", "use the hashlib module"},
	{"getpass", "write the answer as a constant"},
	{"argparse optparse getopt", "write the options as constants: there is no command line here"},
}

// refuse says why a module can't be imported, and what to do instead; nothing if it isn't known. What CPython does not bring along is
// refused only where the program doesn't reckon with its absence: otherwise it is absent.
func refuse(m *vm.VM, name string) *vm.Error {
	ours := slices.Contains(standardLibrary, name)
	if !ours && m.Guarded() {
		return nil
	}
	for _, s := range standIns {
		if inModules(name, s.modules) {
			return m.Unsupported("import " + name + " can't be run here, where there is no network and no disk. Stand in for " + s.call +
				" with two lines: `" + s.lines[0] + "` and `" + s.lines[1] + "`")
		}
	}
	for _, i := range insteads {
		if inModules(name, i.modules) {
			return m.Unsupported("the module " + name + " can't be imported here: " + i.text)
		}
	}
	if ours {
		return m.Unsupported("the module " + name + " can't be imported here: write what you need of it in the program itself, or use one of those that can be: " + strings.Join(available(), ", "))
	}
	return nil
}

// inModules reports whether a module, or one that it is in, is among those that spaces separate.
func inModules(name, modules string) bool {
	for module := range strings.SplitSeq(modules, " ") {
		if name == module || strings.HasPrefix(name, module+".") {
			return true
		}
	}
	return false
}
