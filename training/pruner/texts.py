"""Segments put together to framed texts, all of them at once."""
import numpy as np

from layout import CLS, SEP


def starts(counts):
    """[3, 1, 2] -> [0, 3, 4]"""
    return (np.cumsum(counts) - counts).astype(np.int64)


class Segments:
    """The token ids of `build.py`'s segments; `cls` and `sep` are two more of them."""

    def __init__(self, store):
        self.tokens = np.concatenate([store["segments"], [CLS, SEP]]).astype(np.int32)
        self.lengths = np.concatenate([store["segment_lengths"], [1, 1]]).astype(np.int64)
        self.first = starts(self.lengths)
        self.cls, self.sep = len(self.lengths) - 2, len(self.lengths) - 1

    def lay_out(self, parts, counts, most):
        """Texts of segments, `counts` of them each, in `parts`; cut so that with the last segment (one token) at most `most`
        tokens are left -> token ids of all texts, the place in `parts` of each, the length of each text."""
        begin = starts(counts)
        size = self.lengths[parts]
        at = starts(size)
        at = at - np.repeat(at[begin], counts)
        size = np.clip(most - 1 - at, 0, size)
        size[begin + counts - 1] = 1
        place = np.repeat(np.arange(len(parts)), size)
        index = np.arange(len(place)) - starts(size)[place] + self.first[parts][place]
        return self.tokens[index], place, np.add.reduceat(size, begin)
