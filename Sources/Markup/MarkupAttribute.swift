/// The attributes that Winnow reads; all others are dropped while parsing.
package enum MarkupAttributeName: UInt8, Sendable {
    case href, lang, classNames, id, role, hidden, ariaHidden, ariaModal, ariaLabel, style, colspan, rowspan,
        start, value
    case name, property, content, itemprop, datetime, rel, type, title
    /// What Winnow's own rendering says of a block (`data-boilerplate`), so that structuring it again changes nothing.
    case boilerplate

    private static let byName: [NameKey: MarkupAttributeName] = {
        let named: [(String, MarkupAttributeName)] = [
            ("href", .href), ("lang", .lang), ("xml:lang", .lang), ("class", .classNames), ("id", .id),
            ("role", .role), ("hidden", .hidden), ("aria-hidden", .ariaHidden), ("aria-modal", .ariaModal),
            ("aria-label", .ariaLabel), ("style", .style), ("colspan", .colspan), ("start", .start),
            ("rowspan", .rowspan), ("value", .value),
            ("name", .name), ("property", .property), ("content", .content), ("itemprop", .itemprop),
            ("datetime", .datetime), ("rel", .rel), ("type", .type), ("title", .title),
            ("data-boilerplate", .boilerplate),
        ]
        return named.reduce(into: [:]) { table, row in
            var name = row.0
            table[name.withUTF8 { NameKey($0) }] = row.1
        }
    }()

    /// The attribute of a lower-case name; nil when Winnow does not read it.
    init?(attributeNamed name: UnsafeBufferPointer<UInt8>) {
        guard let known = Self.byName[NameKey(name)] else { return nil }
        self = known
    }
}

/// One attribute of an element; its value is a stretch of the tree's `bytes`.
package struct MarkupAttribute: Sendable {
    package var name: MarkupAttributeName
    package var value: Range<Int>
}
