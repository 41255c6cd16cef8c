#!/usr/bin/env python3
"""Makes the sounds of the games: `KIND/THEME/sounds.toml` becomes `KIND/THEME/sounds/*.wav`.

    [coin]                  # one sound: a line of notes, or several voices at once
    wave = "square"         # square, pulse, triangle, saw, sine or noise
    notes = "E5 B5*3"       # names of notes or - for silence; *3 is three beats long
    tempo = 600             # beats a minute
    volume = 0.5            # from 0 to 1
    fade = true             # each note dies away; false holds it
    slide = [300, 900]      # instead of notes: from one pitch in Hz to another, in `seconds`
    seconds = 0.2

    [music]
    tempo = 140
    voices = [{ wave = "pulse", volume = 0.3, notes = "C4 E4 G4 -" }, { wave = "noise", notes = "x - x -" }]

    make/compose_sounds.py [--check] [KIND...]

Noise has a pitch too: it rumbles when low and hisses from 1000 Hz on. No two themes of a kind may share a sound.
Needs nothing but Python. The same words always give the same bytes; `--check` only says what is not up to date.
Music is meant to be played again and again: its last beat is followed by its first.
"""

import math
import random
import struct
import sys
import tomllib

from made_files import GAMES, bring_up_to_date

RATE = 16_000  # numbers a second, 8 bits each
LONGEST_SECONDS = 12
SEMITONES = {"C": -9, "D": -7, "E": -5, "F": -4, "G": -2, "A": 0, "B": 2}
EDGE_SECONDS = 0.004  # a note that begins or ends at once would click
NOISE_STEPS = 16  # in a wave; at 1000 Hz each number is a new one


def pitch_of(note):
    """The pitch of a note such as `F#4`, in Hz; A4 is 440 Hz. An `x` is a drum."""
    if note == "x":
        return 1000.0
    sharp = note[1:-1].count("#") - note[1:-1].count("b")
    return 440 * 2 ** ((SEMITONES[note[0]] + sharp + 12 * (int(note[-1]) - 4)) / 12)


def wave_at(wave, phase, chance):
    part = phase % 1
    match wave:
        case "square":
            return 1 if part < 0.5 else -1
        case "pulse":
            return 1 if part < 0.25 else -1
        case "triangle":
            return 4 * abs(part - 0.5) - 1
        case "saw":
            return 2 * part - 1
        case "sine":
            return math.sin(2 * math.pi * part)
        case "noise":
            return chance
    raise ValueError(f"there is no wave {wave!r}")


def tone(wave, start, end, seconds, fade, noise):
    """One note as numbers from -1 to 1; its pitch goes from start to end."""
    count = round(seconds * RATE)
    phase = 0.0
    step = chance = 0
    numbers = []
    for i in range(count):
        done = i / count
        phase += (start + (end - start) * done) / RATE
        if int(phase * NOISE_STEPS) != step:
            step, chance = int(phase * NOISE_STEPS), noise.uniform(-1, 1)
        edge = min(1, i / (EDGE_SECONDS * RATE), (count - i) / (EDGE_SECONDS * RATE))
        numbers.append(wave_at(wave, phase, chance) * edge * ((1 - done) ** 2 if fade else 1))
    return numbers


def voice(description, tempo):
    noise = random.Random(1)
    wave, volume = description.get("wave", "square"), description.get("volume", 0.5)
    fade = description.get("fade", True)
    if "slide" in description:
        start, end = description["slide"]
        numbers = tone(wave, start, end, description["seconds"], fade, noise)
        return [volume * number for number in numbers]
    beat = 60 / description.get("tempo", tempo)
    numbers = []
    for word in description["notes"].replace("|", " ").split():
        note, _, beats = word.partition("*")
        seconds = beat * float(beats or 1)
        if note == "-":
            numbers += [0.0] * round(seconds * RATE)
        else:
            pitch = pitch_of(note)
            numbers += tone(
                wave, pitch, pitch, min(seconds, 0.08) if note == "x" else seconds, fade, noise
            )
            if note == "x":
                numbers += [0.0] * (round(seconds * RATE) - round(min(seconds, 0.08) * RATE))
    return [volume * number for number in numbers]


def wav(description):
    """A WAV file: PCM, one channel, 8 bits."""
    tempo = description.get("tempo", 240)
    voices = [voice(part, tempo) for part in description.get("voices", [description])]
    length = max(len(numbers) for numbers in voices)
    if length > LONGEST_SECONDS * RATE:
        raise ValueError(f"{length / RATE:.1f} s is longer than {LONGEST_SECONDS} s")
    mixed = [sum(numbers[i] for numbers in voices if i < len(numbers)) for i in range(length)]
    data = bytes(128 + round(max(-1, min(1, number)) * 127) for number in mixed)
    data += b"\x80" * (len(data) % 2)
    form = struct.pack("<4sIHHIIHH", b"fmt ", 16, 1, 1, RATE, RATE, 1, 8)
    body = b"WAVE" + form + struct.pack("<4sI", b"data", len(data)) + data
    return struct.pack("<4sI", b"RIFF", len(body)) + body


def compose_all(kinds):
    """The bytes of every sound, by path."""
    composed = {}
    for source in sorted(GAMES.glob("*/*/sounds.toml")):
        if kinds and source.parts[-3] not in kinds:
            continue
        for name, description in tomllib.loads(source.read_text()).items():
            try:
                composed[source.parent / "sounds" / f"{name}.wav"] = wav(description)
            except (KeyError, ValueError) as error:
                raise SystemExit(f"{source}: sound {name}: {error}") from error
    return composed


if __name__ == "__main__":
    sys.exit(bring_up_to_date(compose_all, "*/*/sounds/*.wav"))
