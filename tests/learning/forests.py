"""Trains the ranker's forest, listwise. Owns lightgbm."""

from collections.abc import Sequence
from typing import Any

import lightgbm
import numpy
from numpy.typing import NDArray

Numbers = NDArray[numpy.float64]

_COMMON = {
    "num_leaves": 8, "learning_rate": 0.05, "feature_fraction": 0.5, "lambda_l2": 5.0, "verbose": -1, "seed": 7,
    "deterministic": True, "force_row_wise": True, "num_threads": 2,
}  # fmt: skip
_RANKER = {
    **_COMMON, "objective": "lambdarank", "num_leaves": 14, "feature_fraction": 0.3, "min_data_in_leaf": 30,
    "lambdarank_truncation_level": 5,
    "label_gain": [0, 1, 2, 6],
}  # fmt: skip
_TREES = 300


def fit_ranker(groups: Sequence[tuple[Numbers, NDArray[numpy.int64], float]], names: Sequence[str]) -> list[Any]:
    """The ranker's trees, from the candidates of each question: their features, what each is worth, and what the
    question counts."""
    weights = [numpy.full(len(worth), counts) for _, worth, counts in groups]
    data = lightgbm.Dataset(
        numpy.vstack([rows for rows, _, _ in groups]), numpy.concatenate([worth for _, worth, _ in groups]),
        group=[len(worth) for _, worth, _ in groups], weight=numpy.concatenate(weights),
    )  # fmt: skip
    return _trees(lightgbm.train(_RANKER, data, num_boost_round=_TREES), names)


def _trees(booster: lightgbm.Booster, names: Sequence[str]) -> list[Any]:
    return [_nodes(tree["tree_structure"], names) for tree in booster.dump_model()["tree_info"]]


def _nodes(root: dict[str, Any], names: Sequence[str]) -> list[list[Any]]:
    """A tree as a list of nodes, see `index.ranking.model.Forest`."""
    nodes: list[list[Any]] = []

    def add(node: dict[str, Any]) -> int:
        at = len(nodes)
        nodes.append([])
        if "leaf_value" in node:
            nodes[at] = [round(node["leaf_value"], 5)]
        else:
            assert node["decision_type"] == "<="
            left, right = add(node["left_child"]), add(node["right_child"])
            nodes[at] = [names[node["split_feature"]], float(f"{node['threshold']:.6g}"), left, right]
        return at

    add(root)
    return nodes
