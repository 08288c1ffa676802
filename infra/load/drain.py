#!/usr/bin/env python3
"""Two api processes on one database sign people up and send the letters into smtp-sink; may kill now one and then the other with -9
meanwhile, or the database; or stop one for longer than its leases and let it go on (a zombie), or ask it to end (SIGTERM) and
start it again; or kill it when only the last hundred letters are left, and not start it again (--fall). One may have a clock that
jumps two hours ahead and two hours back (--jumps), which breaks off requests: the web server ends by its clock who says nothing.

    infra/load/drain.py --mongo mongodb://127.0.0.1:27017/?replicaSet=rs0 --people 10000
        [--kills 20] [--database-kills 5 --mongod PID] [--stops 10] [--ends 10] [--fall] [--jumps 20]
    infra/load/drain.py --mongo … --people 3000 --broadcast [--kills 20] [--stops 10]

Letters to confirm a sign-up are what one person waits for, and leave one by one. With --broadcast nobody is disturbed while people
sign up and confirm; they all wait for the parties of their council that do not take part yet. Then those join, one after the other,
and all who wait are written to, several letters to a line: that is what is disturbed, and counted.

Needs a JDK 25 (JAVA_HOME), api/target/gevraagd.jar, smtp-sink (Debian's postfix) and a MongoDB. Everything stays on the loopback.
--mongod is the process of that MongoDB: it is started again with its own command line, in its own folder. --jumps needs libfaketime
(Debian's faketime) as well, and has people confirm at the process whose clock is wrong, when it is ahead and when it is behind.
Says how many letters arrived, how many twice, from which process, and the states in the outbox. Exits 1
  - when a sign-up was not accepted, when its letter arrived twice, is left over or was never made, or more are of unknown fate than
    the killed and the stopped had in hand; when the letters that are ACCEPTED are not those that arrived, but for the UNKNOWN ones;
  - when nobody was disturbed and one process sent no tenth of the letters;
  - when who is left over after --fall needs longer than a lease and 10 s to bring away what there is;
  - when a process that was asked to end took 30 s, did not exit with 0, broke off a request or a letter, answered what was under way
    with anything but 2xx, or said that it is ready while nobody could reach it;
  - when somebody who pressed the link of a new letter was refused by a process whose clock is wrong.
"""
import argparse, collections, concurrent.futures, http.client, itertools, json, os, pathlib, random, re, shutil, signal, socket, subprocess, sys, tempfile, threading, time

from local import JAR, demo, java, letters_by_state, named, ready, sink, start, wait

arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
arguments.add_argument('--mongo', required=True)
arguments.add_argument('--people', type=int, default=10_000, help='at least; they go on for as long as anything is disturbed')
arguments.add_argument('--kills', type=int, default=0)
arguments.add_argument('--database-kills', type=int, default=0)
arguments.add_argument('--mongod', type=int, metavar='PID')
arguments.add_argument('--stops', type=int, default=0)
arguments.add_argument('--ends', type=int, default=0)
arguments.add_argument('--fall', action='store_true')
arguments.add_argument('--jumps', type=int, default=0)
arguments.add_argument('--broadcast', action='store_true')
arguments.add_argument('--jar', type=pathlib.Path, default=JAR)
arguments.add_argument('--port', type=int, default=28100)
options = arguments.parse_args()
if options.broadcast and (options.database_kills or options.ends or options.fall or options.jumps):
    sys.exit('--broadcast goes with --kills and --stops')
KIND = 'branch-joined' if options.broadcast else 'confirm-sign-up'

work = pathlib.Path(tempfile.mkdtemp(prefix='drain-'))
uri = named(options.mongo, f'drain_{int(time.time())}')
sink_port = options.port + 9

sink_folder = sink(work, sink_port)


def give_up(*_):
    """Asked to end: what this script started ends with it."""
    options.people = 0
    sys.exit('asked to end')


signal.signal(signal.SIGTERM, give_up)
CLIENTS = 16
LEASE = 5  # seconds that a letter in hand is left alone
CONNECTIONS, IN_FLIGHT = 4, 10  # what one process has in hand at most: the product's own settings


FAKETIME = next(pathlib.Path('/usr/lib').glob('*/faketime/libfaketimeMT.so.1'), None)
if options.jumps and not FAKETIME:
    sys.exit('--jumps needs libfaketime: apt-get install faketime')
clock = work / 'clock'


def jump(offset):
    """From now on the clock of the second process is so far from the others'."""
    new = clock.with_suffix('.new')
    new.write_text(offset)
    new.replace(clock)


settings = demo(uri, work, SPRING_MAIL_HOST='127.0.0.1', SPRING_MAIL_PORT=str(sink_port), GEVRAAGD_MAIL_LEASE=f'{LEASE}s',
                GEVRAAGD_MAIL_CONNECTIONS=str(CONNECTIONS), GEVRAAGD_MAIL_IN_FLIGHT=str(IN_FLIGHT))
PORTS = (options.port, options.port + 2)


def begin(number):
    special = {'SPRING_MAIL_PROPERTIES_MAIL_SMTP_LOCALHOST': f'sender-{number}'}  # says who sent a letter
    if options.jumps and number == 1:
        # its stopwatches stay right, as those of a machine do when somebody sets its clock
        special |= {'LD_PRELOAD': str(FAKETIME), 'FAKETIME_TIMESTAMP_FILE': str(clock), 'FAKETIME_CACHE_DURATION': '1', 'FAKETIME_DONT_FAKE_MONOTONIC': '1'}
    return start(options.jar, work, PORTS[number], settings | special)


def unknown():
    """The letters of unknown fate, as the operator is told."""
    said = subprocess.run([java, '-jar', str(options.jar), 'outbox', 'unknown'], env=settings, cwd=work, capture_output=True, text=True, timeout=120)
    if said.returncode:
        sys.exit(f'outbox unknown: {said.stdout}{said.stderr}')
    return {line.split()[0] for line in said.stdout.splitlines() if KIND in line}


def kill_database():
    """Kills it with -9, and starts it again as it was started."""
    global mongod
    command = pathlib.Path(f'/proc/{mongod}/cmdline').read_bytes().decode().rstrip('\0').split('\0')
    folder = os.readlink(f'/proc/{mongod}/cwd')
    os.kill(mongod, signal.SIGKILL)
    while pathlib.Path(f'/proc/{mongod}/cmdline').exists() and pathlib.Path(f'/proc/{mongod}/cmdline').read_bytes():
        time.sleep(.05)
    again = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    mongod = again.pid


def reachable(port):
    try:
        socket.create_connection(('127.0.0.1', port), timeout=2).close()
        return True
    except OSError:
        return False


def ask(port, query, variables=None):
    sent = time.time()
    connection = http.client.HTTPConnection('127.0.0.1', port, timeout=20)
    headers = {'Content-Type': 'application/json'} | ({'Cookie': session[0], 'X-Gevraagd': '1'} if session else {})
    connection.request('POST', '/graphql', json.dumps({'query': query, 'variables': variables or {}}), headers)
    response = connection.getresponse()
    body = response.read()
    requests.append((port, sent, time.time(), response.status))
    if 'signIn' in query:
        session.append(response.getheader('Set-Cookie').partition(';')[0])
    return json.loads(body)


def end(process, port):
    """Asks a process to end, and looks all the time whether it says that it is ready and whether it can be reached."""
    seen, ended = [], threading.Event()

    def look():
        while not ended.is_set():
            can = reachable(port)  # first: who cannot be reached may not be ready a moment later
            seen.append((time.time(), can, ready(port + 1)))
            time.sleep(.02)

    looker = threading.Thread(target=look)
    looker.start()
    while not seen:
        time.sleep(.02)
    asked = time.time()
    process.terminate()
    code = process.wait(60)
    gone = time.time()
    ended.set()
    looker.join()
    unready = next((at for at, _, is_ready in seen if at > asked and not is_ready), gone)
    closed = next((at for at, can, _ in seen if at > asked and not can), gone)
    under_way = [status for at, sent, answered, status in requests if at == port and sent < asked < answered]
    return {'exit': code, 'seconds': round(gone - asked, 1), 'not ready after': round(unready - asked, 2), 'closed after': round(closed - asked, 2),
            'ready and closed': sum(is_ready and not can for at, can, is_ready in seen), 'ready before': bool(seen) and seen[0][2],
            'under way': dict(collections.Counter(under_way))}


def arrived():
    """The letters that the sink has, with the time at which they were whole."""
    return [file.stat().st_mtime for file in sink_folder.iterdir()]


def how_many():
    """As arrived(), of which one may vanish while it is looked at: what was broken off."""
    return len(os.listdir(sink_folder))


def links(page):
    """The tokens in the links to this page, those of the newest letters first."""
    newest = (file.read_text(errors='replace') for file in sorted(sink_folder.iterdir(), key=lambda file: -file.stat().st_mtime))
    return (link.group(1) for text in newest if (link := re.search(page + r'#([A-Za-z0-9_-]{43})', re.sub(r'=\r?\n', '', text))))


def press(token, port):
    answer = ask(port, 'mutation($t: String!) { confirmSignUp(token: $t) { __typename } }', {'t': token})
    return answer['data']['confirmSignUp']['__typename'] if answer.get('data') else str(answer)


def confirm(count):
    """So many people press the link of one of the last letters, at the second process."""
    tokens = list(itertools.islice((token for token in links('/bevestigen') if token not in pressed), count))
    pressed.update(tokens)
    return collections.Counter(press(token, PORTS[1]) for token in tokens)


def confirm_all(pool):
    """Everybody presses the link of their letter."""
    while how_many() < options.people:
        time.sleep(.5)
    confirmed = collections.Counter(pool.map(press, links('/bevestigen'), itertools.cycle(PORTS)))
    if confirmed != {'SignUpConfirmed': options.people}:
        sys.exit(f'people did not confirm: {dict(confirmed)}')


def sign_in():
    """As somebody of the campaign, from here on."""
    ask(PORTS[0], 'mutation($e: String!) { requestSignInLink(input: {email: $e}) { __typename } }', {'e': 'manager@demo.gevraagd.example'})
    while not (token := next(links('/workspace/inloggen'), None)):
        time.sleep(.5)
    ask(PORTS[0], 'mutation($t: String!) { signIn(token: $t) { __typename } }', {'t': token})


def join():
    """One party after the other takes part, for as long as something is disturbed; the next when most of the last's letters arrived."""
    before, joined = how_many(), 0
    for party in parties:
        if calm.is_set():
            break
        persist(lambda port: ask(port, 'mutation($b: ID!) { verifyBranch(input: {branch: $b}) { __typename } }', {'b': party})['data']['verifyBranch'])
        joined += 1
        while not calm.is_set() and how_many() - before < (joined - .5) * options.people:
            time.sleep(.2)
    return joined


requests, pressed, session = [], set(), []
mongod = options.mongod
jump('+2h')
processes = [begin(0), begin(1)]
for process, port in zip(processes, PORTS):
    wait(process, work, port)
version = ask(PORTS[0], '{ consentTexts(locale: "nl") { version } }')['data']['consentTexts'][0]['version']
SIGN_UP = 'mutation($i: SignUpInput!) { signUp(input: $i) { __typename } }'
BRANCHES = '{ municipality(code: "GM0344") { branches(first: 100) { edges { node { id verified } } } } }'
parties = [edge['node']['id'] for edge in ask(PORTS[0], BRANCHES)['data']['municipality']['branches']['edges'] if not edge['node']['verified']]


def persist(work):
    """Does it at one process or the other, as often as it takes."""
    for attempt in range(200):
        try:
            return work(PORTS[attempt % 2])
        except (OSError, http.client.HTTPException, ValueError, KeyError, TypeError) as broken:
            told[f'broken off: {type(broken).__name__}'] += 1
        time.sleep(.25)
    sys.exit('nobody answers any more')


def sign_up(i):
    person = {'name': f'Nummer {i}', 'email': f'nummer{i}@voorbeeld.example', 'municipality': 'GM0344', 'eighteenOrOlder': True,
              'idempotencyKey': f'drain-{i}', 'consents': [{'purpose': 'CAMPAIGN_CONTACT', 'textVersion': version}],
              'waitFor': parties if options.broadcast else []}
    global signed_up
    for attempt in range(200):
        try:
            answer = ask(PORTS[(i + attempt) % 2], SIGN_UP, {'i': person})
            if 'errors' not in answer:
                signed_up += 1
                return answer['data']['signUp']['__typename']
            told['not now'] += 1
        except ConnectionRefusedError:
            told['nobody there'] += 1
        except (OSError, http.client.HTTPException, ValueError) as broken:
            told[f'broken off: {broken!r}'] += 1
        time.sleep(.25)
    return 'GAVE_UP'


def sign_people_up():
    """So many as there are to be, and on for as long as something is killed, stopped or ended."""
    outcomes = collections.Counter()
    for i in numbers:
        if i >= options.people and calm.is_set():
            return outcomes
        outcomes[sign_up(i)] += 1


def disturb():
    """What happens to the processes, their database and their clock while people sign up."""
    for kill in range(options.kills):
        time.sleep(random.uniform(.5, 3))
        number = kill % 2
        processes[number].kill()
        processes[number].wait()
        processes[number] = begin(number)
        wait(processes[number], work, PORTS[number])
    for _ in range(options.database_kills):
        time.sleep(random.uniform(2, 6))
        kill_database()
        fallen, before = time.time(), signed_up
        while signed_up < before + 2 * CLIENTS and time.time() - fallen < 120:
            time.sleep(.05)  # what was answered meanwhile may have been asked before
        back.append(round(time.time() - fallen, 1))
    for _ in range(options.stops):
        time.sleep(random.uniform(.5, 3))
        processes[1].send_signal(signal.SIGSTOP)
        time.sleep(LEASE + 3)
        processes[1].send_signal(signal.SIGCONT)
    for _ in range(options.ends):
        time.sleep(random.uniform(.5, 3))
        endings.append(end(processes[1], PORTS[1]))
        processes[1] = begin(1)
        wait(processes[1], work, PORTS[1])
    for i in range(options.jumps):
        time.sleep(random.uniform(.5, 3))
        jump(('-2h', '+2h')[i % 2])


told, endings, back = collections.Counter(), [], []
died = options.kills + options.stops + options.fall + 2 * options.database_kills
signed_up, numbers, calm = 0, itertools.count(), threading.Event()
began = time.time()
with concurrent.futures.ThreadPoolExecutor(CLIENTS) as pool:
    if options.broadcast:
        calm.set()
        outcomes = sum((one.result() for one in [pool.submit(sign_people_up) for _ in range(CLIENTS)]), collections.Counter())
        confirm_all(pool)
        sign_in()
        calm.clear()
    running = [pool.submit(join)] if options.broadcast else [pool.submit(sign_people_up) for _ in range(CLIENTS)]
    disturbed, before = time.time(), how_many()
    try:
        disturb()
    finally:
        if not options.broadcast or died:
            calm.set()
    until_then = how_many() - before
    heard = [one.result() for one in running]
    outcomes = outcomes if options.broadcast else sum(heard, collections.Counter())
people = sum(outcomes.values())
joined = heard[0] if options.broadcast else 1
letters = people * joined
signed = time.time()
fell = None
if options.fall:
    while len(arrived()) < people - 100:
        time.sleep(.05)
    processes[1].kill()
    processes[1].wait()
    fell = time.time()
quiet, counts, progress = 0, collections.Counter(), time.time()
while quiet < 4 and time.time() - progress < 120:  # for as long as letters leave
    before, counts = counts, letters_by_state(PORTS[0] + 1, KIND)
    if counts != before:
        progress = time.time()
    over = counts['ready'] + counts['sending'] == 0 and sum(counts.values()) >= letters
    quiet = quiet + 1 if over else 0
    time.sleep(3)
ended = time.time()
confirmed = collections.Counter()
if options.jumps:
    for offset in ('+2h', '-2h'):
        jump(offset)
        time.sleep(2)
        confirmed += confirm(50)

ids, senders = collections.Counter(), collections.Counter()
wrong_recipient = 0
for file in sink_folder.iterdir():
    text = file.read_text(errors='replace')
    if f'X-Letter-Kind: {KIND}' in text:
        ids[re.search(r'^X-Letter-Id: (\S+)', text, re.M).group(1)] += 1
        senders[re.search(r'^X-Helo-Args: (\S+)', text, re.M).group(1)] += 1
        recipients = re.findall(r'^X-Rcpt-Args: <([^>]+)>', text, re.M)
        to = re.search(r'^To: (\S+)', text, re.M).group(1)
        wrong_recipient += recipients != [to]
lost = unknown()
for process in processes:
    if process.poll() is None:
        process.terminate()
for process in processes:
    process.wait(60)
twice = sum(1 for count in ids.values() if count > 1)
print(f'{people} sign-ups {dict(outcomes)} in {signed - began:.0f} s over two processes; kills: {options.kills}, of the database: {options.database_kills}, stops: {options.stops}, jumps: {options.jumps}')
print(f'asked again because of: {dict(told)}')
for one in endings:
    print(f'asked to end: {one}')
if options.broadcast:
    print(f'{joined} parties joined within {signed - disturbed:.0f} s; all wait for each')
print(f'{len(ids)} letters arrived, {twice} of them twice, {wrong_recipient} at another than their one recipient; quiet after {ended - began:.0f} s')
print(f'sent by each: {dict(senders)}')
last = max(arrived(), default=ended)
if back:
    print(f'people were signed up again {", ".join(map(str, back))} s after the database was killed; allowed: 15 s')
if options.jumps:
    print(f'pressed where the clock is two hours ahead or behind: {dict(confirmed)}')
if fell:
    print(f'the other had brought everything away {last - fell:.1f} s after the kill; allowed: {LEASE + 10} s')
stood_still = sum((work / f'log-{port}').read_text().count('virtual threads waited for each other') for port in PORTS)
print(f'outbox: {dict(counts)}; more carriers were needed {stood_still} times')
wrong = {
    'a sign-up that was not accepted': outcomes != {'SignUpAccepted': people},
    'a letter that was never made, or made twice': sum(counts.values()) != letters,
    'a letter that is left over': counts['ready'] + counts['sending'] != 0,
    'a letter that arrived twice': twice != 0,
    'a letter at somebody else': wrong_recipient != 0,
    'letters that are said to have arrived and others that did': counts['accepted'] != len(ids.keys() - lost),
    'letters of unknown fate that nobody hears of': counts['unknown'] != len(lost),
    'a database that is not used again in time': any(seconds > 15 for seconds in back),
    'more of unknown fate than were in hand': counts['unknown'] > died * CONNECTIONS * IN_FLIGHT,
    'a process that sent next to nothing': not died and not endings and min(senders['sender-0'], senders['sender-1']) <= letters / 10,
    'a process that is left over and too slow': bool(fell) and last - fell > LEASE + 10,
    'a request that was broken off': not died and not options.jumps and any(why.startswith('broken') for why in told),
    'an end that failed or took too long': any(one['exit'] != 0 or one['seconds'] >= 30 for one in endings),
    'a process that was ready and could not be reached': any(one['ready and closed'] or not one['ready before'] for one in endings),
    'nothing was left to disturb': options.broadcast and bool(died) and until_then >= letters,
    'a link that was refused by a wrong clock': bool(options.jumps) and confirmed != {'SignUpConfirmed': 100},
    'a request under way that did not end well': any(not 200 <= status < 300 for one in endings for status in one['under way']),
}
for what in (what for what, is_so in wrong.items() if is_so):
    print(f'WRONG: {what}')
good = not any(wrong.values())
print('GOOD' if good else 'NOT GOOD: see ' + str(work))
if good:
    shutil.rmtree(work)
sys.exit(0 if good else 1)
