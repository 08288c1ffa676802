#!/usr/bin/env python3
"""Half an hour of everyday load at two api processes, while a campaign's letters leave: how long people wait, and whether anything grows (R-67).

    infra/load/held.py --mongo mongodb://127.0.0.1:27017/?replicaSet=rs0 [--minutes 30] [--campaign 20000]

Needs a JDK 25 (JAVA_HOME), api/target/gevraagd.jar, smtp-sink (Debian's postfix) and a MongoDB. Everything stays on the loopback.
40 reads a second: a council looked for by name and by postcode, a council's page, a page of leads and one lead of a recruiter, the
funnel of an analyst, and a stylesheet; and 2 sign-ups a second. Beside them so many other people sign up as the campaign says, all the
time, so that a letter to each leaves. Each request begins on time, however long those before it wait, and its wait counts from then;
those of the first minute are not counted.

Says how long people waited, and once a minute what each process has of heap after a collection, threads, open files and connections to
the database. Exits 1
  - when a request was not answered well or not made, 5 in 100 waited 250 ms or 1 in 100 waited 800 ms;
  - when a sign-up has no letter that arrived, or has two, or the outbox has anything but letters that were accepted;
  - when what a process has in the last third is over 5 % more than in the third before, on average.
"""
import argparse, collections, concurrent.futures, http.client, itertools, json, os, pathlib, re, shutil, signal, statistics, subprocess, sys, tempfile, threading, time

from local import JAR, demo, java, letters_by_state, named, sink, start, wait

READS, SIGN_UPS = 40, 2  # a second
WARM_UP = 60  # seconds that nobody's wait is counted
arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
arguments.add_argument('--mongo', required=True)
arguments.add_argument('--minutes', type=int, default=30)
arguments.add_argument('--campaign', type=int, default=20_000)
arguments.add_argument('--jar', type=pathlib.Path, default=JAR)
arguments.add_argument('--port', type=int, default=28400)
options = arguments.parse_args()

work = pathlib.Path(tempfile.mkdtemp(prefix='held-'))
uri = named(options.mongo, f'held_{int(time.time())}')
PORTS = (options.port, options.port + 2)
sink_folder = sink(work, options.port + 9)
settings = demo(uri, work, SPRING_MAIL_HOST='127.0.0.1', SPRING_MAIL_PORT=str(options.port + 9))
signal.signal(signal.SIGTERM, lambda *_: sys.exit('asked to end'))  # what it started ends with it


def send(port, method, path, body=None, cookie=None):
    connection = http.client.HTTPConnection('127.0.0.1', port, timeout=20)
    headers = {'Content-Type': 'application/json', 'X-Gevraagd': '1'} if body else {}
    connection.request(method, path, body, headers | ({'Cookie': cookie} if cookie else {}))
    response = connection.getresponse()
    said = response.read()
    connection.close()
    return response, said


def ask(query, variables=None, cookie=None, port=PORTS[0]):
    response, said = send(port, 'POST', '/graphql', json.dumps({'query': query, 'variables': variables or {}}), cookie)
    return json.loads(said)['data'], response.getheader('Set-Cookie')


def letters():
    """The letters that the sink has, as text."""
    for file in sink_folder.iterdir():
        yield file.read_text(errors='replace')


def signed_in(member):
    """The cookie of a demo's member who followed the link of their letter."""
    address = f'{member}@demo.gevraagd.example'
    ask('mutation($e: String!) { requestSignInLink(input: {email: $e}) { __typename } }', {'e': address})
    for _ in range(200):
        for text in letters():
            link = re.search(r'/inloggen#([A-Za-z0-9_-]{43})', re.sub(r'=\r?\n', '', text))
            if link and f'To: {address}' in text:
                return ask('mutation($t: String!) { signIn(token: $t) { __typename } }', {'t': link.group(1)})[1].split(';')[0]
        time.sleep(.1)
    sys.exit(f'no letter to {address}: see {work}')


def has(process, port):
    """What a process has; its heap after a collection."""
    subprocess.run([java.with_name('jcmd'), str(process.pid), 'GC.run'], stdout=subprocess.DEVNULL, check=True)
    text = send(port + 1, 'GET', '/actuator/prometheus')[1].decode()
    heap = sum(float(value) for value in re.findall(r'^jvm_memory_used_bytes\{area="heap"[^}]*\} (\S+)', text, re.M))
    sockets = subprocess.run(['ss', '-Htnp', 'state', 'established', 'dport', f'= :{re.search(r":([0-9]+)", options.mongo).group(1)}'], capture_output=True, text=True, check=True).stdout
    return {'heap, MB': heap / 2**20, 'threads': len(os.listdir(f'/proc/{process.pid}/task')), 'open files': len(os.listdir(f'/proc/{process.pid}/fd')),
            'connections': sockets.count(f'pid={process.pid},'), 'resident, MB': int(re.search(r'VmRSS:\s+(\d+)', pathlib.Path(f'/proc/{process.pid}/status').read_text()).group(1)) / 1024}


processes = []
for port in PORTS:  # one after the other: the first fills the database
    processes.append(start(options.jar, work, port, settings))
    wait(processes[-1], work, port)
recruiter, analyst = signed_in('recruiter'), signed_in('analyst')
branch = ask('{ viewer { branches { id } } }', cookie=recruiter)[0]['viewer']['branches'][0]['id']
PAGE = 'query($b: ID!, $a: String) { leads(branch: $b, first: 25, after: $a) { pageInfo { endCursor } edges { node { id stage since hoursPerWeek themes { slug } } } } }'
lead = ask(PAGE, {'b': branch}, recruiter)[0]['leads']['edges'][0]['node']['id']
version = ask('{ consentTexts(locale: "nl") { version } }')[0]['consentTexts'][0]['version']
style = re.search(rb'/assets/[^"]+\.css', send(PORTS[0], 'GET', '/nl/')[1]).group().decode()
reads = itertools.cycle([  # with what has to be in the answer
    ('{ municipalities(search: "den bosch", first: 8) { edges { node { code name } } } }', {}, None, b'GM0796'),
    ('{ municipalitiesByPostcode(postcode: "1271ZN") { code name } }', {}, None, b'GM0402'),
    ('{ municipality(code: "GM0344") { name nextElection { electionDay } branches(first: 100) { edges { node { id name verified } } } } }', {}, None, b'"verified"'),
    (PAGE, {'b': branch}, recruiter, b'"stage"'),
    ('query($i: ID!) { node(id: $i) { ... on Lead { stage contactState motivation notes { text } history { at to } } } }', {'i': lead}, recruiter, b'"contactState"'),
    ('{ funnel { asOf steps { name count } } }', {}, analyst, b'"SIGNED_UP"'),
    (None, style, None, b'--yellow'),
])
SIGN_UP = 'mutation($i: SignUpInput!) { signUp(input: $i) { __typename } }'
numbers, turns = itertools.count(), itertools.cycle(PORTS)
waits, made, wrong, lock, signed_up = collections.defaultdict(list), collections.Counter(), collections.Counter(), threading.Lock(), []


def timed(kind, due, port, query, variables, cookie, wanted):
    try:
        if query is None:
            response, said = send(port, 'GET', variables)
        else:
            response, said = send(port, 'POST', '/graphql', json.dumps({'query': query, 'variables': variables}), cookie)
        good = response.status == 200 and b'"errors"' not in said and wanted in said
        why = None if good else f'{response.status} {said[:120]!r}'
    except Exception as broken:  # whatever it is, it is counted
        why = repr(broken)
    with lock:
        made[kind] += 1
        if due - began > WARM_UP:
            waits[kind].append(1000 * (time.monotonic() - due))
        if why:
            wrong[why] += 1
        elif kind == 'sign-ups':
            signed_up.append(variables['i']['email'])


def every(count, work_of_one):
    """Begins so many in the time that there is, each on time."""
    began = time.monotonic()
    for i in range(count):
        due = began + i * seconds / count
        time.sleep(max(0, due - time.monotonic()))
        pool.submit(timed, *work_of_one(due))


def read(due):
    return ('reads', due, next(turns), *next(reads))


def sign_up(due):
    number = next(numbers)
    person = {'name': f'Nummer {number}', 'email': f'nummer{number}@voorbeeld.example', 'municipality': 'GM0344', 'eighteenOrOlder': True,
              'idempotencyKey': f'held-{number}', 'consents': [{'purpose': 'CAMPAIGN_CONTACT', 'textVersion': version}]}
    return ('sign-ups', due, next(turns), SIGN_UP, {'i': person}, None, b'SignUpAccepted')


seconds = options.minutes * 60
pool = concurrent.futures.ThreadPoolExecutor(64)
began = time.monotonic()
planned = ((READS * seconds, read), (SIGN_UPS * seconds, sign_up), (options.campaign, sign_up))
crowd = [threading.Thread(target=every, args=one) for one in planned]
for one in crowd:
    one.start()
held = []
for minute in range(1, options.minutes + 1):
    time.sleep(max(0, began + 60 * minute - 3 - time.monotonic()))
    held.append([has(process, port) for process, port in zip(processes, PORTS)])
    print(f'minute {minute}: ' + '; '.join(', '.join(f'{what} {value:.0f}' for what, value in one.items()) for one in held[-1]), flush=True)
for one in crowd:
    one.join()
pool.shutdown()
deadline = time.monotonic() + 180
while letters_by_state(PORTS[0] + 1)['accepted'] < len(signed_up) and time.monotonic() < deadline:
    time.sleep(3)
time.sleep(30)  # a second copy would come after a rest of 20 s
states = letters_by_state(PORTS[0] + 1)
arrived = collections.Counter(re.search(r'^To: (\S+)', text, re.M).group(1) for text in letters() if 'X-Letter-Kind: confirm-sign-up' in text)


def quantile(all_waits, share):
    return sorted(all_waits)[int(share * len(all_waits))]


faults = {}
for kind, all_waits in waits.items():
    p95, p99 = quantile(all_waits, .95), quantile(all_waits, .99)
    print(f'{len(all_waits)} {kind}: p50 {statistics.median(all_waits):.0f} ms, p95 {p95:.0f} ms, p99 {p99:.0f} ms, longest {max(all_waits):.0f} ms')
    faults[f'{kind} that waited'] = p95 >= 250 or p99 >= 800
print(f'{len(signed_up)} signed up, {sum(arrived.values())} letters arrived; the outbox: {dict(+states)}')
faults['a request that was not answered well'] = dict(wrong)
faults['requests that were not made'] = sum(count for count, _ in planned) - made.total()
faults['letters that are not accepted, or not of a sign-up'] = +states != {'accepted': len(signed_up)}
faults['a sign-up without its one letter'] = arrived != collections.Counter(signed_up)
third = options.minutes // 3
for number in range(len(PORTS)):
    for what in ('heap, MB', 'threads', 'open files', 'connections'):
        before, after = (statistics.mean(minute[number][what] for minute in part) for part in (held[third:2 * third], held[2 * third:]))
        print(f'process {number + 1}: {what} {before:.1f} on average in the second third, {after:.1f} in the last: {100 * (after / before - 1):+.1f} %')
        faults[f'{what} that grow in process {number + 1}'] = after > 1.05 * before
for process in processes:
    process.terminate()
for process in processes:
    process.wait(60)
for what, how in faults.items():
    if how:
        print(f'WRONG: {what}: {how}')
good = not any(faults.values())
print('GOOD' if good else f'NOT GOOD: see {work}')
if good:
    shutil.rmtree(work)
sys.exit(0 if good else 1)
