"""Reads the page's events as a browser does, until both segments are live, a head's pose has changed three times
and the service is reachable; run by unit.sh, which ends it when that takes too long.
"""

import json
import time
import urllib.request

ADDRESS = "http://127.0.0.1:8642"


def cookie_of_page():
    while True:
        try:
            with urllib.request.urlopen(ADDRESS + "/", timeout=15) as page:
                return page.headers["Set-Cookie"].split(";")[0]
        except OSError as error:
            print(error, flush=True)
            time.sleep(2)


cookie = cookie_of_page()

head_changes, sources, service = 0, {}, {}
events = urllib.request.urlopen(
    urllib.request.Request(ADDRESS + "/events", headers={"Cookie": cookie}), timeout=15
)
name = None
for line in (raw.decode().rstrip("\n") for raw in events):
    if line.startswith("event: "):
        name = line.removeprefix("event: ")
    if not line.startswith("data: "):
        continue
    data = json.loads(line.removeprefix("data: "))
    if name == "scene":
        sources = data.get("sources") or sources
        head_changes += sum("LHR-E0000001" == pose["serial"] for pose in data["poses"])
    if name == "service":
        service = data
    print(name, sources, head_changes, service.get("reach"), flush=True)
    is_live = sources.get("poses") == "live" and sources.get("room") == "live"
    if is_live and head_changes >= 3 and service.get("reach") == "up":
        break
