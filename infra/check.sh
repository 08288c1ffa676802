#!/usr/bin/env bash
# Checks what runs beside the code, as far as it can be checked without Docker.
set -euo pipefail
cd "$(dirname "$0")"
promtool check config prometheus/prometheus.yml
promtool test rules prometheus/alerts_test.yml
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# Outside compose the names of the instances lead nowhere.
sed -E 's/api[12]:8080/127.0.0.1:8080/' nginx/nginx.conf >"$work/nginx.conf"
nginx -t -p "$work" -c "$work/nginx.conf"
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
print('compose.yaml and the dashboards are well-formed')
PY
