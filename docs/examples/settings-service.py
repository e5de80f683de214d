#!/usr/bin/env python3
"""A small service with settings, to try playbooks at. Needs nothing but Python 3.8 or newer; forgets everything when it ends.

    python3 docs/examples/settings-service.py [--port 8099] [--token letmein] [--stubborn limit]

    GET /settings/limit                        {"key": "limit", "value": "200"}
    PUT /settings/limit   {"value": "250"}     the same, with the new value
    GET /health                                {"ok": true}

With a token it answers 401 to whoever does not send it as a bearer token. Of a setting it is stubborn about it says that it was changed, and leaves
it as it is: so real services fail.
"""

import argparse
import json
import re
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

SETTINGS = {"limit": "200", "greeting": "Good evening"}


class Answers(BaseHTTPRequestHandler):
    token = ""
    stubborn = ""

    def do_GET(self):
        if self.path == "/health":
            self.say(200, {"ok": True})
        elif self.known():
            self.show()

    def do_PUT(self):
        if not self.known():
            return
        try:
            value = json.loads(self.rfile.read(int(self.headers.get("Content-Length", "0"))))["value"]
        except (ValueError, KeyError, TypeError):
            self.say(400, {"error": 'send {"value": "…"}'})
            return
        if self.key() != self.stubborn:
            SETTINGS[self.key()] = str(value)
        self.say(200, {"key": self.key(), "value": str(value)})

    def key(self):
        found = re.fullmatch(r"/settings/([a-z][a-z0-9._-]*)", self.path)
        return found.group(1) if found else ""

    def known(self):
        if self.token and self.headers.get("Authorization") != "Bearer " + self.token:
            self.say(401, {"error": "who are you?"})
        elif self.key() not in SETTINGS:
            self.say(404, {"error": "there is no such setting"})
        else:
            return True
        return False

    def show(self):
        self.say(200, {"key": self.key(), "value": SETTINGS[self.key()]})

    def say(self, status, body):
        text = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)


def main():
    arguments = argparse.ArgumentParser(description="A small service with settings.")
    arguments.add_argument("--port", type=int, default=8099)
    arguments.add_argument("--token", default="")
    arguments.add_argument("--stubborn", default="", metavar="SETTING")
    given = arguments.parse_args()
    Answers.token = given.token
    Answers.stubborn = given.stubborn
    server = ThreadingHTTPServer(("127.0.0.1", given.port), Answers)
    print(f"http://127.0.0.1:{server.server_address[1]}/settings/limit", flush=True)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        pass


if __name__ == "__main__":
    main()
