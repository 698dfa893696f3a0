import base64
import hashlib
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

from joserfc import jws, jwt
from joserfc.jwk import OctKey, RSAKey

CLIENT = "assessor"
SECRET = "between the two of us"  # noqa: S105  # of a test


@dataclass
class SmallProvider:
    address: str
    key: RSAKey
    now: int
    claims: dict[str, object] = field(default_factory=dict)
    manner: str = "RS256"
    issuer: str = ""
    codes: dict[str, dict[str, str]] = field(default_factory=dict)

    def metadata(self) -> dict[str, object]:
        return {
            "issuer": self.issuer or self.address,
            "authorization_endpoint": f"{self.address}/authorize",
            "token_endpoint": f"{self.address}/token",
            "jwks_uri": f"{self.address}/keys",
            "id_token_signing_alg_values_supported": ["RS256", "HS256", "none"],
        }

    def keys(self) -> dict[str, object]:
        return {"keys": [self.key.as_dict(private=False, kid=self.key.kid)]}

    def turn_keys(self) -> None:
        self.key = RSAKey.generate_key(2048, {"kid": "second"})

    def authorize(self, where: str) -> dict[str, str]:
        asked = {k: v[0] for k, v in parse_qs(urlsplit(where).query).items()}
        assert asked["response_type"] == "code"
        assert asked["code_challenge_method"] == "S256"
        code = f"code-{len(self.codes)}"
        self.codes[code] = asked
        return {"code": code, "state": asked["state"]}

    def token(self, form: dict[str, str], login: str) -> dict[str, object] | None:
        asked = self.codes.pop(form["code"], None)
        digest = hashlib.sha256(form["code_verifier"].encode()).digest()
        proof = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
        basic = base64.b64encode(f"{CLIENT}:{SECRET}".encode())
        right = asked and asked["code_challenge"] == proof
        if not asked or not right or login != f"Basic {basic.decode()}":
            return None
        if asked["redirect_uri"] != form["redirect_uri"]:
            return None
        claims = {
            "iss": self.address,
            "sub": "person-1",
            "aud": CLIENT,
            "iat": self.now,
            "exp": self.now + 300,
            "nonce": asked["nonce"],
            "email": "grace@example.org",
            "email_verified": True,
            "name": "Grace H.",
            **self.claims,
        }
        return {
            "access_token": "x",
            "token_type": "Bearer",
            "id_token": self.sign(claims),
        }

    def sign(self, claims: dict[str, object]) -> str:
        if self.manner == "none":
            parts = [{"alg": "none"}, claims]
            texts = [base64.urlsafe_b64encode(json.dumps(p).encode()) for p in parts]
            return ".".join(text.rstrip(b"=").decode() for text in texts) + "."
        if self.manner == "HS256":
            # Signed with what everybody can read: the public key as a shared secret.
            shared = OctKey.import_key(self.key.as_pem(private=False))
            content = json.dumps(claims).encode()
            return jws.serialize_compact({"alg": "HS256"}, content, shared)
        return jwt.encode({"alg": "RS256", "kid": self.key.kid}, claims, self.key)


@contextmanager
def small_provider(now: int) -> Iterator[SmallProvider]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            known = {
                "/.well-known/openid-configuration": provider.metadata,
                "/keys": provider.keys,
            }
            self.say(known[self.path]())

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"])).decode()
            form = {key: value[0] for key, value in parse_qs(body).items()}
            self.say(provider.token(form, self.headers["authorization"] or ""))

        def say(self, what: dict[str, object] | None) -> None:
            self.send_response(200 if what else 400)
            self.end_headers()
            self.wfile.write(json.dumps(what or {"error": "invalid_grant"}).encode())

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    address = f"http://127.0.0.1:{server.server_port}"
    key = RSAKey.generate_key(2048, {"kid": "first"})
    provider = SmallProvider(address, key, now)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield provider
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
