"""Somebody who vouches for people: a small OpenID Connect provider on loopback, with one person signed in there."""

import base64
import hashlib
import json
import secrets
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT, SECRET = "helpdesk", "a word that only the two of them know"


def new_key() -> RSAKey:
    """A key to sign with."""
    return RSAKey.generate_key(2048, parameters={"kid": "one"})


@dataclass
class Provider:
    """The provider: who is signed in there, and the codes it gave out; each opens the door once."""

    address: str
    claims: dict
    key: RSAKey = field(default_factory=new_key)
    signs_with: RSAKey | None = None  # another than the one it shows to the world
    codes: dict[str, dict] = field(default_factory=dict)

    def configuration(self) -> dict:
        """What it says of itself."""
        ends = {"authorization": "authorize", "token": "token"}
        told = {f"{name}_endpoint": f"{self.address}/{end}" for name, end in ends.items()}
        algorithms = {"id_token_signing_alg_values_supported": ["RS256"], "code_challenge_methods_supported": ["S256"]}
        return {"issuer": self.address, "jwks_uri": f"{self.address}/keys", **told, **algorithms}

    def code(self, asked: dict) -> str:
        """A code for who is signed in; it remembers what was asked with it."""
        assert asked["client_id"] == CLIENT and asked["response_type"] == "code" and "openid" in asked["scope"]
        code = secrets.token_urlsafe(16)
        self.codes[code] = asked
        return code

    def token(self, told: dict, sender: str) -> dict | None:
        """The signed claims for a code; None for a stranger, or a code that was used or never given."""
        asked = self.codes.pop(told.get("code", ""), None)
        expected = "Basic " + base64.b64encode(f"{CLIENT}:{SECRET}".encode()).decode()
        known = sender == expected or told.get("client_secret") == SECRET
        if asked is None or not known or not _proves(asked, told):
            return None
        now = int(time.time())
        claims = {"iss": self.address, "aud": CLIENT, "iat": now, "exp": now + 600, "nonce": asked.get("nonce")}
        signed = jwt.encode({"alg": "RS256", "kid": "one"}, claims | self.claims, self.signs_with or self.key)
        return {
            "access_token": secrets.token_urlsafe(16),
            "token_type": "Bearer",
            "id_token": signed,
            "expires_in": 600,
        }


def _proves(asked: dict, told: dict) -> bool:
    if "code_challenge" not in asked:
        return True
    digest = hashlib.sha256(told.get("code_verifier", "").encode()).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode() == asked["code_challenge"]


@contextmanager
def vouching(claims: dict):
    """A provider where a person with these claims is signed in."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Door)
    server.provider = Provider(f"http://127.0.0.1:{server.server_port}", claims)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server.provider
    finally:
        server.shutdown()
        server.server_close()


class _Door(BaseHTTPRequestHandler):
    def do_GET(self):
        provider, place = self.server.provider, urlsplit(self.path)
        asked = {name: values[0] for name, values in parse_qs(place.query).items()}
        if place.path == "/authorize":
            back = urlencode({"code": provider.code(asked), "state": asked["state"]})
            self.send_response(302)
            self.send_header("Location", f"{asked['redirect_uri']}?{back}")
            self.end_headers()
        elif place.path == "/keys":
            self._say(200, {"keys": [provider.key.as_dict(private=False, use="sig", alg="RS256")]})
        else:
            self._say(200, provider.configuration())

    def do_POST(self):
        told = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        given = self.server.provider.token(
            {name: values[0] for name, values in told.items()}, self.headers.get("Authorization", "")
        )
        self._say(200 if given else 400, given or {"error": "invalid_grant"})

    def _say(self, status: int, told: dict):
        content = json.dumps(told).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_):
        """Nobody reads it."""
