import Markup

/// How much text of a source its readers do not see: characters by kind.
package struct HiddenText: Hashable, Sendable {
    /// Why a text or a character does not show.
    package enum Kind: Hashable, CaseIterable, Sendable {
        case display, visibility, opacity, attribute, ariaHidden, fontSize, clipped, offScreen, colour,
            template, comment
        case zeroWidth, tags, bidirectional, variation

        var name: String {
            switch self {
            case .display: "display: none"
            case .visibility: "visibility: hidden"
            case .opacity: "opacity: 0"
            case .attribute: "hidden attribute"
            case .ariaHidden: "aria-hidden"
            case .fontSize: "font size 0"
            case .clipped: "clipped box"
            case .offScreen: "off screen"
            case .colour: "colour of the background"
            case .template: "template"
            case .comment: "comment"
            case .zeroWidth: "zero-width characters"
            case .tags: "tag characters"
            case .bidirectional: "bidirectional controls"
            case .variation: "variation selectors"
            }
        }
    }

    private var counts: [Kind: Int] = [:]

    package init() {}

    package mutating func add(_ kind: Kind, characters: Int) {
        if characters > 0 { counts[kind, default: 0] += characters }
    }

    package var isEmpty: Bool { counts.isEmpty }
    /// Unicode scalars, white space collapsed.
    package var characters: Int { counts.values.reduce(0, +) }

    /// Names of the kinds with their characters, always in the same order.
    package var kinds: [(name: String, characters: Int)] {
        Kind.allCases.compactMap { kind in counts[kind].map { (kind.name, $0) } }
    }

    /// Both together.
    package static func + (left: HiddenText, right: HiddenText) -> HiddenText {
        var sum = left
        sum.counts.merge(right.counts, uniquingKeysWith: +)
        return sum
    }

    /// For a list of warnings: `passage "3": left out 212 hidden characters (display: none 150, comment 62)`; nil when
    /// there are none.
    package func warning(for place: String, kept: Bool) -> String? {
        notice(kept: kept).map { "\(place): \($0)" }
    }

    /// The same without the place.
    package func notice(kept: Bool) -> String? {
        guard !isEmpty else { return nil }
        let list = kinds.map { "\($0.name) \($0.characters)" }.joined(separator: ", ")
        return "\(kept ? "kept" : "left out") \(characters) hidden characters (\(list))"
    }
}

extension HiddenText.Kind {
    init(_ kind: HiddenKind) {
        self =
            switch kind {
            case .display: .display
            case .visibility: .visibility
            case .opacity: .opacity
            case .attribute: .attribute
            case .ariaHidden: .ariaHidden
            case .fontSize: .fontSize
            case .clipped: .clipped
            case .offScreen: .offScreen
            case .colour: .colour
            case .template: .template
            case .comment: .comment
            }
    }
}
