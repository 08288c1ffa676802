#!/usr/bin/env python3
"""Many slow visitors at one api process, and then ten times as many as it can serve. What it does meanwhile to everybody else.

    infra/load/storm.py --mongo mongodb://127.0.0.1:27017/?replicaSet=rs0 [--slow 200] [--crowd 2000] [--seconds 60]

Needs a JDK 25 (JAVA_HOME), api/target/gevraagd.jar and a MongoDB, about 4 minutes, and files enough (ulimit -n). Everything stays on
the loopback. Visitors are 20 a second, who look for a council, read one, and sign up.

  slow     so many connections send one byte a second, half of them in the head of a request and half in its body (R-06)
  crowd    so many connections sign up as fast as they are answered (R-69)

Says how long visitors wait before, during and after. Exits 1
  - when a slow one was not closed after 20 s, or one visitor in twenty waited longer than 300 ms for them;
  - when the crowd heard anything but a good answer or 429 or 503 with Retry-After;
  - when the process ended, ran out of memory, or visitors wait longer 30 s after the crowd than twice as long as before (300 ms at most).
"""
import argparse, asyncio, collections, http.client, itertools, json, pathlib, re, shutil, statistics, sys, tempfile, time

from local import JAR, demo, named, start, wait

arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
arguments.add_argument('--mongo', required=True)
arguments.add_argument('--slow', type=int, default=200)
arguments.add_argument('--crowd', type=int, default=2000)
arguments.add_argument('--seconds', type=int, default=60)
arguments.add_argument('--jar', type=pathlib.Path, default=JAR)
arguments.add_argument('--port', type=int, default=28600)
options = arguments.parse_args()

work = pathlib.Path(tempfile.mkdtemp(prefix='storm-'))
uri = named(options.mongo, f'storm_{int(time.time())}')
api = start(options.jar, work, options.port, demo(uri, work))
numbers = itertools.count()
SEARCH = '{ municipalities(search: "den bosch", first: 8) { edges { node { code name } } } }'
COUNCIL = '{ municipality(code: "GM0344") { name branches(first: 20) { edges { node { name } } } } }'
SIGN_UP = 'mutation($i: SignUpInput!) { signUp(input: $i) { __typename } }'


def head(length):
    return f'POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n\r\n'.encode()


def form():
    number = next(numbers)
    person = {'name': f'Nummer {number}', 'email': f'nummer{number}@voorbeeld.example', 'municipality': 'GM0344', 'eighteenOrOlder': True,
              'idempotencyKey': f'storm-{number}', 'consents': [{'purpose': 'CAMPAIGN_CONTACT', 'textVersion': version}]}
    return json.dumps({'query': SIGN_UP, 'variables': {'i': person}}).encode()


async def answer(reader):
    """Status, headers in one text, and body."""
    said = (await reader.readuntil(b'\r\n\r\n')).decode()
    length = re.search(r'content-length: (\d+)', said, re.I)
    if length:
        body = await reader.readexactly(int(length.group(1)))
    else:  # in parts
        body = b''
        while size := int(await reader.readline(), 16):
            body += (await reader.readexactly(size + 2))[:-2]
        await reader.readline()
    return int(said.split()[1]), said, body


async def visit(waits, wrong):
    body = (json.dumps({'query': SEARCH}).encode(), json.dumps({'query': COUNCIL}).encode(), form())[next(numbers) % 3]
    began = time.monotonic()
    try:
        reader, writer = await asyncio.wait_for(asyncio.open_connection('127.0.0.1', options.port), 15)
        writer.write(head(len(body)) + body)
        status, _, said = await asyncio.wait_for(answer(reader), 15)
        writer.close()
        if status != 200 or b'"errors"' in said:
            wrong[f'{status}'] += 1
    except (OSError, asyncio.IncompleteReadError, TimeoutError) as broken:
        wrong[type(broken).__name__] += 1
    waits.append(1000 * (time.monotonic() - began))


async def visitors(seconds):
    """20 a second, each on time, however long those before them wait."""
    waits, wrong, under_way, began = [], collections.Counter(), [], time.monotonic()
    for i in range(seconds * 20):
        await asyncio.sleep(max(0, began + i / 20 - time.monotonic()))
        under_way.append(asyncio.create_task(visit(waits, wrong)))
    await asyncio.gather(*under_way)
    return waits, wrong


def quantile(waits, share):
    return sorted(waits)[min(len(waits) - 1, int(share * len(waits)))]


def tell(when, waits, wrong):
    print(f'visitors {when}: p50 {statistics.median(waits):.0f} ms, p95 {quantile(waits, .95):.0f} ms, longest {max(waits):.0f} ms; not served: {dict(wrong)}', flush=True)
    return quantile(waits, .95)


async def slow_one(i, lasted):
    """One byte a second, until it is sent away."""
    began = time.monotonic()
    reader, writer = await asyncio.open_connection('127.0.0.1', options.port)
    if i % 2:
        writer.write(head(500))
    closed = asyncio.create_task(reader.read())
    try:
        while not closed.done() and time.monotonic() - began < 60:
            writer.write(b'{' if i % 2 else b'P')
            await writer.drain()
            await asyncio.wait([closed], timeout=1)
    except OSError:
        closed.cancel()
    lasted.append(time.monotonic() - began)
    writer.close()


async def one_of_the_crowd(until, heard):
    while time.monotonic() < until:
        try:
            reader, writer = await asyncio.wait_for(asyncio.open_connection('127.0.0.1', options.port), 30)
            while time.monotonic() < until:
                body = form()
                writer.write(head(len(body)) + body)
                status, said, body = await asyncio.wait_for(answer(reader), 30)
                waits = status in (429, 503) and 'retry-after:' in said.lower()
                heard[f'{status}' + (' with Retry-After' if waits else '') + (' with errors' if status == 200 and b'"errors"' in body else '')] += 1
                if waits:
                    await asyncio.sleep(1)
                if 'connection: close' in said.lower():
                    break
            writer.close()
        except (OSError, asyncio.IncompleteReadError, TimeoutError) as broken:
            heard[type(broken).__name__] += 1
            await asyncio.sleep(1)


async def storm():
    await visitors(20)  # gets it warm
    before = tell('before', *await visitors(20))
    lasted, beside = [], asyncio.create_task(visitors(25))
    await asyncio.gather(*(slow_one(i, lasted) for i in range(options.slow)))
    during = tell(f'beside {options.slow} slow ones', *await beside)
    print(f'slow ones were sent away after {min(lasted):.0f} to {max(lasted):.0f} s')
    heard, until = collections.Counter(), time.monotonic() + options.seconds
    crowd = [asyncio.create_task(one_of_the_crowd(until, heard)) for _ in range(options.crowd)]
    beside = asyncio.create_task(visitors(options.seconds))
    await asyncio.gather(*crowd)
    tell(f'beside a crowd of {options.crowd}', *await beside)
    print(f'the crowd heard: {dict(heard)}')
    await asyncio.sleep(30)
    waits, unserved = await visitors(20)
    after = tell('30 s after', waits, unserved)
    good = {'200', '429 with Retry-After', '503 with Retry-After'}
    log = (work / f'log-{options.port}').read_text()
    return {
        'a slow one that was let in for longer than 20 s': max(lasted) > 20,
        'visitors that waited for slow ones': during > 300,
        'something else that the crowd heard': set(heard) - good,
        'a process that ended': api.poll() is not None,
        'memory that ran out': 'OutOfMemory' in log,
        'visitors that still wait': unserved or after > max(300, 2 * before),
    }


wait(api, work, options.port)
connection = http.client.HTTPConnection('127.0.0.1', options.port, timeout=20)
connection.request('POST', '/graphql', json.dumps({'query': '{ consentTexts(locale: "nl") { version } }'}), {'Content-Type': 'application/json'})
version = json.loads(connection.getresponse().read())['data']['consentTexts'][0]['version']
wrong = {what: is_so for what, is_so in asyncio.run(storm()).items() if is_so}
api.terminate()
api.wait(60)
for what, how in wrong.items():
    print(f'WRONG: {what}: {how}')
print('NOT GOOD: see ' + str(work) if wrong else 'GOOD')
if not wrong:
    shutil.rmtree(work)
sys.exit(1 if wrong else 0)
