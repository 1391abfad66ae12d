/// Whether text at one place of a page shows, as far as the page's own attributes and simple rules tell.
struct Visibility: Equatable {
    /// Set for good: nothing inside can show again.
    private var whole: HiddenKind?
    /// `visibility: hidden`, which something inside can undo.
    private var isInvisible = false
    /// A font size of nothing, which something inside can undo.
    private var hasNoSize = false
    /// nil: not known.
    private var color: CSSColor?
    private var background: CSSColor?

    /// Why text does not show; nil when it does.
    private(set) var kind: HiddenKind?

    /// A page as a browser begins it: on white.
    init() { background = .white }

    private var foundKind: HiddenKind? {
        if let whole, whole != .ariaHidden { return whole }
        if isInvisible { return .visibility }
        if hasNoSize { return .fontSize }
        if let color {
            if color.isTransparent { return .colour }
            if let background, color.looksLike(background) { return .colour }
        }
        return whole
    }

    /// A style sheet that is not read may paint anything under the page.
    mutating func forgetBackground() { background = nil }

    var knowsBackground: Bool { background != nil }

    /// What an element says of itself.
    struct Statement {
        var style = ElementStyle()
        /// The attribute `hidden`, `aria-hidden`, or a tag whose content never shows.
        var stated: HiddenKind?
        /// Rules that are not read may give the element a background.
        var mayHaveBackground = false
        /// A heading, or inside of one: out of sight by clipping it still names what follows, for those who listen.
        var isHeading = false
        /// Its class names say that it is there for screen readers.
        var isForScreenReaders = false
    }

    /// The same inside an element.
    func inside(_ element: Statement) -> Visibility {
        var inner = self
        if element.isHeading, inner.whole == .clipped { inner.whole = nil }
        inner.hide(element)
        let style = element.style
        if style.said.contains(.visibility) { inner.isInvisible = style.hiding.contains(.visibility) }
        if style.said.contains(.fontSize) { inner.hasNoSize = style.hiding.contains(.fontSize) }
        inner.paint(element)
        inner.kind = inner.foundKind
        return inner
    }

    private mutating func hide(_ element: Statement) {
        var found = element.style.wholeKind
        if found == .clipped || found == .offScreen && element.isForScreenReaders, element.isHeading {
            found = nil
        }
        if found == nil { found = element.stated }
        if element.stated == .attribute, element.style.said.contains(.display),
            !element.style.hiding.contains(.display)
        {
            found = element.style.wholeKind
        }
        guard let found, whole == nil || whole == .ariaHidden else { return }
        whole = found
    }

    private mutating func paint(_ element: Statement) {
        switch element.style.background {
        case .color(let color): background = color
        case .unknown: background = nil
        case nil: if element.mayHaveBackground { background = nil }
        }
        // Letters cut out of their background are as visible as it.
        if element.style.said.contains(.textClip) {
            color = nil
        } else {
            color = element.style.color ?? color
        }
    }
}
