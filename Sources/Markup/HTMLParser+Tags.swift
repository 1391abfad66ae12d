/// Tag names, attributes and raw text.
extension HTMLParser {
    struct TagName {
        /// Nil for names too long to be known.
        var tag: MarkupTag?
        /// A component of an MDX page: its name begins with a capital.
        var isComponent: Bool
    }

    /// Reads the name at `position`.
    mutating func readTagName() -> TagName {
        let start = position
        while position < source.count, !source[position].endsName { position += 1 }
        let isComponent = dialect == .components && source[start] < UInt8(ascii: "a")
        let count = position - start
        guard count <= 16 else {
            tagName = NameKey(UnsafeBufferPointer(rebasing: source[start..<position]))
            return TagName(tag: .unknown, isComponent: isComponent)
        }
        if isComponent { return TagName(tag: .unknown, isComponent: true) }
        tagName = withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 16) { name in
            for index in 0..<count { name[index] = source[start + index].asciiLowercased }
            return NameKey(UnsafeBufferPointer(rebasing: name[0..<count]))
        }
        return TagName(tag: MarkupTag(tagName), isComponent: isComponent)
    }

    /// Reads attributes up to and with `>` into `pending`; true for `/>`; nil when the source ends before.
    mutating func readAttributes(keeping: Bool) -> Bool? {
        var isSelfClosing = false
        while position < source.count {
            let byte = source[position]
            if byte == UInt8(ascii: ">") {
                position += 1
                return isSelfClosing
            }
            if byte.isHTMLSpace || byte == UInt8(ascii: "/") {
                isSelfClosing = byte == UInt8(ascii: "/")
                position += 1
                continue
            }
            isSelfClosing = false
            readAttribute(keeping: keeping)
        }
        return nil
    }

    private mutating func readAttribute(keeping: Bool) {
        let start = position
        position += 1
        while position < source.count, !source[position].endsAttributeName { position += 1 }
        let name = start..<position
        let known = keeping || VisibilityAttributes.mayHold(source[name]) ? attributeName(name) : nil
        skipSpace()
        guard position < source.count, source[position] == UInt8(ascii: "=") else {
            if let known { keep(known, 0..<0, asNode: keeping) }
            return
        }
        position += 1
        skipSpace()
        let value = readValue()
        if let known { keep(known, value, asNode: keeping) }
    }

    /// The first value of an attribute counts.
    private mutating func keep(_ known: MarkupAttributeName, _ value: Range<Int>, asNode: Bool) {
        said.note(known, value, in: source)
        guard asNode, !known.isAboutVisibility, !pending.contains(where: { $0.name == known }) else { return }
        let first = tree.bytes.count
        appendCharacters(value, resolvesReferences: true, inAttribute: true)
        pending.append(MarkupAttribute(name: known, value: first..<tree.bytes.count))
    }

    private func attributeName(_ range: Range<Int>) -> MarkupAttributeName? {
        guard range.count <= 16 else { return nil }
        return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 16) { name in
            for index in 0..<range.count {
                name[index] = source[range.lowerBound + index].asciiLowercased
            }
            return MarkupAttributeName(
                attributeNamed: UnsafeBufferPointer(rebasing: name[0..<range.count]))
        }
    }

    private mutating func readValue() -> Range<Int> {
        guard position < source.count else { return position..<position }
        let first = source[position]
        if first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") {
            let start = position + 1
            // A quote that never closes ends at the tag's end, so that the rest of the page is not lost.
            if let end = find(first, from: start) {
                position = end + 1
                return start..<end
            }
            let end = find(UInt8(ascii: ">"), from: start) ?? source.count
            position = end
            return start..<end
        }
        let start = position
        if first == UInt8(ascii: "{"), dialect == .components, let end = braceEnd() {
            position = end
            return start..<start
        }
        while position < source.count, !source[position].isHTMLSpace, source[position] != UInt8(ascii: ">") {
            position += 1
        }
        return start..<position
    }

    /// The end of a `{…}` expression at `position`, if it closes within two kilobytes.
    private func braceEnd() -> Int? {
        var depth = 0
        for index in position..<min(position + 2048, source.count) {
            if source[index] == UInt8(ascii: "{") { depth += 1 }
            if source[index] == UInt8(ascii: "}") {
                depth -= 1
                if depth == 0 { return index + 1 }
            }
        }
        return nil
    }

    private mutating func skipSpace() {
        while position < source.count, source[position].isHTMLSpace { position += 1 }
    }

    // MARK: Raw text

    /// Finds `</name` for the raw text that begins at `position`; nil when the source has no more of it.
    mutating func endOfRawText(_ tag: MarkupTag, name: StaticString) -> Int? {
        guard !neverEnding.contains(tag) else { return nil }
        var index = position
        while let hit = find(UInt8(ascii: "<"), from: index) {
            let nameStart = hit + 2
            if nameStart + name.utf8CodeUnitCount <= source.count, source[hit + 1] == UInt8(ascii: "/"),
                matches(name, at: nameStart)
            {
                let after = nameStart + name.utf8CodeUnitCount
                if after >= source.count || source[after].endsName { return hit }
            }
            index = hit + 1
        }
        neverEnding.insert(tag)
        return nil
    }

    private func matches(_ name: StaticString, at start: Int) -> Bool {
        name.withUTF8Buffer { bytes in
            for index in 0..<bytes.count where source[start + index].asciiLowercased != bytes[index] {
                return false
            }
            return true
        }
    }
}

extension UInt8 {
    fileprivate var endsName: Bool {
        isHTMLSpace || self == UInt8(ascii: "/") || self == UInt8(ascii: ">")
    }
    fileprivate var endsAttributeName: Bool { endsName || self == UInt8(ascii: "=") }
}
