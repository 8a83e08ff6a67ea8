"""A chat program as courses have students write it, in the variants that were found in public ones.

course.py server|client PORT VARIANT: sends lines from the standard input, prints what it decrypts. One recv a message.
"""
import base64
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

KEY = b"Sixteen byte key"
IV = bytes(range(16))
role, port, variant = sys.argv[1], int(sys.argv[2]), sys.argv[3]


def encrypt(text):
    data = text.encode()
    if variant == "ecb-raw":
        return AES.new(KEY, AES.MODE_ECB).encrypt(pad(data, 16))
    if variant == "cbc-fixed-iv":
        data += b" " * (16 - len(data) % 16)
        return AES.new(KEY, AES.MODE_CBC, IV).encrypt(data)
    iv = os.urandom(16)
    body = iv + AES.new(KEY, AES.MODE_CBC, iv).encrypt(pad(data, 16))
    if variant == "base64":
        return base64.b64encode(body)
    if variant == "length4":
        return struct.pack(">I", len(body)) + body
    return body


def decrypt(body):
    if variant == "ecb-raw":
        return unpad(AES.new(KEY, AES.MODE_ECB).decrypt(body), 16).decode()
    if variant == "cbc-fixed-iv":
        return AES.new(KEY, AES.MODE_CBC, IV).decrypt(body).rstrip(b" ").decode()
    if variant == "base64":
        body = base64.b64decode(body)
    return unpad(AES.new(KEY, AES.MODE_CBC, body[:16]).decrypt(body[16:]), 16).decode()


def receive():
    if variant != "length4":
        return connection.recv(65536)
    header = connection.recv(4)
    if len(header) < 4:
        return b""
    (length,) = struct.unpack(">I", header)
    body = b""
    while len(body) < length:
        body += connection.recv(length - len(body))
    return body


def listen():
    while True:
        body = receive()
        if not body:
            break
        print("got " + decrypt(body), flush=True)
    os._exit(0)


if role == "server":
    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind(("127.0.0.1", port))
    listener.listen(1)
    print("listening", flush=True)
    connection, _ = listener.accept()
else:
    connection = socket.create_connection(("127.0.0.1", port))
    print("connected", flush=True)
connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
threading.Thread(target=listen, daemon=True).start()
for line in sys.stdin:
    connection.sendall(encrypt(line.rstrip("\n")))
connection.shutdown(socket.SHUT_WR)
threading.Event().wait(3)
