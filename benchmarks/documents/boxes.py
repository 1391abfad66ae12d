"""Draws what Winnow reads on the pages of a PDF, for people to look at: boxes by the kind of their block.

    boxes.py PDF FOLDER WINNOW [--pages 4]
"""

import argparse
import json
import pathlib
import subprocess

from PIL import Image, ImageDraw

COLOURS = {"heading": "red", "paragraph": "blue", "listItem": "green", "tableCell": "orange", "caption": "purple"}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("pdf", type=pathlib.Path)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("program")
    parser.add_argument("--pages", type=int, default=4)
    arguments = parser.parse_args()
    arguments.folder.mkdir(parents=True, exist_ok=True)
    base = arguments.folder / arguments.pdf.stem
    subprocess.run(["pdftoppm", "-r", "72", "-png", "-l", str(arguments.pages), str(arguments.pdf), str(base)], check=True)
    report = json.loads(subprocess.run([arguments.program, "text", "--json", str(arguments.pdf)], capture_output=True, check=True).stdout)
    for image in sorted(arguments.folder.glob(arguments.pdf.stem + "-*.png")):
        number = int(image.stem.rsplit("-", 1)[1])
        picture = Image.open(image).convert("RGB")
        pen = ImageDraw.Draw(picture)
        order = 0
        for block in report["blocks"][1:]:
            if block["kind"] not in COLOURS or "place" not in block:
                continue
            colour = "grey" if block.get("boilerplate") else COLOURS[block["kind"]]
            places = [block["place"], *block["place"].get("continues", [])]
            for place in places:
                if place.get("page") == number:
                    order += 1
                    pen.rectangle(place["box"], outline=colour)
                    pen.text((place["box"][0] - 12, place["box"][1]), str(order), fill=colour)
        picture.save(image)


if __name__ == "__main__":
    main()
