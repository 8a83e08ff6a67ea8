"""Chat programs as people write them, in shapes that differ in framing, form, IV and padding. One recv a message where nothing frames it.

foreign.py server|client PORT SHAPE: sends lines from the standard input, prints what it decrypts after "got ".
"""
import base64
import hashlib
import json
import os
import socket
import struct
import sys
import threading

try:
    from Crypto.Cipher import AES
    from Crypto.Util.Padding import pad, unpad
except ImportError:
    from Cryptodome.Cipher import AES
    from Cryptodome.Util.Padding import pad, unpad

role, port, shape = sys.argv[1], int(sys.argv[2]), sys.argv[3]
KEY = b"Sixteen byte key"
AGREED = b"an IV of 16 byte"
if shape == "sha256":
    KEY = hashlib.sha256(b"a password").digest()
if shape == "scrypt-hex":
    KEY = hashlib.scrypt(b"a password", salt=bytes(16), n=16384, r=8, p=1, dklen=24)


def connect():
    if role == "client":
        return socket.create_connection(("127.0.0.1", port))
    listener = socket.create_server(("127.0.0.1", port))
    print("listening", flush=True)
    return listener.accept()[0]


link = connect()
lines = link.makefile("rb")


def exactly(count):
    data = lines.read(count)
    if len(data) < count:
        raise EOFError
    return data


def whatever():
    data = link.recv(8192)
    if not data:
        raise EOFError
    return data


def cbc(iv):
    return AES.new(KEY, AES.MODE_CBC, iv)


def seal(data):
    iv = os.urandom(16)
    return iv + cbc(iv).encrypt(pad(data, 16))


def unseal(body):
    return unpad(cbc(body[:16]).decrypt(body[16:]), 16)


def big(number):
    return number.to_bytes(1024, "little")


class Counter:
    """A nonce once, then a stream each way for the whole session; the key is agreed with Diffie and Hellman."""

    def __init__(self):
        prime, secret = 2**127 - 1, int.from_bytes(os.urandom(15), "little")
        if role == "server":
            nonce = os.urandom(8)
            link.sendall(big(3) + big(prime) + big(pow(3, secret, prime)) + nonce)
            other = int.from_bytes(exactly(1024), "little")
        else:
            _, prime, other = (int.from_bytes(exactly(1024), "little") for _ in range(3))
            nonce = exactly(8)
            link.sendall(big(pow(3, secret, prime)))
        key = pow(other, secret, prime).to_bytes(16, "little")
        self.out, self.back = (AES.new(key, AES.MODE_CTR, nonce=nonce) for _ in range(2))


counter = Counter() if shape == "dh-ctr" else None
if shape == "greeting":
    if role == "server":
        link.sendall(b"Welcome! What is your name?")
        link.sendall(b"Hello " + whatever())
    else:
        whatever()
        link.sendall(b"Ann")
        whatever()


def send(text):
    data = text.encode()
    if shape == "zero-iv":
        body = cbc(bytes(16)).encrypt(pad(data, 16))
    elif shape in ("agreed-iv", "greeting"):
        body = cbc(AGREED).encrypt(pad(data, 16) if shape == "agreed-iv" else data + bytes(16 - len(data) % 16))
    elif shape == "scrypt-hex":
        body = cbc(bytes(16)).encrypt(pad(data, 16)).hex().encode()
    elif shape == "size-byte":
        iv = os.urandom(16)
        body = iv + bytes([len(data)]) + cbc(iv).encrypt(data + b" " * (16 - len(data) % 16))
    elif shape == "json":
        body = json.dumps({"from": "ann", "data": base64.b64encode(seal(data)).decode()}).encode() + b"\n"
    elif shape == "braces":
        body = AES.new(KEY, AES.MODE_ECB).encrypt(data + b"{" * (16 - len(data) % 16))
    elif shape == "digits":
        sealed = base64.b64encode(seal(data))
        body = str(len(sealed)).ljust(10).encode() + sealed
    elif shape == "utf":
        sealed = base64.b64encode(AES.new(KEY, AES.MODE_ECB).encrypt(pad(data, 16)))
        body = struct.pack(">H", len(sealed)) + sealed
    elif shape == "gcm":
        cipher = AES.new(KEY, AES.MODE_GCM)
        sealed, tag = cipher.encrypt_and_digest(data)
        body = cipher.nonce + tag + sealed
    elif shape == "dh-ctr":
        body = counter.out.encrypt(data)
    else:
        body = base64.b64encode(seal(data))
    link.sendall(body)


def receive():
    if shape == "zero-iv":
        return unpad(cbc(bytes(16)).decrypt(whatever()), 16)
    if shape == "agreed-iv":
        return unpad(cbc(AGREED).decrypt(whatever()), 16)
    if shape == "greeting":
        return cbc(AGREED).decrypt(whatever()).rstrip(b"\0")
    if shape == "scrypt-hex":
        return unpad(cbc(bytes(16)).decrypt(bytes.fromhex(whatever().decode())), 16)
    if shape == "size-byte":
        iv, size = exactly(16), exactly(1)[0]
        return cbc(iv).decrypt(exactly(size // 16 * 16 + 16))[:size]
    if shape == "json":
        return unseal(base64.b64decode(json.loads(lines.readline())["data"]))
    if shape == "braces":
        return AES.new(KEY, AES.MODE_ECB).decrypt(whatever()).rstrip(b"{")
    if shape == "digits":
        return unseal(base64.b64decode(exactly(int(exactly(10)))))
    if shape == "utf":
        sealed = exactly(struct.unpack(">H", exactly(2))[0])
        return unpad(AES.new(KEY, AES.MODE_ECB).decrypt(base64.b64decode(sealed)), 16)
    if shape == "gcm":
        body = whatever()
        return AES.new(KEY, AES.MODE_GCM, nonce=body[:16]).decrypt_and_verify(body[32:], body[16:32])
    if shape == "dh-ctr":
        return counter.back.decrypt(whatever())
    return unseal(base64.b64decode(whatever()))


def listen():
    while True:
        try:
            print("got " + receive().decode(), flush=True)
        except EOFError:
            os._exit(0)
        except Exception as error:
            print("failed " + repr(error), flush=True)
            if not isinstance(error, ValueError):
                os._exit(1)


threading.Thread(target=listen, daemon=True).start()
print("connected", flush=True)
for line in sys.stdin:
    send(line.rstrip("\n"))
