/// The elements that shape a page. Others (`b`, `span`, `font`, unknown ones) let their text flow into what is around
/// them and have no node, whether or not they hide it.
package enum MarkupTag: UInt8, Sendable {
    /// Characters, not an element.
    case text
    case document
    case html, head, body, title, meta, link, base, script
    case div, section, article, main, nav, header, footer, aside, form, address, center, details, summary
    case fieldset, legend, hgroup, dialog
    case h1, h2, h3, h4, h5, h6
    case p, ul, ol, li, dl, dt, dd
    case table, caption, thead, tbody, tfoot, tr, td, th
    case pre, blockquote, figure, figcaption
    case select, option, button, textarea, noscript
    /// A hyperlink begins; it ends at the next `linkEnd`.
    case linkStart
    case linkEnd
    case br, hr, img
    /// A moment in time, only its `datetime` attribute; the text follows as text.
    case time
    /// Its content shows nowhere, and is a text of the page all the same.
    case template
    /// Elements whose content is no text of the page; they never become nodes.
    case style, svg, video, audio, canvas, iframe, noembed, noframes, datalist, colgroup
    case unknown

    /// The tag of a lower-case name.
    init(_ name: NameKey) {
        guard let tag = Self.byName[name] else {
            self = .unknown
            return
        }
        self = tag
    }

    /// The heading level, 1 to 6; nil for all else.
    package var headingLevel: Int? {
        rawValue >= Self.h1.rawValue && rawValue <= Self.h6.rawValue
            ? Int(rawValue - Self.h1.rawValue) + 1 : nil
    }

    private static let byName: [NameKey: MarkupTag] = {
        let named: [(String, MarkupTag)] = [
            ("html", .html), ("head", .head), ("body", .body), ("title", .title), ("meta", .meta),
            ("link", .link), ("base", .base), ("script", .script), ("div", .div), ("section", .section),
            ("article", .article), ("main", .main), ("nav", .nav), ("header", .header), ("footer", .footer),
            ("aside", .aside), ("form", .form), ("address", .address), ("center", .center),
            ("details", .details), ("summary", .summary), ("fieldset", .fieldset), ("legend", .legend),
            ("hgroup", .hgroup), ("dialog", .dialog), ("h1", .h1), ("h2", .h2), ("h3", .h3), ("h4", .h4),
            ("h5", .h5), ("h6", .h6), ("p", .p), ("ul", .ul), ("ol", .ol), ("menu", .ul), ("dir", .ul),
            ("li", .li), ("dl", .dl), ("dt", .dt), ("dd", .dd), ("table", .table), ("caption", .caption),
            ("thead", .thead), ("tbody", .tbody), ("tfoot", .tfoot), ("tr", .tr), ("td", .td), ("th", .th),
            ("pre", .pre), ("listing", .pre), ("xmp", .pre), ("blockquote", .blockquote),
            ("figure", .figure), ("figcaption", .figcaption), ("select", .select), ("option", .option),
            ("optgroup", .option), ("button", .button), ("textarea", .textarea), ("noscript", .noscript),
            ("a", .linkStart), ("br", .br), ("hr", .hr), ("img", .img), ("time", .time), ("style", .style),
            ("template", .template), ("svg", .svg), ("video", .video), ("audio", .audio),
            ("canvas", .canvas), ("iframe", .iframe), ("noembed", .noembed), ("noframes", .noframes),
            ("datalist", .datalist), ("colgroup", .colgroup),
        ]
        return named.reduce(into: [:]) { table, row in
            var name = row.0
            table[name.withUTF8 { NameKey($0) }] = row.1
        }
    }()
}

/// A short name packed into two words, so that looking it up allocates nothing.
struct NameKey: Hashable {
    private var low: UInt64 = 0
    private var high: UInt64 = 0

    /// No name.
    init() {}

    init(_ name: StaticString) { self = name.withUTF8Buffer { NameKey($0) } }

    /// Names of more than sixteen bytes all become one key, which no known name has.
    init(_ name: UnsafeBufferPointer<UInt8>) {
        guard name.count <= 16 else {
            low = .max
            return
        }
        for index in 0..<name.count {
            let byte = UInt64(name[index])
            if index < 8 { low |= byte << UInt64(8 * index) } else { high |= byte << UInt64(8 * (index - 8)) }
        }
    }
}
