/// The properties that can take text out of sight, each with what its values mean.
enum StyleProperty {
    case display, contentVisibility, visibility, opacity, filter
    case fontSize, font, textIndent
    case position, offset, margin
    case overflow, width, height, maxWidth, maxHeight, padding
    case clip, clipPath, transform, animation
    case color, textFillColor, background, backgroundColor, backgroundImage, backgroundClip

    init?(_ name: StyleValue) {
        guard let property = Self.byName[NameKey(UnsafeBufferPointer(rebasing: name.bytes))] else {
            guard let long = Self.longNames.first(where: { name.equals($0.name) }) else { return nil }
            self = long.property
            return
        }
        self = property
    }

    private static let byName: [NameKey: StyleProperty] = {
        let named: [(String, StyleProperty)] = [
            ("display", .display), ("visibility", .visibility), ("opacity", .opacity), ("filter", .filter),
            ("font-size", .fontSize), ("font", .font), ("text-indent", .textIndent), ("position", .position),
            ("left", .offset), ("right", .offset), ("top", .offset), ("bottom", .offset), ("inset", .offset),
            ("margin", .margin), ("margin-left", .margin), ("margin-top", .margin), ("margin-right", .margin),
            ("margin-bottom", .margin), ("overflow", .overflow), ("overflow-x", .overflow),
            ("overflow-y", .overflow), ("width", .width), ("height", .height), ("max-width", .maxWidth),
            ("max-height", .maxHeight), ("padding", .padding), ("padding-top", .padding),
            ("padding-bottom", .padding), ("clip", .clip), ("clip-path", .clipPath),
            ("transform", .transform),
            ("animation", .animation), ("animation-name", .animation), ("color", .color),
            ("background", .background), ("background-color", .backgroundColor),
            ("background-image", .backgroundImage), ("background-clip", .backgroundClip),
        ]
        return named.reduce(into: [:]) { table, row in
            var name = row.0
            table[name.withUTF8 { NameKey($0) }] = row.1
        }
    }()

    /// Names of more than sixteen bytes, which a key does not hold.
    private static let longNames: [(name: String, property: StyleProperty)] = [
        ("content-visibility", .contentVisibility), ("-webkit-text-fill-color", .textFillColor),
        ("-webkit-background-clip", .backgroundClip),
    ]

    /// Reads one value; what is not understood says nothing.
    func read(_ value: StyleValue, into style: inout ElementStyle) {
        guard !value.isEmpty, !value.equals("inherit") else { return }
        switch self {
        case .display: style.say(.display, hides: value.equals("none"))
        case .contentVisibility: if value.equals("hidden") { style.say(.display, hides: true) }
        case .visibility:
            style.say(.visibility, hides: value.equals("hidden") || value.equals("collapse"))
        case .opacity:
            if let number = value.number { style.say(.opacity, hides: Self.isFaint(number)) }
        case .filter:
            if value.contains("opacity("), let number = value.numbers(limit: 1).first, Self.isFaint(number) {
                style.say(.opacity, hides: true)
            }
        case .fontSize: readFontSize(value, into: &style)
        case .font: readFont(value, into: &style)
        case .textIndent: if let number = value.number { style.say(.indent, hides: number.isOffScreen) }
        case .position: style.say(.position, hides: !value.equals("static"))
        case .offset: readFar(value, .offset, into: &style)
        case .margin: readFar(value, .margin, into: &style)
        case .overflow:
            style.say(.overflow, hides: value.starts(with: "hidden") || value.starts(with: "clip"))
        case .width, .height, .maxWidth, .maxHeight: style.say(box, hides: value.number?.isNothing ?? false)
        case .padding:
            let makesRoom = value.parts.contains {
                $0.number.map { $0.value > 4 || $0.unit == .em && !$0.isNothing } ?? false
            }
            if makesRoom { style.say(.padding, hides: false) }
        case .clip, .clipPath: readClip(value, into: &style)
        case .transform: style.say(.transform, hides: Self.movesAway(value))
        case .animation: style.say(.animation, hides: false)
        case .color, .textFillColor: if let color = CSSColor(value) { style.color = color }
        case .background, .backgroundColor, .backgroundImage: readBackground(value, into: &style)
        case .backgroundClip: if value.contains("text") { style.say(.textClip, hides: false) }
        }
    }

    private static func isFaint(_ number: StyleValue.Number) -> Bool {
        number.value <= (number.unit == .percent ? 5 : 0.05)
    }

    private func readFontSize(_ value: StyleValue, into style: inout ElementStyle) {
        if let number = value.number {
            // A share of what is inherited: nothing of nothing stays nothing.
            let isRelative = number.unit == .percent || number.unit == .em && !value.contains("rem")
            if number.isNothing || !isRelative { style.say(.fontSize, hides: number.isNothing) }
        } else if value.isWord, !value.equals("smaller"), !value.equals("larger") {
            style.say(.fontSize, hides: false)
        }
    }

    /// The size is the first part with a unit, or a bare zero: `italic 700 0/0 a`.
    private func readFont(_ value: StyleValue, into style: inout ElementStyle) {
        for part in value.parts {
            guard let number = part.number, number.unit != .none || number.value == 0 else { continue }
            return readFontSize(part, into: &style)
        }
    }

    private func readFar(
        _ value: StyleValue, _ property: ElementStyle.Properties, into style: inout ElementStyle
    ) {
        let isFar = value.parts.contains { $0.number?.isOffScreen ?? false }
        // One side far away is enough, whatever the others say.
        if isFar || !style.hiding.contains(property) { style.say(property, hides: isFar) }
    }

    private var box: ElementStyle.Properties {
        switch self {
        case .width: .width
        case .height: .height
        case .maxWidth: .maxWidth
        default: .maxHeight
        }
    }

    private func readClip(_ value: StyleValue, into style: inout ElementStyle) {
        let numbers = value.numbers(limit: 8)
        let isNothing: Bool
        if value.starts(with: "inset") {
            isNothing = numbers.contains { $0.unit == .percent && $0.value >= 50 }
        } else {
            let isShape =
                value.starts(with: "rect") || value.starts(with: "polygon") || value.starts(with: "circle")
            isNothing = isShape && !numbers.isEmpty && numbers.allSatisfy(\.isNothing)
        }
        style.say(self == .clip ? .clip : .clipPath, hides: isNothing)
    }

    private static func movesAway(_ value: StyleValue) -> Bool {
        let numbers = value.numbers(limit: 3)
        if value.starts(with: "scale"), numbers.contains(where: { $0.value == 0 }) { return true }
        return value.starts(with: "translate") && numbers.contains { $0.isOffScreen && $0.unit != .percent }
    }

    private func readBackground(_ value: StyleValue, into style: inout ElementStyle) {
        if value.contains("url(") || value.contains("gradient(") || value.contains("var(") {
            style.background = .unknown
            return
        }
        let isShorthand = self != .backgroundColor
        let color = value.parts.lazy.compactMap { CSSColor($0, allowsUnknownNames: !isShorthand) }.first
        guard let color, !color.isTransparent else { return }
        style.background = .color(color)
    }
}
