#!/usr/bin/env python3
"""Two api processes on one database sign people up and send the letters into smtp-sink; may kill one with -9 meanwhile, or stop it
for longer than its leases and let it go on (a zombie), or ask it to end (SIGTERM) and start it again.

    infra/load/drain.py --mongo mongodb://127.0.0.1:27017/?replicaSet=rs0 --people 10000 [--kills 20] [--stops 10] [--ends 10]

Needs a JDK 25 (JAVA_HOME), api/target/gevraagd.jar, smtp-sink (Debian's postfix) and a MongoDB. Everything stays on the loopback.
Says how many letters arrived, how many twice, and the states in the outbox. Exits 1 when a letter arrived twice or is left over;
and when a process that was asked to end took 30 s, did not exit with 0, or broke off a request or a letter.
"""
import argparse, atexit, collections, concurrent.futures, http.client, json, os, pathlib, random, re, shutil, signal, subprocess, sys, tempfile, time

arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
arguments.add_argument('--mongo', required=True)
arguments.add_argument('--people', type=int, default=10_000)
arguments.add_argument('--kills', type=int, default=0)
arguments.add_argument('--stops', type=int, default=0)
arguments.add_argument('--ends', type=int, default=0)
arguments.add_argument('--port', type=int, default=28100)
options = arguments.parse_args()

root = pathlib.Path(__file__).resolve().parents[2]
java = os.path.join(os.environ.get('JAVA_HOME', '/usr'), 'bin', 'java')
work = pathlib.Path(tempfile.mkdtemp(prefix='drain-'))
sink_folder = work / 'sink'
sink_folder.mkdir()
os.chmod(work, 0o755)
os.chmod(sink_folder, 0o777)
database = f'drain_{int(time.time())}'
uri = re.sub(r'/(\?|$)', rf'/{database}\1', options.mongo, count=1) if options.mongo.count('/') > 2 else f'{options.mongo}/{database}'
sink_port = options.port + 9

sink = subprocess.Popen(['/usr/sbin/smtp-sink', '-u', 'nobody' if os.getuid() == 0 else os.getlogin(), '-d', f'{sink_folder}/%M.', f'127.0.0.1:{sink_port}', '200'],
                        cwd=work, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


atexit.register(sink.kill)
LEASE = 5  # seconds that a letter in hand is left alone


def start(number):
    port = options.port + number * 2
    environment = dict(os.environ, SPRING_PROFILES_ACTIVE='demo', MONGODB_URI=uri, SERVER_PORT=str(port), MANAGEMENT_SERVER_PORT=str(port + 1),
                       GEVRAAGD_HOME=str(work), GEVRAAGD_SHIELD='off', SPRING_MAIL_HOST='127.0.0.1', SPRING_MAIL_PORT=str(sink_port),
                       GEVRAAGD_MAIL_LEASE=f'{LEASE}s')
    process = subprocess.Popen([java, '-Xmx300m', '-jar', str(root / 'api/target/gevraagd.jar')], env=environment, cwd=work,
                               stdout=open(work / f'log-{number}', 'a'), stderr=subprocess.STDOUT)
    atexit.register(process.kill)
    return process, port


def wait(port):
    for _ in range(720):
        try:
            connection = http.client.HTTPConnection('127.0.0.1', port + 1, timeout=2)
            connection.request('GET', '/actuator/health/readiness')
            if connection.getresponse().status == 200:
                return
        except OSError:
            pass  # it does not listen yet
        time.sleep(.25)
    sys.exit(f'nothing answers on {port}')


def ask(port, query, variables=None):
    connection = http.client.HTTPConnection('127.0.0.1', port, timeout=20)
    connection.request('POST', '/graphql', json.dumps({'query': query, 'variables': variables or {}}), {'Content-Type': 'application/json'})
    return json.loads(connection.getresponse().read())


def metrics(port):
    connection = http.client.HTTPConnection('127.0.0.1', port + 1, timeout=20)
    connection.request('GET', '/actuator/prometheus')
    text = connection.getresponse().read().decode()
    counts = collections.Counter()
    for state, value in re.findall(r'gevraagd_letters\{kind="confirm-sign-up",state="(\w+)"\} ([\d.]+)', text):
        counts[state] += int(float(value))
    return counts


first, port1 = start(0)
wait(port1)
second, port2 = start(1)
wait(port2)
version = ask(port1, '{ consentTexts(locale: "nl") { version } }')['data']['consentTexts'][0]['version']
SIGN_UP = 'mutation($i: SignUpInput!) { signUp(input: $i) { __typename } }'


def sign_up(i):
    person = {'name': f'Nummer {i}', 'email': f'nummer{i}@voorbeeld.example', 'municipality': 'GM0344', 'eighteenOrOlder': True,
              'idempotencyKey': f'drain-{i}', 'consents': [{'purpose': 'CAMPAIGN_CONTACT', 'textVersion': version}]}
    for attempt in range(60):
        try:
            answer = ask(port1 if (i + attempt) % 2 else port2, SIGN_UP, {'i': person})
            if 'errors' not in answer:
                return answer['data']['signUp']['__typename']
            told['not now'] += 1
        except ConnectionRefusedError:
            told['nobody there'] += 1
        except (OSError, http.client.HTTPException, ValueError) as broken:
            told[f'broken off: {broken!r}'] += 1
        time.sleep(.25)
    return 'GAVE_UP'


told, endings = collections.Counter(), []
began = time.time()
with concurrent.futures.ThreadPoolExecutor(16) as pool:
    running = [pool.submit(sign_up, i) for i in range(options.people)]
    for kill in range(options.kills):
        time.sleep(random.uniform(.5, 3))
        second.send_signal(signal.SIGKILL)
        second.wait()
        second, port2 = start(1)
        wait(port2)
    for _ in range(options.stops):
        time.sleep(random.uniform(.5, 3))
        second.send_signal(signal.SIGSTOP)
        time.sleep(LEASE + 3)
        second.send_signal(signal.SIGCONT)
    for _ in range(options.ends):
        time.sleep(random.uniform(.5, 3))
        asked = time.time()
        second.terminate()
        endings.append((second.wait(60), round(time.time() - asked, 1)))
        second, port2 = start(1)
        wait(port2)
    outcomes = collections.Counter(one.result() for one in running)
signed = time.time()
quiet = 0
while quiet < 4 and time.time() - signed < 300:
    time.sleep(3)
    counts = metrics(port1)
    waiting = counts['ready'] + counts['sending']
    quiet = quiet + 1 if waiting == 0 and sum(counts.values()) >= options.people else 0
ended = time.time()

ids = collections.Counter()
wrong_recipient = 0
for file in sink_folder.iterdir():
    text = file.read_text(errors='replace')
    if 'X-Letter-Kind: confirm-sign-up' in text:
        ids[re.search(r'^X-Letter-Id: (\S+)', text, re.M).group(1)] += 1
        recipients = re.findall(r'^X-Rcpt-Args: <([^>]+)>', text, re.M)
        to = re.search(r'^To: (\S+)', text, re.M).group(1)
        wrong_recipient += recipients != [to]
for process in (first, second):
    process.terminate()
for process in (first, second):
    process.wait(60)
sink.terminate()
twice = sum(1 for count in ids.values() if count > 1)
print(f'{options.people} sign-ups {dict(outcomes)} in {signed - began:.0f} s over two processes; kills: {options.kills}, stops: {options.stops}')
print(f'asked again because of: {dict(told)}; exit code and seconds of those asked to end: {endings}')
print(f'{len(ids)} letters arrived, {twice} of them twice, {wrong_recipient} at another than their one recipient; quiet after {ended - began:.0f} s')
stood_still = sum(open(work / f'log-{number}').read().count('virtual threads waited for each other') for number in (0, 1))
print(f'outbox: {dict(counts)}; more carriers were needed {stood_still} times')
good = twice == 0 and wrong_recipient == 0 and counts['ready'] + counts['sending'] == 0 and len(ids) <= counts['accepted'] + counts['unknown'] and counts['accepted'] <= len(ids)
good &= all(code == 0 and took < 30 for code, took in endings)
if not options.kills and not options.stops:
    good &= counts['unknown'] == 0 and not any(why.startswith('broken') for why in told)
print('GOOD' if good else 'NOT GOOD: see ' + str(work))
if good:
    shutil.rmtree(work)
sys.exit(0 if good else 1)
