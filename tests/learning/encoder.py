"""A sentence encoder, to make word vectors of. Owns fastembed."""

from collections.abc import Sequence
from pathlib import Path

import numpy

from index.retrieval.meaning import Vectors

_MODEL_FILE, _NUMBERS = "model.onnx", 384


class Encoder:
    """The encoder in a folder: model.onnx with its tokenizer, mean pooling, of BERT's kind."""

    def __init__(self, folder: Path) -> None:
        # Heavy, and needed for nothing else.
        from fastembed import TextEmbedding
        from fastembed.common.model_description import ModelSource, PoolingType

        name = f"local/{folder.name}"
        if all(each["model"] != name for each in TextEmbedding.list_supported_models()):
            TextEmbedding.add_custom_model(
                model=name, pooling=PoolingType.MEAN, normalization=True, sources=ModelSource(hf=name), dim=_NUMBERS,
                model_file=_MODEL_FILE,
            )  # fmt: skip
        self._model = TextEmbedding(name, specific_model_path=str(folder))

    def of(self, texts: Sequence[str]) -> Vectors:
        """One row of length 1 a text."""
        order = sorted(range(len(texts)), key=lambda place: len(texts[place]))  # alike in length, little is padded
        rows = list(self._model.embed([texts[place] for place in order], batch_size=64))
        found = numpy.zeros((len(texts), _NUMBERS), dtype=numpy.float32)
        if rows:
            found[order] = numpy.array(rows, dtype=numpy.float32)
        return found
