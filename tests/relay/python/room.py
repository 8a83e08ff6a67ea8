"""A program of somebody else's in a relay's room: Blockwise's wire frames, written from the table of offsets, in CBC with pycryptodome.

room.py websocket|tcp PORT CAPABILITY: sends lines from the standard input once the other side is there, prints what it decrypts.
"""
import os
import socket
import struct
import sys
import threading
import time

try:
    from Crypto.Cipher import AES
    from Crypto.Util.Padding import pad, unpad
except ImportError:
    from Cryptodome.Cipher import AES
    from Cryptodome.Util.Padding import pad, unpad

KEY = b"Sixteen byte key"
HELLO, DATA, ACK, CBC = 1, 2, 3, 2
carrier, port, capability = sys.argv[1], int(sys.argv[2]), sys.argv[3]


class Tcp:
    def __init__(self):
        self.stream = socket.create_connection(("127.0.0.1", port)).makefile("rwb")
        self.stream.write(b"BLOCKWISE/1 " + capability.encode() + b"\n")
        self.stream.flush()
        answer = self.stream.readline()
        assert answer == b"OK\n", answer

    def send(self, frame):
        self.stream.write(struct.pack(">I", len(frame)) + frame)
        self.stream.flush()

    def receive(self):
        header = self.stream.read(4)
        return self.stream.read(struct.unpack(">I", header)[0]) if header else None


class WebSocket:
    def __init__(self):
        import asyncio

        import websockets

        self.loop = asyncio.new_event_loop()
        self.wait = lambda work: asyncio.run_coroutine_threadsafe(work, self.loop).result()
        threading.Thread(target=self.loop.run_forever, daemon=True).start()

        async def connect():
            url = f"ws://127.0.0.1:{port}/relay"
            return await websockets.connect(url, subprotocols=["blockwise.1", capability])

        self.socket = self.wait(connect())

    def send(self, frame):
        self.wait(self.socket.send(frame))

    def receive(self):
        while True:
            message = self.wait(self.socket.recv())
            if isinstance(message, bytes):
                return message


line = WebSocket() if carrier == "websocket" else Tcp()
lock = threading.Lock()
epoch, peer_epoch, sent, unacknowledged, delivered = int(time.time()), 0, 0, 1, 0
ready = threading.Event()


def send(kind, mode=0, sequence=None, iv=b"", ciphertext=b""):
    header = struct.pack(
        ">BBBBIIHHQQ", 1, kind, mode, 0, epoch, peer_epoch, len(iv), len(ciphertext),
        unacknowledged if sequence is None else sequence, delivered,
    )
    line.send(header + iv + ciphertext)


def listen():
    global peer_epoch, delivered, unacknowledged
    while (frame := line.receive()) is not None:
        _, kind, _, _, theirs, mine, iv_length, _, sequence, acknowledged = struct.unpack(
            ">BBBBIIHHQQ", frame[:32]
        )
        with lock:
            if theirs != peer_epoch:
                peer_epoch, delivered = theirs, sequence - 1
            if mine == epoch:
                unacknowledged = max(unacknowledged, acknowledged + 1)
                ready.set()
            if kind == DATA and sequence == delivered + 1:
                delivered = sequence
                iv, ciphertext = frame[32:32 + iv_length], frame[32 + iv_length:]
                text = unpad(AES.new(KEY, AES.MODE_CBC, iv).decrypt(ciphertext), 16).decode()
                print("got " + text, flush=True)
            if kind != ACK:
                send(ACK)
                if mine != epoch:
                    send(HELLO)
            if unacknowledged > 1:
                print(f"acknowledged {unacknowledged - 1}", flush=True)


print("in the room", flush=True)
threading.Thread(target=listen, daemon=True).start()
with lock:
    send(HELLO)
for text in sys.stdin:
    ready.wait()
    with lock:
        sent += 1
        iv = os.urandom(16)
        body = pad(text.rstrip("\n").encode(), 16)
        send(DATA, CBC, sent, iv, AES.new(KEY, AES.MODE_CBC, iv).encrypt(body))
threading.Event().wait(3)
