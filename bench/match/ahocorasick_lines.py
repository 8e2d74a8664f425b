"""ahocorasick_lines.py NAMES TEXTS ROUNDS: find names with pyahocorasick.

Prints the seconds and the matches of each round. Names and texts are compared
in small letters, as the others do; the lowering is not counted.
"""
import sys
import time

import ahocorasick


def read_texts(path):
    data = open(path, "rb").read()
    at = 0
    while at < len(data):
        line_end = data.index(b"\n", at)
        length = int(data[at:line_end])
        at = line_end + 1 + length
        yield data[line_end + 1:at].decode("utf-8", "replace").lower()


automaton = ahocorasick.Automaton()
for name in open(sys.argv[1], encoding="utf-8"):
    automaton.add_word(name.rstrip("\n").lower(), 1)
automaton.make_automaton()
texts = list(read_texts(sys.argv[2]))
for _ in range(int(sys.argv[3])):
    start = time.process_time()
    matches = sum(1 for text in texts for _ in automaton.iter(text))
    print(f"{time.process_time() - start:.6f} {matches}")
