"""Pairs of a text and a passage that belongs to it, without a question: what retrieval learns from beside questions.

Inverse cloze (a sentence and the rest of its paragraph), first section (a lead sentence and another paragraph of its page;
Chang et al., "Pre-training Tasks for Embedding-based Large-scale Retrieval", ICLR 2020) and links (a lead sentence and a
paragraph that links to its page)."""
import glob
import os
import re

import sources


def inverse_cloze(paragraphs, random_source):
    """(sentence, sentences of its paragraph): it is left among them one time in ten."""
    parts = sources.sentences(random_source.choice(paragraphs))
    if len(parts) < 3:
        return None
    place = random_source.randrange(len(parts))
    if not 30 <= len(parts[place]) <= 250:
        return None
    return parts[place], parts if random_source.random() < 0.1 else parts[:place] + parts[place + 1:]


def first_section(paragraphs, random_source):
    """(lead sentence, sentences of another paragraph of the page)"""
    parts = [p for p in sources.sentences(paragraphs[0]) if 30 <= len(p) <= 250]
    if not parts or len(paragraphs) < 2:
        return None
    return random_source.choice(parts), sources.sentences(random_source.choice(paragraphs[1:]))


def linked_pages():
    """(lead sentence of the linked page, title, sentences of the paragraph that holds the link) of the Markdown corpus."""
    root = f"{sources.DATA}/corpora/mcp-docs"
    pages, found = {}, []
    for path in sorted(glob.glob(f"{root}/**/*.mdx", recursive=True)):
        text = open(path, encoding="utf-8", errors="replace").read()
        title = re.search(r"^title:\s*\"?(.*?)\"?\s*$", text, re.M)
        body = re.sub(r"```.*?```", "", re.sub(r"^---.*?---", "", text, count=1, flags=re.S), flags=re.S)
        paragraphs = [" ".join(p.split()) for p in body.split("\n\n") if len(p) > 120 and not p.lstrip().startswith(("<", "|", "#"))]
        pages[os.path.relpath(path, root)[:-4]] = (title.group(1) if title else "", paragraphs)
    plain = lambda text: re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)
    for name, (title, paragraphs) in pages.items():
        for paragraph in paragraphs:
            for link in re.findall(r"\]\(/?([^)#\s]+)", paragraph):
                target = pages.get(link.strip("/")) or pages.get(os.path.normpath(os.path.join(os.path.dirname(name), link)))
                if target and target[1] and target[1] is not paragraphs:
                    lead = sources.sentences(plain(target[1][0]))[0]
                    if 30 <= len(lead) <= 250:
                        found.append((lead, title, sources.sentences(plain(paragraph))))
    return found
