"""Tables of Unicode as Swift string literals, for the recipes that write such files."""


def mapping(table):
    """`gap:scalar.scalar` fields, the key counted from the key before."""
    fields, last = [], 0
    for key in sorted(table):
        fields.append(f"{key - last:x}:" + ".".join(f"{ord(c):x}" for c in table[key]))
        last = key
    return fields


def literal(name, comment, fields):
    lines, line = [], ""
    for field in fields:
        if line and len(line) + 1 + len(field) > 104:
            lines.append(line)
            line = ""
        line = field if not line else line + " " + field
    lines.append(line)
    body = " \\\n".join("        " + line for line in lines)
    return f'    /// {comment}\n    static let {name}: StaticString = """\n{body}\n        """\n'
