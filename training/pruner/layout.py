"""How a question and a passage become token ids: what training, scoring and the program have in common, without PyTorch."""
import hashlib

CLS, SEP = 101, 102
QUESTION_TOKENS, TITLE_TOKENS, WINDOW_TOKENS = 64, 32, 256
# Where a window to train on is from: see `training/questions/build.py`.
KINDS = ["prepared", "gold", "found", "unanswered", "invented", "documentation"]


def kept_out(question):
    """Whether a question belongs to the tenth that the calibrator learns from."""
    return int(hashlib.md5(" ".join(question.lower().split()).encode()).hexdigest()[:8], 16) % 10 == 0


def windows(lengths, room):
    """Whole sentences packed greedily, without overlap, at most `room` tokens each -> lists of sentence numbers."""
    made, current, used = [], [], 0
    for index, length in enumerate(lengths):
        if current and used + length > room:
            made.append(current)
            current, used = [], 0
        current.append(index)
        used += length
    return made + [current] if current else made
