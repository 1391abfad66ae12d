/// The attributes that Winnow reads; all others are dropped while parsing.
package enum MarkupAttributeName: UInt8, Sendable {
    case href, lang, classNames, id, role, ariaModal, ariaExpanded, ariaLabel, colspan, rowspan, start, value
    case name, property, content, itemprop, datetime, rel, type, title
    /// What Winnow's own rendering says of a block (`data-boilerplate`), so that structuring it again changes nothing.
    case boilerplate
    /// What hides an element. They are read into the visibility of texts and do not stay in the tree.
    case hidden, ariaHidden, style, color, backgroundColor, shadowRoot
    /// For which readers a style sheet holds.
    case media

    /// Whether it is about what shows, and means the same on every element.
    var isAboutVisibility: Bool {
        switch self {
        case .hidden, .ariaHidden, .style, .color, .backgroundColor, .shadowRoot: true
        default: false
        }
    }

    private static let byName: [NameKey: MarkupAttributeName] = {
        let named: [(String, MarkupAttributeName)] = [
            ("href", .href), ("lang", .lang), ("xml:lang", .lang), ("class", .classNames), ("id", .id),
            ("role", .role), ("hidden", .hidden), ("aria-hidden", .ariaHidden), ("aria-modal", .ariaModal),
            ("aria-expanded", .ariaExpanded), ("color", .color), ("bgcolor", .backgroundColor),
            ("shadowrootmode", .shadowRoot), ("media", .media),
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
