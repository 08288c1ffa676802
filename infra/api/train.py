#!/usr/bin/env python3
"""Makes the trained form of the jar: unpacked, with what a JVM learned while the demo was used, so that the next one need not learn it.

    infra/api/train.py FOLDER                      about 2 minutes; then
    java @FOLDER/gevraagd.options                  starts it; a heap of its own goes before, as -Xmx300m

Needs a JRE 25 (JAVA_HOME or `java`) and api/target/gevraagd.jar. MongoDB is the one of --mongo, where a database of its own is left
behind, else what the jar finds or brings. Everybody in it is invented and all of it stays on the loopback.

The cache is good for the very same JVM and the very same files at the same place, with the options in that file; with any other the
JVM starts as if there were none. Exits 1 when an answer was wrong, or when the JVM does not take what it wrote.
"""
import argparse, http.client, itertools, json, os, pathlib, random, re, shutil, subprocess, sys, tempfile, threading, time

root = pathlib.Path(__file__).resolve().parents[2]
arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
arguments.add_argument('folder', type=pathlib.Path)
arguments.add_argument('--mongo', help='URI of a replica set, without a database')
arguments.add_argument('--seconds', type=int, default=60, help='how long the demo is used')
arguments.add_argument('--port', type=int, default=28400, help='the first of two ports')
options = arguments.parse_args()

java = os.path.join(os.environ['JAVA_HOME'], 'bin', 'java') if 'JAVA_HOME' in os.environ else 'java'
folder = options.folder.resolve()
cache = folder / 'gevraagd.aot'
# Less is inlined than a JVM would, which halves what there is to compile until the server is warm (ADR 23).
OPTIONS = ['-XX:+UseG1GC', '-XX:FreqInlineSize=120', '-jar', str(folder / 'gevraagd.jar')]
home = pathlib.Path(tempfile.mkdtemp(prefix='training-'))
COUNCIL_CODE = 'GM0344'
problems = []

SIGN_UP = 'mutation($input: SignUpInput!) { signUp(input: $input) { __typename ... on SignUpAccepted { email } ... on InputRejected { problems { code field } } } }'
CONFIRM = 'mutation($token: String!) { confirmSignUp(token: $token) { __typename ... on SignUpConfirmed { municipality { name } } } }'
LINK = 'mutation($email: String!) { requestSelfServiceLink(input: {email: $email}) { __typename } }'
OPEN = 'mutation($token: String!) { openSelfService(token: $token) { __typename ... on SelfServiceOpened { me { id } } } }'
ME = '{ me { id status name email motivation consents { purpose branch { name } textVersion givenAt } matches { branch { name } stage reasons } accessLog(first: 20) { edges { node { what at } } } } }'
SIGN_IN_LINK = 'mutation($email: String!) { requestSignInLink(input: {email: $email}) { __typename } }'
SIGN_IN = 'mutation($token: String!) { signIn(token: $token) { __typename ... on SignedIn { viewer { name branches { id } } } } }'
VIEWER = '{ viewer { name roles branches { id name municipality { code name } } } }'
LEADS = ('query($branch: ID!, $filter: LeadFilter, $first: Int, $after: String) { leads(branch: $branch, filter: $filter, first: $first, after: $after) {'
         ' edges { cursor node { id stage since dueAt hoursPerWeek themes { slug } version contactState %s } } pageInfo { hasNextPage endCursor } } }')
LEAD = ('query($id: ID!) { node(id: $id) { ... on Lead { id stage since version motivation contactState contact { name email phone }'
        ' history { at from to } notes { text at } } } }')
INVITE = 'mutation($lead: ID!) { inviteProspect(input: {lead: $lead, message: "Kom een keer langs."}) { __typename } }'
NOTE = 'mutation($lead: ID!) { addLeadNote(input: {lead: $lead, text: "Gebeld"}) { __typename } }'
FUNNEL = '{ funnel { asOf steps { name count } } }'
TEXTS = '{ consentTexts(locale: "nl") { purpose version body } themes { slug label } }'
COUNCIL = 'query($code: String!) { municipality(code: $code) { name seats branches(first: 100) { edges { node { id name verified } } } nextElection { kind electionDay nominationDay } } }'
SEARCH = 'query($search: String) { municipalities(search: $search, first: 8) { edges { node { code name } } } }'
POSTCODE = 'query($postcode: String!) { municipalitiesByPostcode(postcode: $postcode) { code name } }'
FIGURES = '{ publicFigures { name municipality value } }'


class Somebody:
    """One browser: a connection, and a session when there is one."""

    asked = itertools.count()

    def __init__(self):
        self.connection = http.client.HTTPConnection('127.0.0.1', options.port, timeout=30)
        self.cookie = None

    def get(self, path, **headers):
        next(Somebody.asked)
        self.connection.request('GET', path, headers=headers)
        answer = self.connection.getresponse()
        body = answer.read().decode(errors='replace')
        if answer.status >= 400:
            problems.append(f'{path}: {answer.status}')
        return body

    def ask(self, query, **variables):
        next(Somebody.asked)
        headers = {'Content-Type': 'application/json', 'X-Gevraagd': '1', **({'Cookie': self.cookie} if self.cookie else {})}
        self.connection.request('POST', '/graphql', json.dumps({'query': query, 'variables': variables}), headers)
        answer = self.connection.getresponse()
        said = json.loads(answer.read())
        if 'errors' in said:
            raise AssertionError(f'{query[:60]}: {said["errors"]}')
        self.cookie = (answer.getheader('Set-Cookie') or self.cookie or '').split(';')[0] or None
        return said['data']

    def token(self, address, path):
        """Out of the newest letter to this address with a link to this page."""
        for _ in range(100):
            for letter in re.findall(r'/demo/mailbox/(\d+)', self.get('/demo/mailbox?to=' + address.replace('@', '%40')))[:1]:
                found = re.search(path + r'#([A-Za-z0-9_-]{43})"', self.get(f'/demo/mailbox/{letter}/html'))
                if found:
                    return found.group(1)
            time.sleep(.1)
        raise AssertionError(f'no letter to {address}')


def visitor(number):
    me = Somebody()
    version = me.ask(TEXTS)['consentTexts'][0]['version']
    branches = [edge['node'] for edge in me.ask(COUNCIL, code=COUNCIL_CODE)['municipality']['branches']['edges']]
    ours = [branch['id'] for branch in branches if branch['verified']]
    turn = 0
    while time.monotonic() < until:
        turn += 1
        for page in ('/nl/', '/nl/privacy', '/en/'):
            me.get(page, **{'Accept-Encoding': 'gzip'})
        for word in ('utr', 'den bosch', 'sudwest fryslan'):
            me.ask(SEARCH, search=word)
        me.ask(POSTCODE, postcode=random.choice(('1271 ZN', '3511', '9999')))
        me.ask(COUNCIL, code=COUNCIL_CODE)
        me.ask(TEXTS)
        me.ask(FIGURES)
        address = f'training-{number}-{turn}@burger.example'
        form = {'name': 'Oefen Voorbeeld', 'email': address, 'municipality': COUNCIL_CODE, 'eighteenOrOlder': True, 'motivation': 'Meer bomen in de straat', 'shareMotivation': True,
                'hoursPerWeek': 8, 'idempotencyKey': f'training-{number}-{turn}', 'consents': [{'purpose': 'CAMPAIGN_CONTACT', 'textVersion': version}]
                + [{'purpose': 'SHARE_WITH_BRANCH', 'branch': branch, 'textVersion': version} for branch in ours[:1 + turn % 2]]}
        for _ in range(2):  # sent again with its key, it is the same
            if me.ask(SIGN_UP, input=form)['signUp']['__typename'] != 'SignUpAccepted':
                problems.append('a sign-up was refused')
        if turn % 10 == 1:
            me.ask(CONFIRM, token=me.token(address, '/nl/bevestigen'))
            me.ask(LINK, email=address)
            me.ask(OPEN, token=me.token(address, '/mijn-pagina/openen'))
            for _ in range(10):
                me.ask(ME)
            me.cookie = None


def member(who):
    me = Somebody()
    address = f'{who}@demo.gevraagd.example'
    me.ask(SIGN_IN_LINK, email=address)
    me.ask(SIGN_IN, token=me.token(address, '/workspace/inloggen'))
    branches, turn = me.ask(VIEWER)['viewer']['branches'], 0
    while time.monotonic() < until:
        turn += 1
        me.ask(VIEWER)
        if not branches:
            me.ask(FUNNEL)
            continue
        branch = branches[0]['id']
        page = {'branch': branch, 'first': 25}
        for shown in ('contact { name }', 'motivation', 'contact { name email }'):
            for stage in ('NEW', 'ACCEPTED'):
                after = None
                for _ in range(3):
                    leads = me.ask(LEADS % shown, filter={'stages': [stage]}, after=after, **page)['leads']
                    after = leads['pageInfo']['endCursor']
        leads = [edge['node'] for edge in me.ask(LEADS % 'contact { name }', filter={'overdue': turn % 2 == 0}, **page)['leads']['edges']]
        for lead in leads[:5]:
            me.ask(LEAD, id=lead['id'])
        if leads and turn % 5 == 0:
            me.ask(NOTE, lead=leads[0]['id'])
            new = next((lead for lead in leads if lead['stage'] == 'NEW'), None)
            if new:
                me.ask(INVITE, lead=new['id'])


def guarded(work, *given):
    try:
        work(*given)
    except Exception as wrong:  # of a thread nobody else would hear it
        problems.append(repr(wrong))


def start(*flags):
    environment = dict(os.environ, SPRING_PROFILES_ACTIVE='demo', GEVRAAGD_SHIELD='off', GEVRAAGD_HOME=str(home), SERVER_PORT=str(options.port), MANAGEMENT_SERVER_PORT=str(options.port + 1))
    if options.mongo:
        head, _, query = options.mongo.partition('?')
        environment['MONGODB_URI'] = f'{head.rstrip("/")}/training_{int(began_at)}?{query}'
    began = time.monotonic()
    process = subprocess.Popen([java, '-Xmx300m', *flags], env=environment, stdout=open(home / 'log', 'a'), stderr=subprocess.STDOUT)
    while True:
        try:
            connection = http.client.HTTPConnection('127.0.0.1', options.port + 1, timeout=2)
            connection.request('GET', '/actuator/health/readiness')
            if connection.getresponse().status == 200:
                return process, time.monotonic() - began
        except OSError:
            pass
        if process.poll() is not None or time.monotonic() - began > 300:
            process.kill()
            sys.exit(f'It does not start: {(home / "log").read_text()[-1000:]}')
        time.sleep(.05)


began_at = time.time()
if folder.exists() and any(folder.iterdir()) and not (folder / 'gevraagd.jar').exists():
    sys.exit(f'{folder} holds something else; nothing was changed.')
shutil.rmtree(folder, ignore_errors=True)
subprocess.run([java, '-Djarmode=tools', '-jar', root / 'api/target/gevraagd.jar', 'extract', '--destination', folder], check=True, stdout=subprocess.DEVNULL)
process, untrained = start(f'-XX:AOTCacheOutput={cache}', *OPTIONS)
try:
    print(f'ready after {untrained:.1f} s; used for {options.seconds} s …', flush=True)
    until = time.monotonic() + options.seconds
    everybody = [threading.Thread(target=guarded, args=(visitor, number)) for number in range(4)]
    everybody += [threading.Thread(target=guarded, args=(member, who)) for who in ('recruiter', 'rival', 'analyst')]
    for one in everybody:
        one.start()
    for one in everybody:
        one.join()
finally:
    process.terminate()
    process.wait(300)
if problems:
    sys.exit('\n'.join([f'{len(problems)} answers were wrong (what the demo said is in {home}/log), as:', *problems[:5]]))
(folder / 'gevraagd.options').write_text(''.join(f'"{one}"\n' for one in (f'-XX:AOTCache={cache}', *OPTIONS)))
process, trained = start('-XX:AOTMode=on', f'@{folder}/gevraagd.options')
process.terminate()
process.wait(60)
print(f'{next(Somebody.asked):,} requests; {cache.stat().st_size / 2**20:.0f} MB; ready after {trained:.1f} s with it')
shutil.rmtree(home)
