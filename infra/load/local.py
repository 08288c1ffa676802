"""What the measurements here share: a database of their own, an api process, a mail server that keeps what it gets, and what an api says of itself."""
import atexit, collections, http.client, os, pathlib, re, subprocess, sys, time

JAR = pathlib.Path(__file__).resolve().parents[2] / 'api/target/gevraagd.jar'
java = pathlib.Path(os.environ.get('JAVA_HOME', '/usr'), 'bin', 'java')


def named(uri, name):
    """The URI of a server, with this database."""
    head, _, query = uri.partition('?')
    return head.rstrip('/') + '/' + name + ('?' + query if query else '')


def ready(management_port):
    """Whether an api process says that it is; no, while nobody can reach it."""
    try:
        connection = http.client.HTTPConnection('127.0.0.1', management_port, timeout=2)
        connection.request('GET', '/actuator/health/readiness')
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False


def demo(uri, work, **settings):
    """The environment of a demo on this database, with its keys in this folder."""
    return dict(os.environ, SPRING_PROFILES_ACTIVE='demo', MONGODB_URI=uri, GEVRAAGD_HOME=str(work), GEVRAAGD_SHIELD='off', **settings)


def start(jar, work, port, settings):
    """An api on this port, with its management on the next. It ends with this script."""
    process = subprocess.Popen([java, '-Xmx300m', '-jar', jar], env=dict(settings, SERVER_PORT=str(port), MANAGEMENT_SERVER_PORT=str(port + 1)), cwd=work,
                               stdout=open(work / f'log-{port}', 'a'), stderr=subprocess.STDOUT)
    atexit.register(process.kill)
    return process


def wait(process, work, port):
    """Until this api is ready."""
    deadline = time.monotonic() + 180
    while not ready(port + 1):
        if process.poll() is not None or time.monotonic() > deadline:
            sys.exit(f'the api does not start: see {work}/log-{port}')
        time.sleep(.1)


def sink(work, port):
    """The folder where smtp-sink puts each letter that it takes on this port, for as long as this script runs."""
    folder = work / 'sink'
    folder.mkdir()
    os.chmod(work, 0o755)
    os.chmod(folder, 0o777)
    user = 'nobody' if os.getuid() == 0 else os.getlogin()
    process = subprocess.Popen(['/usr/sbin/smtp-sink', '-u', user, '-d', f'{folder}/%M.', f'127.0.0.1:{port}', '200'],
                               cwd=work, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    atexit.register(process.kill)
    return folder


def letters_by_state(management_port, kind='confirm-sign-up'):
    """How many letters of this kind are in each state."""
    connection = http.client.HTTPConnection('127.0.0.1', management_port, timeout=20)
    connection.request('GET', '/actuator/prometheus')
    text = connection.getresponse().read().decode()
    counts = collections.Counter()
    for state, value in re.findall(r'gevraagd_letters\{kind="' + kind + r'",state="(\w+)"\} ([\d.]+)', text):
        counts[state] += int(float(value))
    return counts
