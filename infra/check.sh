#!/usr/bin/env bash
# Checks what runs beside the code, as far as it can be checked without Docker.
set -euo pipefail
cd "$(dirname "$0")"
promtool check config prometheus/prometheus.yml
promtool test rules prometheus/alerts_test.yml
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# Outside compose the names of the instances lead nowhere, and here to nobody.
sed -E "s/api[12]:8080/127.0.0.1:1/; s/listen 8080/listen 127.0.0.1:28888/; s#/tmp/nginx.pid#$work/nginx.pid#; s#/dev/stdout#$work/access.log#" nginx/nginx.conf >"$work/nginx.conf"
cp nginx/headers.conf "$work"
nginx -t -p "$work" -c "$work/nginx.conf"
nginx -p "$work" -c "$work/nginx.conf"
trap 'kill "$(cat "$work/nginx.pid")"; sleep .5; rm -rf "$work"' EXIT
said() { curl -s -D - -H 'Content-Type: application/json' "$@" | tr -d '\r'; }
said http://127.0.0.1:28888/nl/ >"$work/page"
said -d '{}' http://127.0.0.1:28888/graphql >"$work/graph"
head -c 300000 /dev/zero | said --data-binary @- http://127.0.0.1:28888/graphql >"$work/large"
holds() { # ANSWER PATTERN…; one that is missing ends the script, as it would not in a list of &&
  local answer=$1 pattern
  shift
  for pattern in "$@" '^X-Content-Type-Options: nosniff' '^Content-Security-Policy:'; do
    grep -q "$pattern" "$work/$answer" || { echo "nginx: $answer lacks $pattern"; exit 1; }
  done
}
holds page '^HTTP/1.1 503' 'Gevraagd is er zo weer' '^Retry-After: 5'
holds graph '^HTTP/1.1 503' '"code":"UNAVAILABLE"' '^Retry-After: 5'
holds large '^HTTP/1.1 413' '"code":"BAD_REQUEST"'
echo 'nginx says what the api would say, with its headers'
python3 - <<'PY'
import json, pathlib, yaml
services = yaml.safe_load(open('compose.yaml'))['services']
assert {'mongo', 'api1', 'api2', 'web', 'mail', 'prometheus', 'grafana'} <= set(services), sorted(services)
for name, service in services.items():
    assert ':' in service['image'] and not service['image'].endswith(':latest'), f'{name} is not pinned'
    for port in service.get('ports', []):
        assert port.startswith('127.0.0.1:'), f'{name} is open to others'
for dashboard in pathlib.Path('grafana/dashboards').glob('*.json'):
    for panel in json.load(open(dashboard))['panels']:
        assert all(target['expr'] for target in panel['targets']), panel['title']
runbooks = {line[3:].strip().lower() for line in open('../docs/runbooks.md') if line.startswith('## ')}
for group in yaml.safe_load(open('prometheus/alerts.yml'))['groups']:
    for rule in group['rules']:
        file, _, section = rule['annotations']['runbook'].partition('#')
        assert file == 'docs/runbooks.md' and section == rule['alert'].lower() and section in runbooks, rule['alert']
print('compose.yaml and the dashboards are well-formed, and each alert has its runbook')
PY
