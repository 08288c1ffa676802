"""What the measurements here share: a database of their own, a mail server that keeps what it gets, and what an api says of itself."""
import atexit, collections, http.client, os, re, subprocess


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


def letters_by_state(management_port):
    """How many letters to confirm a sign-up are in each state."""
    connection = http.client.HTTPConnection('127.0.0.1', management_port, timeout=20)
    connection.request('GET', '/actuator/prometheus')
    text = connection.getresponse().read().decode()
    counts = collections.Counter()
    for state, value in re.findall(r'gevraagd_letters\{kind="confirm-sign-up",state="(\w+)"\} ([\d.]+)', text):
        counts[state] += int(float(value))
    return counts
