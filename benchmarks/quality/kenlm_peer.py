"""Two models of kenlm on the same halves and the same good text as training/screening/harm.py, and their ratio.

    python kenlm_peer.py REPOSITORY_OF_THE_HATE_SPEECH_SET

kenlm estimates with `lmplz` (order 3, modified Kneser-Ney, interpolated); where it is not on the path this says so.
"""
import os
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../training/screening"))
import data
from words import words


def main(repository):
    lmplz = shutil.which("lmplz") or os.environ.get("LMPLZ")
    if not lmplz:
        print("lmplz is not here: kenlm was not measured")
        return
    import kenlm
    from sklearn.metrics import roc_auc_score

    train, test = data.halves(data.tweets(repository))
    harmful = [text for text, harm in train if harm]
    good = [text for text, harm in train if not harm] + [t for n, t in enumerate(data.wiki(0, 4)) if n % 4 == 0]
    good += list(data.elsewhere("molweni", "train", most=1_500))
    labels = [harm for _, harm in test]
    with tempfile.TemporaryDirectory() as folder:
        for order in (2, 3, 5):
            models = []
            for name, texts in (("harmful", harmful), ("good", good)):
                arpa = os.path.join(folder, f"{name}{order}.arpa")
                text = "\n".join(" ".join(words(text)) for text in texts)
                subprocess.run([lmplz, "-o", str(order), "-S", "1G", "--discount_fallback", "--arpa", arpa], input=text, text=True,
                               check=True, stderr=subprocess.DEVNULL)
                models.append(kenlm.Model(arpa))
            scores = []
            for text, _ in test:
                tokens = words(text)
                line = " ".join(tokens)
                scores.append((models[0].score(line) - models[1].score(line)) / (len(tokens) + 1))
            print(f"kenlm, order {order}: AUC {roc_auc_score(labels, scores):.4f}")


main(sys.argv[1])
