#!/usr/bin/env python3
"""Goes through everything that programs outside this repository rely on, with the jar alone, and says row by row whether it holds.

    infra/outside/walk.py [--jar api/target/gevraagd.jar] [--port 28300]

Needs a JDK 25 (JAVA_HOME or `java`) and smtp-sink (Debian's postfix). The jar brings its own MongoDB, as it does for a new user. Everything stays on the loopback and in a
temporary folder. Exits 1 when a row does not hold.
"""
import argparse, base64, email, email.policy, hashlib, http.client, json, os, pathlib, re, shutil, socket, subprocess, sys, tempfile, time, urllib.parse, zipfile

root = pathlib.Path(__file__).resolve().parents[2]
arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
arguments.add_argument('--jar', default=str(root / 'api/target/gevraagd.jar'))
arguments.add_argument('--port', type=int, default=28300)
options = arguments.parse_args()

java = os.path.join(os.environ['JAVA_HOME'], 'bin', 'java') if 'JAVA_HOME' in os.environ else 'java'
jar = os.path.abspath(options.jar)
work = pathlib.Path(tempfile.mkdtemp(prefix='outside-'))
elsewhere = work / 'any folder'
sink_folder = work / 'sink'
for folder in (elsewhere, sink_folder):
    folder.mkdir()
os.chmod(work, 0o755)
os.chmod(sink_folder, 0o777)
sink_port = options.port + 90
bad = []
running = []


def row(what, holds, seen=''):
    print(('  holds  ' if holds else 'DOES NOT ') + what + (f'   [{seen}]' if seen and not holds else ''), flush=True)
    if not holds:
        bad.append(what)


def environment(**settings):
    plain = {key: value for key, value in os.environ.items() if not re.match('GEVRAAGD_|SPRING_|SERVER_|MANAGEMENT_|MONGODB_URI', key)}
    return dict(plain, **{key: str(value) for key, value in settings.items()})


def run(*words, **settings):
    process = subprocess.Popen([java, '-jar', jar, *words], env=environment(**settings), cwd=elsewhere, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        out, errors = process.communicate(timeout=90)
    except subprocess.TimeoutExpired:  # it serves, where it should have refused
        process.terminate()
        out, errors = process.communicate()
        return subprocess.CompletedProcess(words, 0, out, 'it started')
    return subprocess.CompletedProcess(words, process.returncode, out, errors)


class Api:
    def __init__(self, port, name, **settings):
        self.port, self.cookie = port, None
        self.log = work / f'{name}.log'
        settings = dict(dict(SERVER_PORT=port, MANAGEMENT_SERVER_PORT=port + 1, GEVRAAGD_HOME=work / name, SPRING_MAIL_HOST='127.0.0.1', SPRING_MAIL_PORT=sink_port), **settings)
        self.process = subprocess.Popen([java, '-jar', jar], env=environment(**settings), cwd=elsewhere, stdout=open(self.log, 'w'), stderr=subprocess.STDOUT)
        running.append(self.process)
        for _ in range(600):
            if self.process.poll() is not None:
                sys.exit(f'{name} ended: {self.log.read_text()[-500:]}')
            try:
                if self.call('GET', '/actuator/health/readiness', port=port + 1)[0] == 200:
                    return
            except OSError:
                pass
            time.sleep(.25)
        sys.exit(f'{name} is not ready')

    def call(self, method, path, body=None, headers=None, port=None):
        connection = http.client.HTTPConnection('127.0.0.1', port or self.port, timeout=30)
        connection.request(method, path, body, headers or {})
        answer = connection.getresponse()
        return answer.status, dict((key.lower(), value) for key, value in answer.getheaders()), answer.read()

    def post(self, request, **headers):
        sent = {'Content-Type': 'application/json', 'X-Gevraagd': '1', **({'Cookie': self.cookie} if self.cookie else {}), **headers}
        status, got, body = self.call('POST', '/graphql', json.dumps(request), sent)
        if 'set-cookie' in got:
            self.cookie = got['set-cookie'].split(';')[0]
        return status, got, json.loads(body)

    def ask(self, query, **variables):
        return self.post({'query': query, 'variables': variables})[2]

    def data(self, query, **variables):
        answer = self.ask(query, **variables)
        if 'errors' in answer:
            raise AssertionError(answer)
        return answer['data']

    def another(self):
        twin = object.__new__(Api)
        twin.port, twin.cookie, twin.process, twin.log = self.port, None, self.process, self.log
        return twin

    def end(self):
        self.process.terminate()
        return self.process.wait(60)


def letters(to, kind):
    found = []
    for file in sink_folder.iterdir():
        raw = file.read_bytes()
        if f'X-Letter-Kind: {kind}'.encode() in raw and f'To: {to}'.encode() in raw and raw.rstrip().endswith(b'--'):
            found.append((file.stat().st_mtime, raw))
    return [raw for _, raw in sorted(found)]


def letter(to, kind, count=1):
    for _ in range(200):
        found = letters(to, kind)
        if len(found) >= count:
            return found[-1]
        time.sleep(.1)
    raise AssertionError(f'no letter {kind} to {to}')


def parts(raw):
    head = re.split(r'\r?\n\r?\n', raw.decode('utf-8', 'replace'), maxsplit=1)[0]
    return head, email.message_from_bytes(raw, policy=email.policy.default)


def judge(raw, to, kind, token):
    head, message = parts(raw)
    types = [part.get_content_type() for part in message.walk()]
    text = message.get_body(('plain',)).get_content()
    html = message.get_body(('html',)).get_content()
    links = set(re.findall(r'https?://\S+#[A-Za-z0-9_-]+', text)) | {link for link in re.findall(r'href="([^"]+#[^"]+)"', html)}
    row(f'letter {kind}: X-Letter-Id, X-Letter-Kind, one recipient, text and HTML, {"one token, alone in the fragment" if token else "no token"}',
        bool(message['X-Letter-Id']) and message['X-Letter-Kind'] == kind and 'text/plain' in types and 'text/html' in types
        and len(re.findall(r'X-Rcpt-Args', head)) == 1 and message['To'] == to and not message['Cc'] and not message['Bcc']
        and (len(links) == 1 and re.search(r'#[A-Za-z0-9_-]{43}$', next(iter(links))) is not None if token else not links), f'{links} {types}')
    return next(iter(links)).split('#')[1] if links else None


def refuses(address, port):
    try:
        socket.create_connection((address, port), timeout=5).close()
        return False
    except ConnectionRefusedError:
        return True


def solve(api):
    asked = json.loads(api.call('GET', '/challenge')[2])
    for number in range(asked['maxnumber'] + 1):
        if hashlib.sha256((asked['salt'] + str(number)).encode()).hexdigest() == asked['challenge']:
            keys = ('algorithm', 'challenge', 'salt', 'signature')
            return base64.b64encode(json.dumps(dict({key: asked[key] for key in keys}, number=number)).encode()).decode()
    raise AssertionError('the challenge has no solution')


sink = subprocess.Popen(['/usr/sbin/smtp-sink', '-u', 'nobody' if os.getuid() == 0 else os.getlogin(), '-d', f'{sink_folder}/%M.', f'127.0.0.1:{sink_port}', '200'],
                        cwd=work, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
running.append(sink)
try:
    print('Commands')
    keys = work / 'made' / 'keys'
    made = run('keys', 'new', str(keys))
    row('keys new FILE', made.returncode == 0 and keys.exists() and bool(made.stdout.strip()), made.stderr)
    row('keys new never overwrites, exit not 0', run('keys', 'new', str(keys)).returncode != 0)
    row('keys rotate FILE', run('keys', 'rotate', str(keys)).returncode == 0)
    helped = run('--help')
    row('--help lists the commands', helped.returncode == 0 and all(name in helped.stdout for name in ('keys new', 'keys rotate', 'member add', 'import municipalities', 'import postcodes', 'import elections', 'import parties', 'outbox unknown', 'verify audit', 'verify consents', 'verify receipts')))
    row('an unknown command: exit not 0', run('dance').returncode != 0)

    print('Settings')
    for missing, settings in (('GEVRAAGD_KEYS', dict(GEVRAAGD_MAIL_FROM='a@b.example', GEVRAAGD_MAIL_POSTAL_ADDRESS='x')),
                              ('GEVRAAGD_MAIL_FROM', dict(GEVRAAGD_KEYS=keys, GEVRAAGD_MAIL_POSTAL_ADDRESS='x')),
                              ('GEVRAAGD_MAIL_POSTAL_ADDRESS', dict(GEVRAAGD_KEYS=keys, GEVRAAGD_MAIL_FROM='a@b.example'))):
        failed = run(MONGODB_URI='mongodb://127.0.0.1:1/', **settings)
        row(f'without {missing} one sentence that names it, exit not 0', failed.returncode != 0 and missing in failed.stderr and len(failed.stderr.strip().splitlines()) == 1, failed.stderr)
    for wrong in (dict(SERVER_PORT='nonsense'), dict(GEVRAAGD_SHIELD='perhaps'), dict(GEVRAAGD_LIMITS_LETTERS_PER_ADDRESS='-1'), dict(GEVRAAGD_LIMITS_NETWORK_MUTATIONS='many'), dict(GEVRAAGD_PUBLIC_URL='ftp://x'), dict(GEVRAAGD_TRUSTED_PROXIES='everywhere'), dict(MONGODB_URI='nonsense'),
                  dict(MANAGEMENT_SERVER_PORT=options.port + 50), dict(MANAGEMENT_SERVER_ADDRESS='192.0.2.1'), dict(SERVER_ADDRESS='0.0.0.0'), dict(GEVRAAGD_HOME='/dev/null/x'), dict(GEVRAAGD_KEYS='/dev/null'), dict(GEVRAAGD_MAIL_FROM='nobody'),
                  dict(SPRING_MAIL_HOST='mail server'), dict(SPRING_MAIL_PORT='x'),
                  dict(GEVRAAGD_SHIELD='off', SPRING_PROFILES_ACTIVE='', MONGODB_URI='mongodb://127.0.0.1:1/', GEVRAAGD_KEYS=keys, GEVRAAGD_MAIL_FROM='a@b.example', GEVRAAGD_MAIL_POSTAL_ADDRESS='x')):
        failed = run(**dict(dict(SPRING_PROFILES_ACTIVE='demo', SERVER_PORT=options.port + 50, MANAGEMENT_SERVER_PORT=options.port + 51, GEVRAAGD_HOME=work / 'wrong'), **wrong))
        name = next(iter(wrong))
        row(f'{name}={wrong[name]}: one sentence that names it, exit not 0', failed.returncode != 0 and name in failed.stderr and len(failed.stderr.strip().splitlines()) == 1, failed.stderr[-300:])

    print('The demo')
    began = time.time()
    demo = Api(options.port, 'demo', SPRING_PROFILES_ACTIVE='demo', GEVRAAGD_SHIELD='off', GEVRAAGD_PUBLIC_URL='https://gevraagd.example')
    print(f'         ready after {time.time() - began:.1f} s in an empty folder')
    mongo = 'mongodb://127.0.0.1:' + (work / 'demo/mongodb/pid-and-port').read_text().split()[1] + '/'
    row('the log says once which MongoDB it is', len(re.findall('MongoDB: ', demo.log.read_text())) == 1)
    row('GET /schema.graphqls', b'type Query' in demo.call('GET', '/schema.graphqls')[2])
    row('introspection is open in the demo', 'data' in demo.ask('{ __schema { queryType { name } } }'))
    for path in ('/nl/', '/en/', '/workspace/', '/demo/mailbox'):
        row(f'GET {path}', demo.call('GET', path)[0] == 200)
    for path in ('/actuator/health/readiness', '/actuator/health/liveness', '/actuator/prometheus'):
        row(f'management port: {path}', demo.call('GET', path, port=options.port + 1)[0] == 200)
        row(f'public port: no {path}', demo.call('GET', path)[0] in (404, 405))
    status, headers, _ = demo.post({'query': '{ themes { slug } }'}, Accept='application/graphql-response+json')
    row('answers application/graphql-response+json', status == 200 and headers['content-type'].startswith('application/graphql-response+json'), headers.get('content-type'))
    row('GET /challenge with the shield off asks nothing', demo.call('GET', '/challenge')[0] == 204)

    print('The path')
    utrecht = demo.data('{ municipality(code: "GM0344") { branches(first: 100) { edges { node { id name verified } } } } consentTexts(locale: "nl") { version } themes { slug } }')
    version = utrecht['consentTexts'][0]['version']
    recruiter, rival = demo.another(), demo.another()
    for member, who in ((recruiter, 'recruiter'), (rival, 'rival')):
        address = f'{who}@demo.gevraagd.example'
        member.data('mutation($e: String!) { requestSignInLink(input: {email: $e}) { __typename } }', e=address)
        token = judge(letter(address, 'sign-in'), address, 'sign-in', True)
        signed = member.data('mutation($t: String!) { signIn(token: $t) { __typename ... on SignedIn { viewer { name roles branches { id name verified municipality { code } } } } } }', t=token)['signIn']
        member.branch = signed['viewer']['branches'][0]
        row(f'{address} signs in, cookie __Host-gevraagd-session on https', signed['__typename'] == 'SignedIn' and member.cookie.startswith('__Host-gevraagd-session='), str(member.cookie)[:30])
    ids = [edge['node']['id'] for edge in utrecht['municipality']['branches']['edges']]
    row('two verified branches of different parties in Utrecht, both among its branches', recruiter.branch['id'] != rival.branch['id'] and all(m.branch['verified'] and m.branch['id'] in ids and m.branch['municipality']['code'] == 'GM0344' for m in (recruiter, rival)))
    for who, role in (('analyst', 'CAMPAIGN_ANALYST'), ('manager', 'CAMPAIGN_MANAGER'), ('manager2', 'CAMPAIGN_MANAGER'), ('privacy', 'PRIVACY_OFFICER'), ('admin', 'PLATFORM_ADMIN')):
        member, address = demo.another(), f'{who}@demo.gevraagd.example'
        member.data('mutation($e: String!) { requestSignInLink(input: {email: $e}) { __typename } }', e=address)
        token = re.search(r'#([A-Za-z0-9_-]{43})', parts(letter(address, 'sign-in'))[1].get_body(('plain',)).get_content()).group(1)
        row(f'{address} is {role}', member.data('mutation($t: String!) { signIn(token: $t) { ... on SignedIn { viewer { roles } } } }', t=token)['signIn'].get('viewer', {}).get('roles') == [role])
        if who == 'manager':
            manager = member
    citizen, address = demo.another(), 'kees-voorbeeld@burger.example'
    SIGN_UP = 'mutation($i: SignUpInput!) { signUp(input: $i) { __typename ... on SignUpAccepted { email } ... on InputRejected { problems { code field } } } }'
    form = {'name': 'Kees Voorbeeld', 'email': address, 'municipality': 'GM0344', 'eighteenOrOlder': True, 'motivation': 'Meer bomen', 'shareMotivation': True, 'idempotencyKey': 'walk-1',
            'consents': [{'purpose': 'CAMPAIGN_CONTACT', 'textVersion': version}, {'purpose': 'SHARE_WITH_BRANCH', 'branch': recruiter.branch['id'], 'textVersion': version}]}
    row('signUp', citizen.data(SIGN_UP, i=form)['signUp']['__typename'] == 'SignUpAccepted')
    token = judge(letter(address, 'confirm-sign-up'), address, 'confirm-sign-up', True)
    row('links rest on GEVRAAGD_PUBLIC_URL', b'https://gevraagd.example/nl/bevestigen#' in letter(address, 'confirm-sign-up').replace(b'=\r\n', b'').replace(b'=\n', b''))
    row('confirmSignUp(token)', citizen.data('mutation($t: String!) { confirmSignUp(token: $t) { __typename } }', t=token)['confirmSignUp']['__typename'] == 'SignUpConfirmed')
    row('the same token again: TokenNotValid', citizen.data('mutation($t: String!) { confirmSignUp(token: $t) { __typename } }', t=token)['confirmSignUp']['__typename'] == 'TokenNotValid')
    LEADS = 'query($b: ID!, $a: String) { leads(branch: $b, first: 100, after: $a) { pageInfo { hasNextPage endCursor } edges { node { id motivation stage version contactState contact { name email } } } } }'

    def find_lead(member, branch):
        for _ in range(100):
            after = None
            while True:
                page = member.data(LEADS, b=branch, a=after)['leads']
                for edge in page['edges']:
                    if edge['node']['motivation'] == 'Meer bomen':
                        return edge['node']
                if not page['pageInfo']['hasNextPage']:
                    break
                after = page['pageInfo']['endCursor']
            time.sleep(.1)
        raise AssertionError('no lead')

    lead = find_lead(recruiter, recruiter.branch['id'])
    row('a card without contact', lead['contact'] is None and lead['contactState'] == 'NOT_YET_ACCEPTED')
    row('the rival sees nothing of it', rival.data(LEADS, b=recruiter.branch['id'])['leads']['edges'] == [] and rival.data('query($i: ID!) { node(id: $i) { id } }', i=lead['id'])['node'] is None)
    row('inviteProspect', recruiter.data('mutation($l: ID!) { inviteProspect(input: {lead: $l, message: "Koffie?"}) { __typename } }', l=lead['id'])['inviteProspect']['__typename'] == 'ProspectInvited')
    raw = letter(address, 'invitation')
    answer_token = judge(raw, address, 'invitation', True)
    unsubscribe = parts(raw)[1]
    row('invitation: List-Unsubscribe (https) and one-click', (unsubscribe['List-Unsubscribe'] or '').startswith('<https://') and unsubscribe['List-Unsubscribe-Post'] == 'List-Unsubscribe=One-Click')
    ANSWER = 'mutation($t: String!, $a: InvitationAnswer!) { answerInvitation(input: {token: $t, answer: $a}) { __typename ... on InvitationAnswered { answer branch { id } } } }'
    row('answerInvitation LATER, then YES', [citizen.data(ANSWER, t=answer_token, a=one)['answerInvitation'].get('answer') for one in ('LATER', 'YES')] == ['LATER', 'YES'])
    seen = recruiter.data('query($i: ID!) { node(id: $i) { ... on Lead { contact { name email } contactState version } } }', i=lead['id'])['node']
    row('only now the branch sees name and address', seen['contact'] == {'name': 'Kees Voorbeeld', 'email': address} and seen['contactState'] == 'VISIBLE')
    told = letter('recruiter@demo.gevraagd.example', 'answer-received')
    judge(told, 'recruiter@demo.gevraagd.example', 'answer-received', False)
    row('answer-received names nobody', b'Kees' not in told and b'burger.example' not in told)
    stream = http.client.HTTPConnection('127.0.0.1', options.port, timeout=60)
    stream.request('POST', '/graphql', json.dumps({'query': 'subscription($b: ID!) { leadChanged(branch: $b) { id stage } }', 'variables': {'b': recruiter.branch['id']}}),
                   {'Content-Type': 'application/json', 'Accept': 'text/event-stream', 'Cookie': recruiter.cookie, 'X-Gevraagd': '1'})
    answer = stream.getresponse()
    moved = recruiter.data('mutation($l: ID!, $v: Int!) { moveLead(input: {lead: $l, to: MET, expectedVersion: $v}) { __typename ... on LeadMoved { lead { version } } } }', l=lead['id'], v=seen['version'])['moveLead']
    row('moveLead', moved['__typename'] == 'LeadMoved')
    event = next((line.decode() for line in answer if lead['id'].encode() in line), '')
    row('leadChanged: subscriptions by SSE at the same path', answer.getheader('Content-Type').startswith('text/event-stream') and '"MET"' in event, event)
    stream.close()
    row('addLeadNote', recruiter.data('mutation($l: ID!) { addLeadNote(input: {lead: $l, text: "Gebeld"}) { __typename } }', l=lead['id'])['addLeadNote']['__typename'] == 'LeadNoteAdded')
    citizen.data(SIGN_UP, i=dict(form, idempotencyKey='walk-2'))
    judge(letter(address, 'already-signed-up'), address, 'already-signed-up', False)
    citizen.data('mutation($e: String!) { requestSelfServiceLink(input: {email: $e}) { __typename } }', e=address)
    token = judge(letter(address, 'self-service-link'), address, 'self-service-link', True)
    me = citizen.data('mutation($t: String!) { openSelfService(token: $t) { ... on SelfServiceOpened { me { name status matches { stage } accessLog { edges { node { what } } } } } } }', t=token)['openSelfService']['me']
    row('openSelfService: my status, and who looked', me['matches'][0]['stage'] == 'MET' and len(me['accessLog']['edges']) > 0)
    row('a session cookie without X-Gevraagd is refused', citizen.call('POST', '/graphql', '{"query": "{ me { name } }"}', {'Content-Type': 'application/json', 'Cookie': citizen.cookie})[0] == 403)
    receipts = work / 'receipts.json'
    status, headers, body = citizen.call('GET', '/my/receipts.json', headers={'Cookie': citizen.cookie})
    receipts.write_bytes(body)
    row('GET /my/receipts.json: a download with the session alone', status == 200 and headers['content-disposition'].startswith('attachment') and headers['cache-control'] == 'no-store' and json.loads(body)['count'] == 2, f'{status} {headers}')
    row('GET /my/receipts.json: 401 for nobody, 403 for a member', [citizen.call('GET', '/my/receipts.json', headers=one)[0] for one in ({}, {'Cookie': recruiter.cookie})] == [401, 403])
    row('withdrawConsent closes the next read', citizen.data('mutation($b: ID!) { withdrawConsent(input: {purpose: SHARE_WITH_BRANCH, branch: $b}) { __typename } }', b=recruiter.branch['id'])['withdrawConsent']['__typename'] == 'ConsentWithdrawn'
        and 'Kees' not in json.dumps(recruiter.data('query($i: ID!) { node(id: $i) { ... on Lead { stage contact { name } contactState notes { text } } } }', i=lead['id'])))
    row('eraseMe', citizen.data('mutation { eraseMe(input: {confirm: true}) { ... on MeErased { certificate } } }')['eraseMe']['certificate'].startswith('GV-'))
    judge(letter(address, 'goodbye'), address, 'goodbye', False)
    row('me is null afterwards', citizen.data('{ me { id } }')['me'] is None)
    waiting = dict(form, email='wacht@burger.example', idempotencyKey='walk-3', consents=form['consents'][:1])
    unclaimed = next(edge['node']['id'] for edge in utrecht['municipality']['branches']['edges'] if not edge['node']['verified'])
    citizen.data(SIGN_UP, i=dict(waiting, waitFor=[unclaimed]))
    token = re.search(r'#([A-Za-z0-9_-]{43})', parts(letter('wacht@burger.example', 'confirm-sign-up'))[1].get_body(('plain',)).get_content()).group(1)
    citizen.data('mutation($t: String!) { confirmSignUp(token: $t) { __typename } }', t=token)
    row('a manager verifies a branch', manager.data('mutation($b: ID!) { verifyBranch(input: {branch: $b}) { __typename } }', b=unclaimed)['verifyBranch']['__typename'] == 'BranchVerified')
    raw = letter('wacht@burger.example', 'branch-joined')
    judge(raw, 'wacht@burger.example', 'branch-joined', False)
    path = urllib.parse.urlparse(parts(raw)[1]['List-Unsubscribe'].strip('<>')).path
    click = {'Content-Type': 'application/x-www-form-urlencoded'}
    row('one-click: looking changes nothing, POST answers 200, twice, without redirect or cookie',
        [demo.call(*one)[0] for one in (('GET', path), ('POST', path, 'List-Unsubscribe=One-Click', click), ('POST', path, 'List-Unsubscribe=One-Click', click))] == [200, 200, 200])
    every = [parts(file.read_bytes())[1]['X-Letter-Id'] for file in sink_folder.iterdir()]
    row(f'{len(every)} letters, X-Letter-Id different for any two', len(every) == len(set(every)))

    print('Metrics')
    time.sleep(11)
    metrics = demo.call('GET', '/actuator/prometheus', port=options.port + 1)[2].decode()
    row('new-leads wait for the morning', re.search(r'gevraagd_letters\{kind="new-leads",state="ready"\} [1-9]', metrics) is not None)
    for name in ('gevraagd_letters{kind="invitation",state="accepted"}', 'gevraagd_outbox_oldest_ready_seconds', 'gevraagd_funnel{step="signed_up"}', 'gevraagd_sign_ups_total{outcome="accepted"}'):
        row(name, name in metrics)

    print('Commands against the same settings')
    here = dict(SPRING_PROFILES_ACTIVE='demo', MONGODB_URI=mongo, GEVRAAGD_HOME=work / 'demo')
    done = run('member', 'add', '--email', 'nieuw@voorbeeld.example', '--role', 'BRANCH_VIEWER', '--branch', recruiter.branch['id'], **here)
    row('member add … --branch', done.returncode == 0 and bool(done.stdout.strip()), done.stdout + done.stderr)
    row('member add with a role that is none: exit not 0', run('member', 'add', '--email', 'nieuw@voorbeeld.example', '--role', 'KING', **here).returncode != 0)
    tables = zipfile.ZipFile(jar)
    for table in ('municipalities', 'postcodes', 'elections'):
        file = work / f'{table}.csv'
        file.write_bytes(tables.read(f'BOOT-INF/classes/reference/{table}.csv'))
        for dry in (['--dry-run'], []):
            done = run('import', table, str(file), *dry, **here)
            row(f'import {table} FILE {" ".join(dry)}', done.returncode == 0 and bool(done.stdout.strip()), done.stdout + done.stderr)
        header, *rows = tables.read(f'BOOT-INF/classes/reference/{table}.csv').decode().splitlines(keepends=True)
        halves = [work / f'{table}-1.csv', work / f'{table}-2.csv']
        halves[0].write_text(''.join([header, *rows[:2]]))
        halves[1].write_text(''.join([header, *rows[2:]]))
        done = run('import', table, *map(str, halves), '--dry-run', **here)
        row(f'import {table} FILE FILE --dry-run: one table', done.returncode == 0 and str(len(rows)) in done.stdout, done.stdout + done.stderr)
        file.write_text('nonsense\n1;2;3\n')
        row(f'import {table}: a wrong file is refused with its line, exit not 0', (done := run('import', table, str(file), **here)).returncode != 0 and 'line' in done.stdout, done.stdout + done.stderr)
    parties = work / 'partijen.csv'
    parties.write_text('cbs_code;name;election\nGM0037;Proefpartij Buiten;GR2026\n')
    row('import parties FILE… --dry-run', (done := run('import', 'parties', str(parties), '--dry-run', **here)).returncode == 0 and '1 created' in done.stdout, done.stdout + done.stderr)
    row('import parties FILE…', run('import', 'parties', str(parties), **here).returncode == 0)
    row('the same file twice changes nothing', '0 created, 0 changed' in run('import', 'parties', str(parties), **here).stdout)
    for words in (('outbox', 'unknown'), ('verify', 'audit'), ('verify', 'consents')):
        done = run(*words, **here)
        row(' '.join(words), done.returncode == 0 and bool(done.stdout.strip()), done.stdout + done.stderr)
        if words[0] == 'verify':
            (work / 'head').write_text(done.stdout)
            done = run(*words, str(work / 'head'), **here)
            row(' '.join(words) + ' FILE: what it printed before is in it still', done.returncode == 0 and bool(done.stdout.strip()), done.stdout + done.stderr)

    offline = dict(MONGODB_URI='mongodb://127.0.0.1:1/', GEVRAAGD_KEYS=work / 'demo/demo.keys')
    done = run('verify', 'receipts', str(receipts), **offline)
    row('verify receipts FILE with the keys alone, of somebody erased since', done.returncode == 0 and '2 receipts are as they were' in done.stdout, done.stdout + done.stderr)
    changed = json.loads(receipts.read_text())
    changed['receipts'][1]['purpose'] = 'NEWSLETTER'
    (work / 'changed.json').write_text(json.dumps(changed))
    done = run('verify', 'receipts', str(work / 'changed.json'), **offline)
    row('verify receipts names the first bad one, exit not 0', done.returncode == 1 and done.stdout.startswith('BROKEN at receipt 2'), done.stdout + done.stderr)
    done = run('verify', 'receipts', str(parties), **offline)
    row('verify receipts of another file: one sentence, exit not 0', done.returncode == 1 and len(done.stdout.strip().splitlines()) == 1, done.stdout + done.stderr)

    print('The shield')
    shield = Api(options.port + 10, 'shield', SPRING_PROFILES_ACTIVE='demo', MONGODB_URI=mongo + 'shield')
    # only the consent that names no branch: an id of another installation means nothing here
    refused = shield.data(SIGN_UP, i=dict(form, email='schild@burger.example', consents=form['consents'][:1]))['signUp']
    row('with the shield on: without a solution CHALLENGE_FAILED', [one['code'] for one in refused.get('problems', [])] == ['CHALLENGE_FAILED'], str(refused))
    solution = solve(shield)
    time.sleep(2.5)
    open_form = {'name': 'Schild Voorbeeld', 'email': 'schild@burger.example', 'municipality': 'GM0344', 'eighteenOrOlder': True, 'challenge': solution, 'consents': form['consents'][:1]}
    row('GET /challenge is an ALTCHA challenge; its solution is taken once', [shield.data(SIGN_UP, i=dict(open_form, idempotencyKey=str(one)))['signUp']['__typename'] for one in (1, 2)] == ['SignUpAccepted', 'InputRejected'])
    row('SIGTERM ends it with exit 0 or 143', shield.end() in (0, 143))

    print('Without the demo')
    real = Api(options.port + 20, 'real', MONGODB_URI=mongo + 'real', GEVRAAGD_KEYS=keys, GEVRAAGD_MAIL_FROM='Campagne <campagne@voorbeeld.example>', GEVRAAGD_MAIL_POSTAL_ADDRESS='Straat 1, Plaats')
    row('an unregistered document: OPERATION_NOT_REGISTERED', real.post({'query': '{ themes { slug label } }'})[2]['errors'][0]['extensions']['code'] == 'OPERATION_NOT_REGISTERED')
    web = next(name for name in tables.namelist() if re.match(r'BOOT-INF/lib/gevraagd-web-client.*\.jar$', name))
    with tables.open(web) as inner:
        operations = json.loads(zipfile.ZipFile(inner).read('operations.json'))
    viewer = next(text for text in operations.values() if re.search(r'query Viewer\b', text))
    row('documentId of a registered operation', real.post({'documentId': 'sha256:' + hashlib.sha256(viewer.encode()).hexdigest(), 'variables': {}})[2]['data'] == {'viewer': None})
    row('the exact text of one', real.post({'query': viewer})[2]['data'] == {'viewer': None})
    row('nothing invented: no mailbox', real.call('GET', '/demo/mailbox')[0] == 404)
    row('the management port listens on the loopback alone', refuses('127.0.0.2', options.port + 21) and not refuses('127.0.0.2', options.port + 20))

    def registered(name, **variables):
        text = next(text for text in operations.values() if re.search(rf'(query|mutation) {name}\b', text))
        return real.post({'query': text, 'variables': variables})[2]['data']

    for one in range(3):
        solution = solve(real)
        time.sleep(2.5)
        often = {'name': 'Vaak Voorbeeld', 'email': 'vaak@burger.example', 'municipality': 'GM0344', 'eighteenOrOlder': True, 'challenge': solution, 'idempotencyKey': f'often-{one}', 'consents': form['consents'][:1]}
        row(f'form {one + 1} in an hour of one address is answered like any', registered('SignUp', input=often)['signUp']['__typename'] == 'SignUpAccepted')
    token = re.search(r'#([A-Za-z0-9_-]{43})', parts(letter('vaak@burger.example', 'confirm-sign-up', 2))[1].get_body(('plain',)).get_content()).group(1)
    registered('ConfirmSignUp', token=token)
    for _ in range(2):
        solution = solve(real)
        time.sleep(2.5)
        registered('RequestSelfServiceLink', input={'email': 'vaak@burger.example', 'challenge': solution})
    letter('vaak@burger.example', 'self-service-link')
    time.sleep(3)
    row('GEVRAAGD_LIMITS_LETTERS_PER_ADDRESS is 3: two of forms, one of a link, then none', [len(letters('vaak@burger.example', kind)) for kind in ('confirm-sign-up', 'self-service-link')] == [2, 1])
    row('the profile demo refuses to start beside real data', (done := run(SPRING_PROFILES_ACTIVE='demo', MONGODB_URI=mongo + 'real', GEVRAAGD_HOME=work / 'mixed', SERVER_PORT=options.port + 30, MANAGEMENT_SERVER_PORT=options.port + 31)).returncode != 0 and len(done.stderr.strip().splitlines()) == 1, done.stderr)
    row('a port that is taken: one sentence', (done := run(SPRING_PROFILES_ACTIVE='demo', MONGODB_URI=mongo + 'other', GEVRAAGD_HOME=work / 'taken', SERVER_PORT=options.port, MANAGEMENT_SERVER_PORT=options.port + 41)).returncode != 0 and 'SERVER_PORT' in done.stderr, done.stderr)
    (work / 'alone').mkdir()
    alone = subprocess.Popen([next((work / 'demo/mongod').glob('mongod*')), '--dbpath', work / 'alone', '--port', str(options.port + 60), '--bind_ip', '127.0.0.1'], stdout=subprocess.DEVNULL)
    running.append(alone)
    row('a MongoDB that is no replica set: one sentence', (done := run(SPRING_PROFILES_ACTIVE='demo', MONGODB_URI=f'mongodb://127.0.0.1:{options.port + 60}/', GEVRAAGD_HOME=work / 'lonely', SERVER_PORT=options.port + 50, MANAGEMENT_SERVER_PORT=options.port + 51)).returncode != 0 and 'MONGODB_URI' in done.stderr and len(done.stderr.strip().splitlines()) == 1, done.stderr)
    alone.terminate()
    real.end()
    demo.end()
    row('its MongoDB is stopped with it', not (work / 'demo/mongodb/pid-and-port').exists())
    again = Api(options.port, 'demo', SPRING_PROFILES_ACTIVE='demo', GEVRAAGD_SHIELD='off')
    row('a second start finds the first one\'s data', any('Proefpartij Buiten' in edge['node']['name'] for edge in again.data('{ municipality(code: "GM0037") { branches(first: 100) { edges { node { name } } } } }')['municipality']['branches']['edges']))
    again.end()
finally:
    for process in running:
        if process.poll() is None:
            process.terminate()
            process.wait(60)
print(f'{len(bad)} rows do not hold' if bad else 'every row holds')
if not bad:
    shutil.rmtree(work)
else:
    print(f'logs: {work}')
sys.exit(1 if bad else 0)
