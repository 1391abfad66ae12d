"""Makes documents whose truth is known: HTML to PDF by Chromium, flat ODT to PDF, docx and odt by LibreOffice.

    make.py FOLDER [--count 12] [--seed 1] [--hard]

With --hard the documents have what readers fall over, too: items of lists in items, tables that go over the end of a page,
figures with captions below them, a heading over both columns, a stamp that runs up the margin of each page, more notes.

Each document is a list of blocks in the order of reading, written to FOLDER/NAME.json beside FOLDER/NAME.pdf (and, from
LibreOffice, NAME.docx and NAME.odt). The words are drawn from lists in this file.
"""

import argparse
import html
import json
import pathlib
import random
import shutil
import subprocess

THINGS = "harbour|station|vessel|pilot|gauge|channel|berth|current|signal|chart|anchor|tide table|breakwater|lock gate|buoy|pier|observatory|weather report|cargo manifest|inspection".split("|")
DOERS = "the authority|the harbour master|a pilot|the survey team|each operator|the committee|an inspector|the night shift|the crew|the laboratory".split("|")
DOES = "measures|publishes|replaces|documents|inspects|compares|adjusts|registers|recommends|announces|evaluates|photographs".split("|")
HOW = "every quarter of an hour|before the season begins|without interrupting operations|according to the regulation of 1998|in cooperation with neighbouring municipalities|whenever visibility deteriorates|at least twice a year|under extraordinary circumstances|from the control room|with considerable precision".split("|")
TOPICS = "Water levels|Night operations|Instrument calibration|Responsibilities|Historical background|Emergency procedures|Data management|Environmental conditions|Traffic separation|Maintenance intervals|Communication channels|Training requirements|Cost allocation|Known limitations|Future extensions".split("|")


class Writer:
    def __init__(self, seed, hard=False):
        self.random = random.Random(seed)
        self.hard = hard

    def sentence(self):
        pick = self.random.choice
        text = f"{pick(DOERS)} {pick(DOES)} {pick(['the', 'every', 'one'])} {pick(THINGS)} {pick(HOW)}"
        if self.random.random() < 0.4:
            text += f", and {pick(DOERS)} {pick(DOES)} the {pick(THINGS)} number {self.random.randint(2, 999)}"
        return text[0].upper() + text[1:] + "."

    def paragraph(self):
        return " ".join(self.sentence() for _ in range(self.random.randint(2, 6)))

    def table(self):
        columns = self.random.randint(2, 4)
        header = ["Name"] + self.random.sample(["Level", "Year", "Depth", "Count", "Length", "Price"], columns - 1)
        rows = []
        for _ in range(self.random.randint(20, 45) if self.hard and self.random.random() < 0.4 else self.random.randint(3, 7)):
            name = f"{self.random.choice(THINGS).capitalize()} {self.random.choice('ABCDEFGH')}"
            rows.append([name] + [f"{self.random.uniform(1, 400):.1f}" for _ in header[1:]])
        return {"kind": "table", "header": header, "rows": rows}

    def document(self, sections):
        blocks = [{"kind": "heading", "level": 1, "text": f"Report {self.random.randint(10, 99)} on the {self.random.choice(THINGS)}"}]
        blocks.append({"kind": "paragraph", "text": self.paragraph()})
        numbered = self.random.random() < 0.5
        topics = self.random.sample(TOPICS, sections)
        notes = tables = figures = 0
        for number, topic in enumerate(topics, 1):
            heading = {"kind": "heading", "level": 2, "text": f"{number} {topic}" if numbered else topic}
            if self.hard and self.random.random() < 0.3:
                heading["wide"] = True
            blocks.append(heading)
            for part in range(self.random.randint(2, 4)):
                if part and self.random.random() < 0.35:
                    text = f"On the {self.random.choice(THINGS)} of {self.random.choice(DOERS)}"
                    blocks.append({"kind": "heading", "level": 3, "text": text})
                block = {"kind": "paragraph", "text": self.paragraph()}
                if self.random.random() < (0.5 if self.hard else 0.2):
                    notes += 1
                    block["note"] = f"Note {notes}: {self.sentence()}"
                blocks.append(block)
            chance = self.random.random()
            if chance < 0.35:
                ordered = self.random.random() < 0.5
                items = [self.sentence() for _ in range(self.random.randint(2, 5))]
                block = {"kind": "list", "ordered": ordered, "items": items}
                if self.hard:
                    block["inner"] = {str(self.random.randrange(len(items))): [self.sentence() for _ in range(2)]}
                blocks.append(block)
            elif chance < 0.7:
                tables += 1
                blocks.append({"kind": "caption", "text": f"Table {tables}: The {self.random.choice(THINGS)} in figures"})
                blocks.append(self.table())
            elif self.hard and chance < 0.9:
                figures += 1
                text = f"Figure {figures}: The {self.random.choice(THINGS)} seen by {self.random.choice(DOERS)}"
                blocks.append({"kind": "caption", "text": text, "figure": True})
        return blocks


def html_page(blocks, look):
    esc = html.escape
    parts = []
    for block in blocks:
        kind = block["kind"]
        if kind == "heading":
            wide = " class=wide" if block.get("wide") else ""
            parts.append(f"<h{block['level']}{wide}>{esc(block['text'])}</h{block['level']}>")
        elif block.get("figure"):
            picture = '<svg width=150 height=60><rect width=150 height=60 fill="#9bd"/><circle cx=60 cy=30 r=20 fill="#357"/></svg>'
            parts.append(f"<figure>{picture}<p class=caption>{esc(block['text'])}</p></figure>")
        elif kind in ("paragraph", "caption"):
            parts.append(f"<p class={kind}>{esc(block['text'])}</p>")
        elif kind == "list":
            tag = "ol" if block["ordered"] else "ul"
            inner = block.get("inner", {})

            def nested(number):
                items = "".join(f"<li>{esc(i)}</li>" for i in inner.get(str(number), []))
                return f"<ul>{items}</ul>" if items else ""

            items = "".join(f"<li>{esc(i)}{nested(number)}</li>" for number, i in enumerate(block["items"]))
            parts.append(f"<{tag}>{items}</{tag}>")
        else:
            rows = "".join("<tr>" + "".join(f"<td>{esc(c)}</td>" for c in row) + "</tr>" for row in block["rows"])
            head = "".join(f"<th>{esc(c)}</th>" for c in block["header"])
            parts.append(f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>")
    title, rest = parts[0], "\n".join(parts[1:])
    ruled = "td,th{border:1px solid #666}" if look["ruled"] else "th{border-bottom:1px solid}"
    columns = f"column-count:{look['columns']};column-gap:8mm;" if look["columns"] > 1 else ""
    return f"""<html lang=en><head><meta charset=utf-8><title>{esc(blocks[0]['text'])}</title><style>
@page {{ size:A4; margin:25mm 20mm;
  @top-left {{ content:"{look['head']}"; font:9pt serif }} @bottom-center {{ content:"{look['foot']} " counter(page); font:9pt serif }} }}
body {{ font:{look['size']}pt/1.35 "{look['font']}"; margin:0 }} .text {{ {columns} text-align:{look['align']}; hyphens:{look['hyphens']} }}
h1 {{ font-size:1.9em }} h2 {{ font-size:1.35em; break-after:avoid }} h3 {{ font-size:{look['h3']}em; break-after:avoid }}
p {{ margin:{look['margin']}; text-indent:{look['indent']} }} .caption {{ font-style:italic; text-indent:0; break-after:avoid; margin-top:1em }}
table {{ border-collapse:collapse; margin:.7em 0; break-inside:avoid; text-align:left }} td,th {{ padding:2px 10px; {look['cells']} }} {ruled}
{"table { break-inside:auto } body { padding-left:9mm } figure { break-inside:avoid; margin:1em 0 } .wide { column-span:all }" if look.get("stamp") else ""}
.stamp {{ position:fixed; left:0; top:60mm; writing-mode:vertical-rl; transform:rotate(180deg); font-size:8pt; color:#777 }}
</style></head><body>{f'<div class=stamp>{look["stamp"]}</div>' if look.get("stamp") else ""}{title}<div class=text>{rest}</div></body></html>"""


def flat_odt(blocks, look):
    esc = html.escape
    parts = []
    for block in blocks:
        kind = block["kind"]
        if kind == "heading":
            parts.append(f'<text:h text:style-name="H{block["level"]}" text:outline-level="{block["level"]}">{esc(block["text"])}</text:h>')
        elif kind == "paragraph":
            note = ""
            if "note" in block:
                note = f'<text:note text:note-class="footnote"><text:note-citation/><text:note-body><text:p text:style-name="N">{esc(block["note"])}</text:p></text:note-body></text:note>'
            parts.append(f'<text:p text:style-name="B">{esc(block["text"])}{note}</text:p>')
        elif kind == "caption":
            parts.append(f'<text:p text:style-name="C">{esc(block["text"])}</text:p>')
        elif kind == "list":
            style = "LN" if block["ordered"] else "LB"
            inner = block.get("inner", {})

            def nested(number):
                items = "".join(f'<text:list-item><text:p text:style-name="B">{esc(i)}</text:p></text:list-item>' for i in inner.get(str(number), []))
                return f'<text:list text:style-name="LB">{items}</text:list>' if items else ""

            items = "".join(
                f'<text:list-item><text:p text:style-name="B">{esc(i)}</text:p>{nested(number)}</text:list-item>' for number, i in enumerate(block["items"])
            )
            parts.append(f'<text:list text:style-name="{style}">{items}</text:list>')
        else:
            def row(cells, bold):
                style = "HB" if bold else "B"
                return "<table:table-row>" + "".join(f'<table:table-cell table:style-name="TC"><text:p text:style-name="{style}">{esc(c)}</text:p></table:table-cell>' for c in cells) + "</table:table-row>"
            body = "".join(row(r, False) for r in block["rows"])
            parts.append(f'<table:table><table:table-column table:number-columns-repeated="{len(block["header"])}"/><table:table-header-rows>{row(block["header"], True)}</table:table-header-rows>{body}</table:table>')
    size = look["size"]
    border = "0.5pt solid #000000" if look["ruled"] else "none"
    columns = f'<style:columns fo:column-count="{look["columns"]}" fo:column-gap="0.8cm"/>' if look["columns"] > 1 else ""
    first, rest = parts[0], "\n".join(parts[1:])

    def paragraph(name, size, extra="", text=""):
        return f'<style:style style:name="{name}" style:family="paragraph"><style:paragraph-properties fo:margin-top="0.15cm" fo:margin-bottom="0.15cm" {extra}/><style:text-properties style:font-name="{look["font"]}" fo:font-family="\'{look["font"]}\'" fo:font-size="{size}pt" fo:language="en" fo:country="US" {text}/></style:style>'

    align = f'fo:text-align="{look["align"]}"'
    bold = 'fo:font-weight="bold"'
    lists = '<text:list-style style:name="LN"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."><style:list-level-properties text:space-before="0.5cm" text:min-label-width="0.6cm"/></text:list-level-style-number></text:list-style><text:list-style style:name="LB"><text:list-level-style-bullet text:level="1" text:bullet-char="•"><style:list-level-properties text:space-before="0.5cm" text:min-label-width="0.6cm"/></text:list-level-style-bullet><text:list-level-style-bullet text:level="2" text:bullet-char="–"><style:list-level-properties text:space-before="1.2cm" text:min-label-width="0.6cm"/></text:list-level-style-bullet></text:list-style>'
    names = " ".join(f'xmlns:{p}="urn:oasis:names:tc:opendocument:xmlns:{u}:1.0"' for p, u in [("office", "office"), ("text", "text"), ("table", "table"), ("style", "style")])
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document {names} xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:automatic-styles>{paragraph("H1", size * 1.9, "", bold)}{paragraph("H2", size * 1.35, 'fo:keep-with-next="always"', bold)}{paragraph("H3", size * look["h3"], 'fo:keep-with-next="always"', bold)}{paragraph("B", size, align)}{paragraph("C", size, 'fo:keep-with-next="always"', 'fo:font-style="italic"')}{paragraph("N", size - 2)}{paragraph("HB", size, "", bold)}{paragraph("F", 9)}
<style:style style:name="TC" style:family="table-cell"><style:table-cell-properties fo:border="{border}" fo:padding="0.05cm"/></style:style>
<style:style style:name="S" style:family="section"><style:section-properties>{columns}</style:section-properties></style:style>{lists}
<style:page-layout style:name="PL"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin-top="1.5cm" fo:margin-bottom="1.5cm" fo:margin-left="2cm" fo:margin-right="2cm"/><style:header-style><style:header-footer-properties fo:min-height="1cm" fo:margin-bottom="0.6cm"/></style:header-style><style:footer-style><style:header-footer-properties fo:min-height="1cm" fo:margin-top="0.6cm"/></style:footer-style></style:page-layout></office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="PL"><style:header><text:p text:style-name="F">{esc(look["head"])}</text:p></style:header><style:footer><text:p text:style-name="F">{esc(look["foot"])} <text:page-number/></text:p></style:footer></style:master-page></office:master-styles>
<office:body><office:text>{first}<text:section text:style-name="S" text:name="Body">{rest}</text:section></office:text></office:body></office:document>"""


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--count", type=int, default=12)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--hard", action="store_true")
    arguments = parser.parse_args()
    arguments.folder.mkdir(parents=True, exist_ok=True)
    for number in range(arguments.count):
        writer = Writer(arguments.seed * 1000 + number, arguments.hard)
        pick = writer.random.choice
        office = number % 2 == 1
        blocks = writer.document(pick([3, 5, 8]))
        look = {
            "columns": pick([1, 2]), "size": pick([9, 10, 11]), "font": pick(["Liberation Serif", "DejaVu Sans", "Liberation Sans"]),
            "align": pick(["left", "justify"]), "hyphens": pick(["manual", "auto"]), "ruled": pick([True, False]),
            "h3": pick([1.0, 1.15]), "head": pick(["Harbour reports", "Proceedings of the survey"]), "foot": pick(["Page", "–"]),
            "margin": pick(["0 0 .6em", "0"]), "cells": pick(["", "width:30mm"]),
        }
        look["indent"] = "1.2em" if look["margin"] == "0" else "0"
        if arguments.hard and not office:
            look["stamp"] = f"Draft of {writer.random.randint(1, 28)} May, not for the public"
        if not office:
            for block in blocks:
                block.pop("note", None)
        name = f"{'office' if office else 'chromium'}-{number:02}"
        base = arguments.folder / name
        if office:
            source = base.with_suffix(".fodt")
            source.write_text(flat_odt(blocks, look))
            for kind in ["pdf", "docx", "odt"]:
                subprocess.run(["soffice", "--headless", "--convert-to", kind, "--outdir", str(arguments.folder), str(source)], check=True, capture_output=True)
        else:
            source = base.with_suffix(".html")
            source.write_text(html_page(blocks, look))
            subprocess.run([shutil.which("chromium") or "chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--print-to-pdf={base}.pdf", str(source)], check=True, capture_output=True)
        base.with_suffix(".json").write_text(json.dumps({"blocks": blocks, "look": look}, indent=1))
        print(name, look["columns"], "columns", len(blocks), "blocks", flush=True)


if __name__ == "__main__":
    main()
