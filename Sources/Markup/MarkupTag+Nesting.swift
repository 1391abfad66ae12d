/// What the nesting rules ask of a tag.
extension MarkupTag {
    /// No end tag reaches through these.
    var isScope: Bool {
        switch self {
        case .td, .th, .table, .caption, .html, .document: true
        default: false
        }
    }

    var isTableSection: Bool { self == .thead || self == .tbody || self == .tfoot }

    /// A list item does not close another one through these.
    var isSpecial: Bool {
        switch self {
        case .div, .p, .address, .button, .summary, .unknown: false
        default: true
        }
    }

    /// An open paragraph ends where these begin.
    var closesParagraph: Bool {
        switch self {
        case .button, .select, .option, .noscript, .caption, .td, .th, .tr, .thead, .tbody, .tfoot, .svg,
            .video, .audio, .canvas, .datalist, .template, .legend:
            false
        default: true
        }
    }

    /// Their content never becomes text.
    var isWithoutText: Bool {
        switch self {
        case .svg, .video, .audio, .canvas, .datalist: true
        default: false
        }
    }

    var belongsInHead: Bool {
        switch self {
        case .meta, .link, .base, .title, .script, .style: true
        default: false
        }
    }

    /// The name in the end tag of a raw text element.
    var rawTextName: StaticString {
        switch self {
        case .title: "title"
        case .textarea: "textarea"
        case .script: "script"
        case .iframe: "iframe"
        case .noembed: "noembed"
        case .noframes: "noframes"
        default: "style"
        }
    }
}
