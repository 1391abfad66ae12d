"""Questions made from a sentence of a passage, without a model: the sentence answers them, more or less well worded.

Cloze questions (a date, number, place or name is left out and asked for: Lewis et al., "Unsupervised Question Answering by
Cloze Translation", ACL 2019), key words as people type them into a search box, and what first sentences answer (what is,
who was, where is). What the other sentences have to do with a question is left to a teacher."""
import re

MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
NAME = r"(?:[A-Z][\w'’.-]+)(?:\s+(?:of|de|the|von|van)?\s*[A-Z][\w'’.-]+)*"
DATE = re.compile(rf"\b(?:in|on|since|until|from|by|around)\s+((?:early |late |mid-)?(?:(?:{MONTHS})\s+)?(?:\d{{1,2}},?\s+)?(?:{MONTHS})?\s*\d{{4}})\b")
COUNT = re.compile(r"\b(\d[\d,.]*\d|\d|two|three|four|five|six|seven|eight|nine|ten|twelve)\s+((?:[a-z]+\s+)?[a-z]+s)\b")
PLACE = re.compile(rf"\b(?:in|at|near|to)\s+((?:the\s+)?{NAME}(?:,\s+{NAME})*)")
AGENT = re.compile(rf"\b(was|were|is|are|been)\s+((?:\w+ly\s+)?\w+(?:ed|en|wn|un|ught|de|lt|t))\s+by\s+((?:the\s+)?{NAME})")
SUBJECT = re.compile(rf"^((?:The\s+)?{NAME})\s+((?:was|is|were|are|has|had|won|became|played|wrote|led|made|\w+ed)\b.*)")
AUXILIARIES = {"is", "was", "are", "were", "has", "had", "have", "can", "could", "will", "would", "may", "must"}
PRONOUNS = {"he", "she", "it", "they", "his", "her", "its", "their", "this", "these"}
REASON = re.compile(r"^(.{20,140}?),?\s+(?:because|due to|so that|in order to|as a result of)\s")
STOP = set("a an and are as at be been but by for from had has have he her his i in into is it its of on or s she that the "
           "their them they this to was were which who will with also after before during than other more most such when "
           "while where not no one two first all some many between over under about up out only then there".split())


def plain_title(title):
    return re.sub(r"\s*\(.*?\)", "", title).strip()


def clause(words, place, most=16):
    """At most `most` words around `place`, from the nearest comma before and to the nearest behind when enough is left."""
    first, last = 0, len(words)
    for i in range(place - 1, -1, -1):
        if words[i][-1] in ",;:)" and place - i > 4:
            first = i + 1
            break
    for i in range(place, len(words)):
        if words[i][-1] in ",;:." and i - first > 4:
            last = i + 1
            break
    first = max(first, place - most + 3)
    return first, min(last, first + most)


def named(words, title):
    """The words with the title for a pronoun they open with; [] stays []."""
    if words and words[0].lower().strip(",") in PRONOUNS:
        own = words[0].lower() in {"his", "her", "its", "their"}
        return [title + ("'s" if own else "")] + words[1:]
    return words


def turned(ask, before, after, title):
    """"X was built" and "of stone" -> ask "was X built of stone"; without an auxiliary "did" stands in."""
    before = named(before, title)
    at = next((i for i, w in enumerate(before) if w.lower() in AUXILIARIES), None)
    if at is None:
        return [ask, "did"] + before + after
    return [ask, before[at]] + before[:at] + before[at + 1:] + after


def cloze(sentence, title, random_source):
    """Leaves a part of the sentence out and asks for it."""
    found = []
    for match in DATE.finditer(sentence):
        found.append((random_source.choice(["when", "when", "what year"]), match.start(), match.end()))
    for match in PLACE.finditer(sentence):
        found.append(("where", match.start(), match.end()))
    for match in COUNT.finditer(sentence):
        found.append(("how many " + match.group(2), match.start(), match.end()))
    agent = AGENT.search(sentence)
    if agent and random_source.random() < 0.7:
        subject = named(sentence[: agent.start()].split()[-8:], title)
        rest = sentence[agent.end():].split()[:6]
        return ["who", agent.group(2)] + subject + rest if len(subject) > 0 else None
    subject = SUBJECT.search(sentence)
    if subject and subject.group(1).lower() not in PRONOUNS and random_source.random() < 0.35:
        rest = subject.group(2).split()
        same = set(subject.group(1).lower().split()) & set(title.lower().split())
        if len(rest) >= 4 and not same:
            return [random_source.choice(["who", "what", "which"])] + rest[:12]
    if not found:
        return None
    ask, start, end = random_source.choice(found)
    before, after = sentence[:start].split(), sentence[end:].split()
    words = before + after
    if len(words) < 4:
        return None
    first, last = clause(words, min(len(before), len(words) - 1))
    return turned(ask, before[first:], after[: max(0, last - len(before))], title)


def key_words(sentence, title, rarity, random_source):
    """Two to five rare words of the sentence in their order, most often with the title."""
    words = [w for w in re.findall(r"[\w'-]+", sentence) if w.lower() not in STOP and len(w) > 1]
    own = {w.lower() for w in title.split()}
    words = [w for w in dict.fromkeys(words) if w.lower() not in own]
    if len(words) < 3:
        return None
    best = sorted(words, key=lambda w: -rarity(w.lower()) * random_source.uniform(0.5, 1))[: random_source.randint(2, 5)]
    chosen = [w for w in words if w in best]
    if random_source.random() < 0.75:
        chosen = [title] + chosen if random_source.random() < 0.7 else chosen + [title]
    if random_source.random() < 0.25:
        chosen = [random_source.choice(["what", "how", "why", "when", "who", "where"])] + chosen
    return chosen


def about_first(sentence, title, random_source):
    """What the first sentence of an article answers."""
    lower = sentence.lower()
    choices = []
    if re.search(r"\b(is|was|are|were)\b", lower):
        person = re.search(r"\(born|\bborn\b|– ?\d|-\d{4}\)|player|politician|actor|actress|singer|writer|footballer", lower)
        past = " was " in lower or " were " in lower
        choices.append([("who" if person else "what"), "was" if past else "is", title])
    if re.search(r"\b(located|situated|village|town|city|municipality|district|county|province)\b", lower):
        choices.append(["where", "is", title, "located"] if random_source.random() < 0.5 else ["where", "is", title])
    if "(born" in lower or "born " in lower:
        choices.append(["when", "was", title, "born"])
    if re.search(r"(released|founded|established|built|published) (in|on)", lower):
        verb = re.search(r"(released|founded|established|built|published) (in|on)", lower).group(1)
        choices.append(["when", "was", title, verb])
    return random_source.choice(choices) if choices else None


def reason(sentence, title):
    match = REASON.search(sentence)
    return turned("why", match.group(1).split(), [], title) if match else None


def worded(words, random_source):
    text = re.sub(r"\s+([,.;:)])", r"\1", " ".join(words))
    text = re.sub(r"[\s,.;:(]+$", "", text)
    if random_source.random() < 0.6:
        return re.sub(r"[,;:\"()]", "", text).lower()
    return text[0].upper() + text[1:] + ("?" if random_source.random() < 0.8 else "")


def question(passage, rarity, random_source):
    """(question, number of the sentence it was made from), or None. passage: {title, sentences}"""
    title, sentences = plain_title(passage["title"]), passage["sentences"]
    place = random_source.randrange(len(sentences))
    sentence = sentences[place]
    if not 30 <= len(sentence) <= 400:
        return None
    fate = random_source.random()
    words = None
    if place == 0 and fate < 0.3:
        words = about_first(sentence, title, random_source)
    if words is None and fate < 0.75:
        words = reason(sentence, title) or cloze(sentence, title, random_source)
    if words is None and fate > 0.55:
        words = key_words(sentence, title, rarity, random_source)
    if not words or not 3 <= len(" ".join(words).split()) <= 24:
        return None
    return worded(words, random_source), place
