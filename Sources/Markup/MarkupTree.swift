/// A page as a flat array of nodes in document order (parents before children), with all its characters in one buffer.
///
/// Nothing in it is nested, so that no walk over it needs recursion.
package struct MarkupTree: Sendable {
    package struct Node: Sendable {
        package var tag: MarkupTag
        /// Why the text of the node, or what begins with it, does not show; nil when it does.
        package fileprivate(set) var hiding: HiddenKind?
        /// Index of the parent; -1 for node 0.
        package var parent: Int32
        /// Index behind the last descendant.
        package var end: Int32
        /// For text: its first byte in `bytes`. For elements: its first attribute in `attributes`.
        fileprivate(set) var start: Int
        /// For text: its bytes. For elements: its attributes.
        fileprivate(set) var count: Int32
    }

    /// Node 0 is the document.
    package private(set) var nodes: [Node]
    package private(set) var attributes: [MarkupAttribute]
    /// Characters of texts and attribute values: valid UTF-8 wherever the source was, character references resolved.
    package private(set) var bytes: [UInt8]

    /// - Parameter capacity: The size of the source in bytes.
    init(capacity: Int) {
        nodes = [Node(tag: .document, hiding: nil, parent: -1, end: 0, start: 0, count: 0)]
        nodes.reserveCapacity(min(capacity / 64 + 16, 1 << 20))
        attributes = []
        bytes = []
        bytes.reserveCapacity(min(capacity, 1 << 26))
    }

    /// The bytes of a text node.
    package func text(of node: Int) -> Range<Int> {
        nodes[node].start..<nodes[node].start + Int(nodes[node].count)
    }

    /// The attributes of an element.
    package func attributes(of node: Int) -> ArraySlice<MarkupAttribute> {
        guard nodes[node].tag != .text else { return [] }
        return attributes[nodes[node].start..<nodes[node].start + Int(nodes[node].count)]
    }

    /// The value of an attribute; nil when the element does not have it.
    package func value(_ name: MarkupAttributeName, of node: Int) -> String? {
        guard let found = attributes(of: node).first(where: { $0.name == name }) else { return nil }
        return String(decoding: bytes[found.value], as: UTF8.self)
    }

    /// All text below a node that shows, joined.
    package func joinedText(below node: Int) -> String {
        var joined: [UInt8] = []
        for index in node..<Int(nodes[node].end) where nodes[index].tag == .text && nodes[index].hiding == nil
        {
            joined += bytes[text(of: index)]
        }
        return String(decoding: joined, as: UTF8.self)
    }

    // MARK: Growing, for the parser

    mutating func appendElement(
        _ tag: MarkupTag, parent: Int, attributes new: [MarkupAttribute], hiding: HiddenKind? = nil
    ) -> Int {
        nodes.append(
            Node(
                tag: tag, hiding: hiding, parent: Int32(parent), end: Int32(nodes.count + 1),
                start: attributes.count,
                count: Int32(new.count)))
        attributes += new
        return nodes.count - 1
    }

    mutating func appendBytes(_ new: UnsafeBufferPointer<UInt8>) -> Range<Int> {
        let start = bytes.count
        bytes.append(contentsOf: new)
        return start..<bytes.count
    }

    mutating func appendBytes(_ new: Unicode.Scalar) {
        bytes.append(contentsOf: Unicode.UTF8.encode(new) ?? Unicode.UTF8.encodedReplacementCharacter)
    }

    /// Appends bytes that the buffer holds already.
    mutating func repeatBytes(_ range: Range<Int>) {
        bytes.reserveCapacity(bytes.count + range.count)
        for index in range { bytes.append(bytes[index]) }
    }

    /// Makes what was appended to `bytes` since `start` a text node, or part of the one before when they touch.
    mutating func closeText(from start: Int, parent: Int, hiding: HiddenKind? = nil) {
        guard bytes.count > start else { return }
        if let last = nodes.last, last.tag == .text, last.parent == Int32(parent), last.hiding == hiding,
            last.start + Int(last.count) == start, bytes.count - last.start <= Int(Int32.max)
        {
            nodes[nodes.count - 1].count = Int32(bytes.count - last.start)
        } else {
            nodes.append(
                Node(
                    tag: .text, hiding: hiding, parent: Int32(parent), end: Int32(nodes.count + 1),
                    start: start,
                    count: Int32(clamping: bytes.count - start)))
        }
    }

    /// Takes back bytes that no node holds.
    mutating func removeBytes(from start: Int) { bytes.removeSubrange(start...) }

    mutating func close(_ node: Int) { nodes[node].end = Int32(nodes.count) }

    mutating func merge(_ new: [MarkupAttribute], into node: Int) {
        guard nodes[node].count == 0, !new.isEmpty else { return }
        nodes[node].start = attributes.count
        nodes[node].count = Int32(new.count)
        attributes += new
    }
}
