"""Held-out SQuAD paragraphs inside real pages: questions whose answer stands in one of five such pages.

    html_pages.py QUESTIONS > requests.jsonl

Each page is a real one (../shared/data/html) of which the main content was replaced by the paragraphs of one article:
navigation, sidebars, related stories and footers stay. A line is a request of `winnow prune`, and beside it under
`expected` what the answer and its sentence are; `winnow prune` refuses unknown members, so `html_run.py` takes it off."""
import gzip, json, os, pathlib, random, sys

import bs4

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE / "../../training/lexical"))
SHARED = pathlib.Path(os.environ.get("WINNOW_SHARED_DATA", HERE / "../../../shared/data"))
os.environ["WINNOW_SHARED_DATA"] = str(SHARED)
import data  # noqa: E402

PAGES = 5


def sources():
    for path in sorted((SHARED / "html/articles/html").glob("*.gz")):
        yield gzip.open(path, "rt", encoding="utf-8", errors="replace").read()
    for path in sorted((SHARED / "html/readability").glob("*/source.html.gz")):
        yield gzip.open(path, "rt", encoding="utf-8", errors="replace").read()


def frame(html):
    """The page with a mark where its main content was; None when it has no clear one."""
    soup = bs4.BeautifulSoup(html, "html.parser")
    best = max(soup.find_all(["div", "article", "section", "main", "td"]), default=None,
               key=lambda tag: sum(len(p.get_text()) for p in tag.find_all("p", recursive=False)))
    if best is None or sum(len(p.get_text()) for p in best.find_all("p", recursive=False)) < 1000:
        return None
    best.clear()
    best.append("@@CONTENT@@")
    page = str(soup)
    rest = len(soup.get_text(" ", strip=True))
    return page if page.count("@@CONTENT@@") == 1 and 300 < rest < 40_000 and len(page) < 1_000_000 else None


def escape(text):
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def main():
    rng = random.Random(11)
    frames = [page for page in map(frame, sources()) if page]
    articles = {}
    for r in data.squad(1):
        articles.setdefault(r["article"], {})[r["paragraph"]] = r["text"]
    bodies = {a: f"<h1>{escape(a.replace('_', ' '))}</h1>" + "".join(f"<p>{escape(t)}</p>" for t in p.values()) for a, p in articles.items()}
    questions = [r for r in data.squad(1) if r["labelled"] and r["gold"]]
    rng.shuffle(questions)
    print(f"{len(frames)} frames, {len(bodies)} articles", file=sys.stderr)
    for number, r in enumerate(questions[:int(sys.argv[1])]):
        chosen = [r["article"]] + rng.sample([a for a in bodies if a != r["article"]], PAGES - 1)
        rng.shuffle(chosen)
        passages = [dict(id=a, html=rng.choice(frames).replace("@@CONTENT@@", bodies[a])) for a in chosen]
        expected = dict(answers=r["answers"], sentences=[r["sentences"][i] for i in r["gold"]])
        print(json.dumps(dict(id=number, question=r["question"], passages=passages, expected=expected), ensure_ascii=False))


main()
