"""What the measurements here share: a database of their own, and whether an api is ready."""
import http.client


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
