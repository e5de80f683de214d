#!/usr/bin/env python3
"""Verifies the exported evidence of one execution of a playbook. Needs nothing but Python 3.8 or newer.

    python3 verify.py evidence.json [--key PUBLIC_KEY]

What is checked is written on the page that this comes from, /evidence, and in docs/evidence beside the sources. Prints what holds and ends with 0, or prints what does not and ends with 1.
"""

import argparse
import base64
import hashlib
import json
import sys

# Ed25519 (RFC 8032): the curve -x^2 + y^2 = 1 + d x^2 y^2 over the integers modulo P.
P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT = pow(2, (P - 1) // 4, P)


def recover_x(y, odd):
    """The x that belongs to y, or None when the point is not on the curve."""
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT % P
    if (x * x - square) % P or (x == 0 and odd):
        return None
    return P - x if x % 2 != odd else x


def point(data):
    number = int.from_bytes(data, "little")
    y = number % 2**255
    x = recover_x(y, number >> 255)
    return None if x is None else (x, y)


def add(one, other):
    (x1, y1), (x2, y2) = one, other
    product = D * x1 * x2 * y1 * y2 % P
    x = (x1 * y2 + x2 * y1) * pow(1 + product, P - 2, P) % P
    y = (y1 * y2 + x1 * x2) * pow(1 - product, P - 2, P) % P
    return (x, y)


def multiply(factor, base):
    result = (0, 1)
    while factor:
        if factor & 1:
            result = add(result, base)
        base = add(base, base)
        factor >>= 1
    return result


BASE = (recover_x(4 * pow(5, P - 2, P) % P, 0), 4 * pow(5, P - 2, P) % P)


def is_signed(key, message, signature):
    if len(key) != 32 or len(signature) != 64:
        return False
    public, nonce = point(key), point(signature[:32])
    scalar = int.from_bytes(signature[32:], "little")
    if public is None or nonce is None or scalar >= ORDER:
        return False
    hashed = hashlib.sha512(signature[:32] + key + message).digest()
    challenge = int.from_bytes(hashed, "little") % ORDER
    return multiply(scalar, BASE) == add(nonce, multiply(challenge, public))


def sha256(text):
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def canonical(value):
    """The form that was hashed: no blanks, keys in order, letters as they are."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def no_doubles(pairs):
    names = [name for name, _ in pairs]
    if len(names) != len(set(names)):
        raise ValueError("a name stands twice in one object")
    return dict(pairs)


def chain_faults(evidence):
    before = ""
    for number, record in enumerate(evidence["records"], 1):
        body = record["body"]
        if body["ordinal"] != number:
            yield f"record {number} has the number {body['ordinal']}: one is missing or was added"
        if body["execution"] != evidence["execution"]:
            yield f"record {number} belongs to another execution"
        if record["previous"] != before:
            yield f"record {number} does not follow the one before it"
        if sha256(before + "\n" + canonical(body)) != record["sha256"]:
            yield f"record {number} is not what was hashed"
        before = record["sha256"]
    if before != evidence["head"]:
        yield "the last record is not the one that was signed"


def approval_faults(bodies, title):
    plans = [body for body in bodies if body["kind"] == "plan"]
    if len(plans) != 1:
        yield "there is not exactly one plan"
        return
    plan = plans[0]
    if sha256(plan["document"]) != plan["sha256"]:
        yield "the plan is not the one of its hash"
    if json.loads(plan["document"])["playbook"]["name"] != title:
        yield "its title is not the name of the playbook that was planned"
    approvals = [body for body in bodies if body["kind"] == "approval"]
    emergency = any(body["kind"] == "begun" and body["emergency"] for body in bodies)
    if not approvals and not emergency:
        yield "nobody approved it, and it was no emergency"
    for approval in approvals:
        if approval["sha256"] != plan["sha256"]:
            yield "another plan was approved"
        if approval["by"].split(" ")[0] == plan["author"].split(" ")[0]:
            yield "its author approved it"


def course_faults(bodies):
    """No act before its check held, and no second act of one that has ended unless it is checked or tried again by its plan."""
    checked = set()
    for body in bodies:
        if body["kind"] not in ("began", "asked", "came"):
            continue
        step = (body["target"], body["step"])
        if body["kind"] == "came" and body["phase"] == "check" and body["outcome"] == "ok":
            checked.add(step)
        if body["kind"] in ("began", "asked") and body["phase"] == "act" and step not in checked:
            yield f"record {body['ordinal']}: {body['target']}, step {body['step']} acted before its check held"


def capture_faults(bodies):
    """Each value that became known on the way was announced by the plan: this step of this target keeps it under this name."""
    announced = set()
    for body in bodies:
        if body["kind"] == "plan":
            for target in json.loads(body["document"])["targets"]:
                for number, step in enumerate(target["steps"], 1):
                    announced.update((target["name"], number, one["slot"]) for one in step.get("captures", []))
        if body["kind"] == "captured":
            said = (body["target"], body["step"], body["slot"])
            if said not in announced:
                yield f"record {body['ordinal']}: the plan announces no {body['slot']} here, or it was captured twice"
            announced.discard(said)


def file_faults(evidence, bodies):
    """The files are those that the records name, byte by byte, and no others."""
    named = sorted(body["sha256"] for body in bodies if body["kind"] == "proof")
    given = []
    for number, file in enumerate(evidence.get("files", []), 1):
        content = base64.b64decode(file["base64"], validate=True)
        if hashlib.sha256(content).hexdigest() != file["sha256"]:
            yield f"file {number} is not what was hashed"
        if base64.b64encode(content).decode() != file["base64"]:
            yield f"file {number} is not written as it was"
        given.append(file["sha256"])
    if sorted(given) != named:
        yield "a file is missing, or was added"


def faults(evidence, key):
    if evidence.get("format") != "nightdesk-evidence-1":
        yield "this is no evidence that this program knows"
        return
    yield from chain_faults(evidence)
    bodies = [record["body"] for record in evidence["records"]]
    yield from approval_faults(bodies, evidence["title"])
    yield from course_faults(bodies)
    yield from capture_faults(bodies)
    yield from file_faults(evidence, bodies)
    if key and key != evidence["publicKey"]:
        yield "it was signed with another key than the one you gave"
    if not evidence["signature"]:
        yield "it is not signed: the execution has not ended"
    elif not is_signed(
        bytes.fromhex(evidence["publicKey"]), evidence["head"].encode(), bytes.fromhex(evidence["signature"])
    ):
        yield "the signature is not that of the last record"


def main():
    arguments = argparse.ArgumentParser(description="Verifies the exported evidence of one execution.")
    arguments.add_argument("file")
    arguments.add_argument("--key", help="the public key that you noted earlier, in hexadecimal digits")
    given = arguments.parse_args()
    try:
        with open(given.file, encoding="utf-8") as file:
            evidence = json.load(file, object_pairs_hook=no_doubles)
        found = list(faults(evidence, given.key))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as broken:
        found = [f"it cannot be read: {broken!r}"]
    for fault in found:
        print("WRONG:", fault)
    if found:
        return 1
    kinds = [record["body"]["kind"] for record in evidence["records"]]
    print(f"{evidence['execution']} ({evidence['title']}): {len(kinds)} records, unbroken and signed.")
    print(f"Signed with the key {evidence['publicKey']}.")
    for record in evidence["records"]:
        body = record["body"]
        if body["kind"] == "approval":
            print(f"Approved by {body['by']} at {body['approvedAt']}.")
        if body["kind"] == "begun" and body["emergency"]:
            print(f"Begun without an approval by {body['by']}: {body['emergency']}")
        if body["kind"] == "captured":
            print(f"{body['target']}, step {body['step']} kept {body['slot']} = {body['value']}.")
        if body["kind"] == "proof":
            print(f"{body['target']}, step {body['step']}: {body['by']} showed {body['file']}, {body['size']} bytes.")
        if body["kind"] == "ended":
            print(f"Ended: {body['end']}. {body['why']}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
