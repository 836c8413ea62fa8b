"""Makes index/retrieval/vectors.npz, the table of word vectors, from a sentence encoder.

    python -m tests.learning.vectors ../shared/models/all-MiniLM-L6-v2-int8 --shared ../shared

Each word begins as the encoder sees it alone. Then the words are moved until their sum points where the encoder's
vector of the whole passage does, for the passages of all handbooks that teach and for the example questions of intents.
The handbooks of tests/unread teach nothing, and no question of a set does. Needs fastembed (`pip install -e
.[vectors]`).
"""

import argparse
import math
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy
from numpy.typing import NDArray
from spellchecker import SpellChecker

from index import Handbook, load_handbook
from index.retrieval.meaning import VECTORS
from index.words import STOP_WORDS, stem, stems_in, words_in
from tests.learning.classifiers import intent_texts
from tests.learning.encoder import Encoder
from tests.learning.sets import question_sets

Numbers = NDArray[numpy.float32]

# So many of the commonest English words are in the table, and what stands in so many passages; numbers a word.
_COMMON, _FEWEST, _NUMBERS = 20_000, 5, 128
_ROUNDS, _BATCH, _STEP, _SLOWER = 6, 512, 0.05, 0.7


def main() -> int:
    """Exit status 0, or 1 where there is no model."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", type=Path, help="the encoder's folder")
    parser.add_argument("--shared", type=Path, required=True, help="the folder with questions, corpora and tools")
    args = parser.parse_args()
    if not (args.model / "model.onnx").is_file():
        print(f"{args.model}:1: no model.onnx here; name the folder of the encoder", file=sys.stderr)
        return 1
    encoder = Encoder(args.model)
    passages = _passages(args.shared)
    wanted = encoder.of([passage.text for passage in passages])
    centre = wanted.mean(axis=0)
    directions = numpy.linalg.svd(wanted[::4] - centre, full_matrices=False)[2][:_NUMBERS]
    directions *= numpy.sign(directions.sum(axis=1, keepdims=True))
    wanted = (wanted - centre) @ directions.T
    wanted /= numpy.linalg.norm(wanted, axis=1, keepdims=True)

    counts = Counter(one for passage in passages for one in passage.stems)
    alone = _alone(encoder, directions)
    stems = sorted(alone.keys() | {one for one, count in counts.items() if count >= _FEWEST})
    rarity = [math.log(1 + len(passages) / (1 + counts[one])) for one in stems]
    nothing = numpy.zeros(_NUMBERS, dtype=numpy.float32)
    start = numpy.array([alone.get(one, nothing) * rare for one, rare in zip(stems, rarity, strict=True)])
    vectors = _moved(start.astype(numpy.float32), _places(passages, stems), wanted)

    largest = numpy.abs(vectors).max(axis=1, keepdims=True)
    numpy.savez(
        VECTORS, stems=numpy.frombuffer("\n".join(stems).encode(), dtype=numpy.uint8),
        vectors=numpy.round(vectors / largest * 127).astype(numpy.int8), scales=(largest[:, 0] / 127),
    )  # fmt: skip
    print(f"{len(stems)} stems of {_NUMBERS} numbers, taught by {len(passages)} passages: {VECTORS}")
    return 0


class Passage(NamedTuple):
    """A text with the stems of its words, in order and each once."""

    text: str
    stems: tuple[str, ...]


def _passages(shared: Path) -> list[Passage]:
    """What teaches: each line and the titles over each section of all handbooks with a set, and example questions."""
    corpora = dict.fromkeys(each.corpus for each in question_sets(shared))
    found = [passage for corpus in corpora for passage in _of_handbook(load_handbook(corpus))]
    found += ((text, stems_in(text)) for text, _, _ in intent_texts())
    return list(dict.fromkeys(Passage(text, tuple(sorted(set(stems)))) for text, stems in found))


def _of_handbook(handbook: Handbook) -> Iterator[tuple[str, Iterable[str]]]:
    """The titles over each unit, then each line with its heading."""
    for unit in handbook.units:
        yield ": ".join((unit.page.title, *unit.page.heading_path(unit.section))), unit.above
    for unit in handbook.units:
        yield from ((f"{unit.section.title}: {each.item.label} {each.item.text}", each.stems) for each in unit.lines)


def _alone(encoder: Encoder, directions: Numbers) -> dict[str, Numbers]:
    """The stems of common words, each as the encoder sees its words alone, at length 1."""
    counts = SpellChecker().word_frequency.dictionary
    common = sorted(counts, key=lambda word: (-counts[word], word))[:_COMMON]
    words = sorted(word for word in common if words_in(word) == (word,) and word not in STOP_WORDS)
    encoded = encoder.of(words)
    kinds: dict[str, list[int]] = defaultdict(list)
    for place, word in enumerate(words):
        kinds[stem(word)].append(place)
    weights = numpy.array([math.log1p(counts[word]) for word in words])
    means = {one: numpy.average(encoded[places], axis=0, weights=weights[places]) for one, places in kinds.items()}
    centre = numpy.mean(list(means.values()), axis=0)
    turned = {one: (mean - centre) @ directions.T for one, mean in means.items()}
    return {one: vector / numpy.linalg.norm(vector) for one, vector in turned.items()}


def _places(passages: Sequence[Passage], stems: Sequence[str]) -> list[NDArray[numpy.int64]]:
    known = {one: place for place, one in enumerate(stems)}
    return [numpy.array([known[one] for one in passage.stems if one in known], dtype=int) for passage in passages]


def _moved(vectors: Numbers, places: Sequence[NDArray[numpy.int64]], wanted: Numbers) -> Numbers:
    """The vectors after some rounds of Adam on the cosine between each passage's sum and what is wanted of it."""
    chance = numpy.random.default_rng(0)
    mean, square, step = numpy.zeros_like(vectors), numpy.zeros_like(vectors), _STEP
    order = numpy.array([place for place, each in enumerate(places) if len(each)])
    for _ in range(_ROUNDS):
        chance.shuffle(order)
        for begin in range(0, len(order), _BATCH):
            batch = order[begin : begin + _BATCH]
            flat = numpy.concatenate([places[each] for each in batch])
            slope = numpy.zeros_like(vectors)
            numpy.add.at(
                slope, flat, numpy.repeat(*_slopes(vectors, [places[each] for each in batch], wanted[batch]), 0)
            )
            rows = numpy.unique(flat)
            mean[rows] = 0.9 * mean[rows] + 0.1 * slope[rows]
            square[rows] = 0.99 * square[rows] + 0.01 * slope[rows] ** 2
            vectors[rows] -= step * mean[rows] / (numpy.sqrt(square[rows]) + 1e-8)
        step *= _SLOWER
    return vectors


def _slopes(vectors: Numbers, places: Sequence[NDArray[numpy.int64]], wanted: Numbers) -> tuple[Numbers, list[int]]:
    """How the cosines fall with each passage's sum, one row a passage, and how many words each has."""
    sums = numpy.array([vectors[each].sum(axis=0) for each in places])
    lengths = numpy.maximum(numpy.linalg.norm(sums, axis=1, keepdims=True), 1e-6)
    ways = sums / lengths
    cosines = (ways * wanted).sum(axis=1, keepdims=True)
    return -(wanted - cosines * ways) / lengths / len(places), [len(each) for each in places]


if __name__ == "__main__":
    sys.exit(main())
