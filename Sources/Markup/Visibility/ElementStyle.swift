/// What the style of one element says about whether its text shows: what hides, and what undoes that.
struct ElementStyle: Equatable {
    struct Properties: OptionSet {
        let rawValue: UInt32

        static let display = Properties(rawValue: 1 << 0)
        static let visibility = Properties(rawValue: 1 << 1)
        static let opacity = Properties(rawValue: 1 << 2)
        static let fontSize = Properties(rawValue: 1 << 3)
        static let indent = Properties(rawValue: 1 << 4)
        static let position = Properties(rawValue: 1 << 5)
        static let offset = Properties(rawValue: 1 << 6)
        static let margin = Properties(rawValue: 1 << 7)
        static let overflow = Properties(rawValue: 1 << 8)
        static let width = Properties(rawValue: 1 << 9)
        static let height = Properties(rawValue: 1 << 10)
        static let maxWidth = Properties(rawValue: 1 << 11)
        static let maxHeight = Properties(rawValue: 1 << 12)
        static let clip = Properties(rawValue: 1 << 13)
        static let clipPath = Properties(rawValue: 1 << 14)
        static let transform = Properties(rawValue: 1 << 15)
        /// Makes room where `width` or `height` leave none.
        static let padding = Properties(rawValue: 1 << 18)
        /// Changes by itself after the page has loaded.
        static let animation = Properties(rawValue: 1 << 16)
        /// The background shows through the letters.
        static let textClip = Properties(rawValue: 1 << 17)

        /// Those that hide alone or together.
        static let visual: Properties = [
            .display, .visibility, .opacity, .fontSize, .indent, .position, .offset, .margin, .overflow,
            .width,
            .height, .maxWidth, .maxHeight, .clip, .clipPath, .transform,
        ]
    }

    /// What is said at all.
    private(set) var said: Properties = []
    /// Of that, what has a value that hides, or that lets another one hide (`position`, `overflow`).
    private(set) var hiding: Properties = []
    var color: CSSColor?
    var background: CSSBackground?

    mutating func say(_ property: Properties, hides: Bool) {
        said.insert(property)
        if hides { hiding.insert(property) } else { hiding.remove(property) }
    }

    /// Both, `later` winning where they disagree.
    func overridden(by later: ElementStyle) -> ElementStyle {
        var both = self
        both.hiding = hiding.subtracting(later.said).union(later.hiding)
        both.said.formUnion(later.said)
        both.color = later.color ?? color
        both.background = later.background ?? background
        return both
    }

    /// Whether something is said that can show what another rule hides.
    var shows: Bool { !said.intersection(.visual).subtracting(hiding).isEmpty }

    /// Why the element and all in it are out of sight; nil when they are not. `visibility`, `font-size` and colours are
    /// inherited and can be undone inside: see `Visibility`.
    var wholeKind: HiddenKind? {
        if hiding.contains(.display) { return .display }
        if hiding.contains(.opacity) { return .opacity }
        if hiding.contains(.clipPath) || hiding.isSuperset(of: [.clip, .position]) { return .clipped }
        let isEmptyBox = !hiding.isDisjoint(with: [.width, .height, .maxWidth, .maxHeight])
        if isEmptyBox, hiding.contains(.overflow), !said.contains(.padding) { return .clipped }
        let isMoved = hiding.isSuperset(of: [.position, .offset])
        if isMoved || !hiding.isDisjoint(with: [.margin, .transform, .indent]) { return .offScreen }
        return nil
    }
}
