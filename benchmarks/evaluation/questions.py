"""Questions of SQuAD dev as JSONL, each with its paragraph among five of its article: questions.py DEV.json.gz COUNT"""
import gzip, json, random, sys


def questions(articles):
    for article in articles:
        paragraphs = [paragraph["context"] for paragraph in article["paragraphs"]]
        for own, paragraph in enumerate(article["paragraphs"]):
            for entry in paragraph["qas"]:
                others = [index for index in range(len(paragraphs)) if index != own]
                random.shuffle(others)
                chosen = [own, *others[:4]]
                random.shuffle(chosen)
                yield {
                    "id": entry["id"], "question": entry["question"],
                    "answers": [answer["text"] for answer in entry["answers"]],
                    "passages": [paragraphs[index] for index in chosen],
                }


def main():
    random.seed(1)
    with gzip.open(sys.argv[1]) as file:
        articles = json.load(file)["data"]
    left = int(sys.argv[2])
    turn = 0
    while left > 0:  # SQuAD dev has 6,078 questions: later turns draw other neighbours
        for question in questions(articles):
            if left == 0:
                break
            print(json.dumps(question | {"id": f"{question['id']}-{turn}"}))
            left -= 1
        turn += 1


main()
