"""Each line of JSON in the spelling of RFC 8785, by PyPI's rfc8785."""

import json
import sys

import rfc8785

for line in sys.stdin:
    sys.stdout.write(rfc8785.dumps(json.loads(line)).decode("utf-8") + "\n")
