"""Makes the test data in this folder with hashlib and the cryptography package, independently of the Java code.

Run: python3 make_vectors.py
"""
import base64
import hashlib
import json
import os

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

HERE = os.path.dirname(os.path.abspath(__file__))
RAW = (Encoding.Raw, PublicFormat.Raw)


def write(name, value):
    path = os.path.join(HERE, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as out:
        json.dump(value, out, indent=1, ensure_ascii=True)
        out.write("\n")


def sha(data):
    return hashlib.sha256(data).digest()


def b64(data):
    return base64.b64encode(data).decode()


def key(number):
    seed = sha(b"impact test key %d" % number)
    private = Ed25519PrivateKey.from_private_bytes(seed)
    return seed, private, private.public_key().public_bytes(*RAW)


# --- Merkle trees, by the recursive definitions of RFC 6962, section 2.1

def split(n):
    k = 1
    while 2 * k < n:
        k *= 2
    return k


def root(leaves):
    if not leaves:
        return sha(b"")
    if len(leaves) == 1:
        return sha(b"\0" + leaves[0])
    k = split(len(leaves))
    return sha(b"\1" + root(leaves[:k]) + root(leaves[k:]))


def path(m, leaves):
    if len(leaves) == 1:
        return []
    k = split(len(leaves))
    if m < k:
        return path(m, leaves[:k]) + [root(leaves[k:])]
    return path(m - k, leaves[k:]) + [root(leaves[:k])]


def subproof(m, leaves, whole):
    if m == len(leaves):
        return [] if whole else [root(leaves)]
    k = split(len(leaves))
    if m <= k:
        return subproof(m, leaves[:k], whole) + [root(leaves[k:])]
    return subproof(m - k, leaves[k:], False) + [root(leaves[:k])]


def merkle():
    leaves = [sha(b"%d" % i)[: 3 * i] for i in range(11)]
    inclusion = [
        {"index": i, "size": n, "proof": [h.hex() for h in path(i, leaves[:n])]}
        for n in (1, 2, 3, 6, 7, 8, 11) for i in range(n)
    ]
    consistency = [
        {"first": m, "second": n, "proof": [h.hex() for h in subproof(m, leaves[:n], True)]}
        for n in (1, 4, 7, 8, 11) for m in range(1, n + 1)
    ]
    bad = dict(inclusion[-1], index=4, name="index of another leaf")
    short = dict(consistency[-2], proof=consistency[-2]["proof"][:-1], name="a hash too few")
    write("rfc6962/merkle-vectors.json", {
        "encoding": "hex",
        "leaves": [leaf.hex() for leaf in leaves],
        "roots": [root(leaves[:n]).hex() for n in range(len(leaves) + 1)],
        "inclusion": inclusion,
        "consistency": consistency,
        "mustReject": [bad, short],
    })


# --- DSSE

def pae(kind, body):
    kind = kind.encode()
    return b"DSSEv1 %d %s %d %s" % (len(kind), kind, len(body), body)


def dsse():
    keys = {name: key(i) for i, name in enumerate(("a", "b", "c"))}
    kind = "application/vnd.in-toto+json"
    body = b'{"_type":"https://in-toto.io/Statement/v1"}'

    def signature(name, of_kind=kind, of_body=body, hint=True):
        sig = {"sig": b64(keys[name][1].sign(pae(of_kind, of_body)))}
        return dict(sig, keyid=name) if hint else sig

    def envelope(*signatures, payload=None, payload_type=kind):
        return {"payload": payload or b64(body), "payloadType": payload_type, "signatures": list(signatures)}

    def case(name, env, valid, threshold=1, trusted=("a", "b")):
        return {"name": name, "envelope": env, "trustedKeys": list(trusted), "threshold": threshold, "valid": valid}

    first = signature("a")
    flipped = bytearray(base64.b64decode(first["sig"]))
    flipped[7] ^= 1
    unpadded = dict(first, sig=first["sig"].rstrip("="))
    write("dsse/pae-and-envelopes.json", {
        "keys": {name: {"public": public.hex()} for name, (_, _, public) in keys.items()},
        "pae": [
            {"name": "text", "type": kind, "body": body.hex(), "pae": pae(kind, body).hex()},
            {"name": "nothing", "type": "", "body": "", "pae": pae("", b"").hex()},
            {"name": "type of several bytes a character", "type": "\u00e4\u20ac", "body": "00ff", "pae": pae("\u00e4\u20ac", b"\x00\xff").hex()},
        ],
        "envelopes": [
            case("one signature", envelope(first), True),
            case("URL-safe payload and signature", envelope(
                dict(first, sig=first["sig"].replace("+", "-").replace("/", "_"))), True),
            case("an unknown member", dict(envelope(first), surprise=1), True),
            case("two keys of two", envelope(first, signature("b")), True, 2),
            case("no hints at keys", envelope(signature("a", hint=False), signature("b", hint=False)), True, 2),
            case("one key twice", envelope(first, first), False, 2),
            case("one key under two names", envelope(first, dict(first, keyid="b")), False, 2),
            case("one key trusted twice", envelope(first), False, 2, ("a", "a")),
            case("a key nobody trusts", envelope(signature("c")), False),
            case("another type", envelope(first, payload_type="application/json"), False),
            case("another payload", envelope(first, payload=b64(body + b" ")), False),
            case("a signature over the bare payload", envelope(
                {"sig": b64(keys["a"][1].sign(body)), "keyid": "a"}), False),
            case("a flipped bit", envelope(dict(first, sig=b64(bytes(flipped)))), False),
            case("no padding", envelope(unpadded), False),
            case("no signature", envelope(), False),
            case("a threshold beyond the keys", envelope(first, signature("b")), False, 3),
        ],
    })


# --- Checkpoints

def key_id(name, kind, public):
    return sha(name.encode() + b"\n" + bytes([kind]) + public)[:4]


def vkey(name, kind, public):
    return "%s+%s+%s" % (name, key_id(name, kind, public).hex(), b64(bytes([kind]) + public))


def checkpoint():
    origin = "example.com/ledger"
    (_, log, log_public), (_, witness, witness_public) = key(10), key(11)
    log_key, witness_key = vkey(origin, 1, log_public), vkey("witness.example", 4, witness_public)
    head = b64(sha(b"root"))

    def line(name, kind, public, signature):
        return "\u2014 %s %s\n" % (name, b64(key_id(name, kind, public) + signature))

    def by_log(text):
        return line(origin, 1, log_public, log.sign(text.encode()))

    def by_witness(text, time):
        message = "cosignature/v1\ntime %d\n%s" % (time, text)
        return line("witness.example", 4, witness_public, time.to_bytes(8, "big") + witness.sign(message.encode()))

    def signed(text, *lines):
        return text + "\n" + "".join(lines or [by_log(text)])

    text = "%s\n20852163\n%s\n" % (origin, head)
    forged = by_log(text.replace("163", "164"))

    def case(name, note, valid, *keys, **values):
        return dict({"name": name, "note": note, "keys": list(keys or [log_key]), "valid": valid}, **values)

    shapes = {
        "no size": "%s\n%s\n" % (origin, head),
        "a size with a leading zero": text.replace("20852163", "020852163"),
        "a signed size": text.replace("20852163", "+1"),
        "a size beyond 2^63-1": text.replace("20852163", "9223372036854775808"),
        "a short root": "%s\n1\n%s\n" % (origin, b64(b"short")),
        "a root without padding": "%s\n1\n%s\n" % (origin, head.rstrip("=")),
        "an empty origin": "\n1\n%s\n" % head,
        "an empty extension": text + "\nlast\n",
    }
    write("checkpoint/checkpoints.json", {
        "cases": [
            case("plain", signed(text), True, origin=origin, size=20852163, root=head),
            case("an empty tree", signed("%s\n0\n%s\n" % (origin, b64(sha(b"")))), True, size=0),
            case("an extension line", signed(text + "extension\n"), True),
            case("signed and cosigned", signed(text, by_log(text), by_witness(text, 1700000000)), True, log_key, witness_key),
            case("a signature of an unknown key", signed(text, by_log(text), by_witness(text, 1)), True),
            case("only an unknown key", signed(text, by_witness(text, 1)), False),
            case("a forged signature of a known key", signed(text, forged), False),
            case("a forged and a good signature", signed(text, by_log(text), forged), False),
            case("another text", signed(text).replace("20852163", "20852164"), False),
            case("a cosignature with another time", signed(text, by_log(text), by_witness(text, 7).replace(
                b64(key_id("witness.example", 4, witness_public) + (7).to_bytes(8, "big"))[:12],
                b64(key_id("witness.example", 4, witness_public) + (8).to_bytes(8, "big"))[:12])), True, log_key),
            case("no signature", text, False),
            case("no blank line", text + by_log(text), False),
            case("a hyphen for a dash", signed(text).replace("\u2014", "-"), False),
            case("no line feed at the end", signed(text)[:-1], False),
            case("a carriage return", signed(text).replace("\n", "\r\n"), False),
        ] + [case(name, signed(shape), False) for name, shape in shapes.items()],
    })


def extra():
    write("rfc8785/extra-cases.json", {
        "cases": [
            {"name": "negative zero", "input": "[-0,-0.0,-0e5,0E-9]", "output": "[0,0,0,0]"},
            {"name": "subnormals", "input": "[5e-324,4.9E-324,1e-315,1e-320]", "output": "[5e-324,5e-324,1e-315,1e-320]"},
            {"name": "underflow", "input": "1e-400", "output": "0"},
            {"name": "borders of plain notation", "input": "[1e21,999999999999999999999,1e-6,1e-7,123456789012345680000]",
             "output": "[1e+21,1e+21,0.000001,1e-7,123456789012345680000]"},
            {"name": "keys by UTF-16 code units", "input": "{\"\\ufb33\":1,\"\\ud83d\\ude00\":2,\"\\u20ac\":3,\"1\":4,\"\\r\":5,\"\":6}",
             "output": "{\"\":6,\"\\r\":5,\"1\":4,\"\u20ac\":3,\"\U0001f600\":2,\"\ufb33\":1}"},
            {"name": "shortest escapes", "input": "\"\\u0008\\u0009\\u000a\\u000c\\u000d\\u0022\\u005c\\u002f\\u001f\\u007f\\u2028\"",
             "output": "\"\\b\\t\\n\\f\\r\\\"\\\\/\\u001f\u007f\u2028\""},
            {"name": "no normalization", "input": "[\"\\u00e9\",\"e\\u0301\"]", "output": "[\"\u00e9\",\"e\u0301\"]"},
            {"name": "white space", "input": " {\t\"a\" :\n[ ]\r, \"b\" : null } ", "output": "{\"a\":[],\"b\":null}"},
        ],
        "mustReject": [
            {"name": "a key twice", "input": "{\"a\":1,\"a\":1}"},
            {"name": "a key twice, once escaped", "input": "{\"a\":1,\"\\u0061\":2}"},
            {"name": "a lone high surrogate", "input": "\"\\ud800\""},
            {"name": "a lone low surrogate as a key", "input": "{\"\\udc00\":1}"},
            {"name": "surrogates in the wrong order", "input": "\"\\udc00\\ud800\""},
            {"name": "an encoded surrogate", "inputHex": "22eda08022"},
            {"name": "an overlong encoding", "inputHex": "22c08022"},
            {"name": "bytes that are not UTF-8", "inputHex": "22ff22"},
            {"name": "a byte order mark", "inputHex": "efbbbf31"},
            {"name": "overflow", "input": "1e400"},
            {"name": "negative overflow", "input": "[-1e309]"},
            {"name": "trailing text", "input": "{} {}"},
            {"name": "trailing comma", "input": "[1,]"},
            {"name": "nothing", "input": ""},
            {"name": "NaN", "input": "NaN"},
            {"name": "leading zero", "input": "01"},
            {"name": "leading plus", "input": "+1"},
            {"name": "no digit after the point", "input": "1."},
            {"name": "single quotes", "input": "'a'"},
            {"name": "comment", "input": "[1/**/]"},
            {"name": "raw control character", "input": "\"\n\""},
            {"name": "unknown escape", "input": "\"\\x41\""},
            {"name": "depth", "input": "[" * 5000 + "]" * 5000},
            {"name": "negative zero in the profile", "input": "-0", "profile": "impact-jcs-1"},
            {"name": "null in the profile", "input": "[null]", "profile": "impact-jcs-1"},
            {"name": "an integer beyond 2^53-1 in the profile", "input": "9007199254740993", "profile": "impact-jcs-1"},
        ],
    })


if __name__ == "__main__":
    merkle()
    dsse()
    checkpoint()
    extra()
