/// The attributes of one tag that decide what shows, as stretches of the source.
struct VisibilityAttributes {
    private(set) var style: Range<Int>?
    private(set) var classNames: Range<Int>?
    private(set) var id: Range<Int>?
    private(set) var color: Range<Int>?
    private(set) var background: Range<Int>?
    private(set) var isHidden = false
    private(set) var isAriaHidden = false
    /// A `template` whose content the browser shows in place (declarative shadow roots).
    private(set) var isShadowRoot = false

    /// Whether anything but names is there, which only matter where rules know them.
    var saysMoreThanNames: Bool {
        style != nil || color != nil || background != nil || isHidden || isAriaHidden || isShadowRoot
    }

    /// Whether an attribute could be one of these, by the length of its name and its first letter.
    static func mayHold(_ name: UnsafeBufferPointer<UInt8>.SubSequence) -> Bool {
        guard let first = name.first?.asciiLowercased else { return false }
        switch name.count {
        case 2: return first == UInt8(ascii: "i")
        case 5: return first == UInt8(ascii: "s") || first == UInt8(ascii: "c")
        case 6: return first == UInt8(ascii: "h")
        case 7: return first == UInt8(ascii: "b")
        case 11: return first == UInt8(ascii: "a")
        default: return false
        }
    }

    /// The first value of an attribute counts.
    mutating func note(
        _ name: MarkupAttributeName, _ value: Range<Int>, in source: UnsafeBufferPointer<UInt8>
    ) {
        switch name {
        case .style: style = style ?? value
        case .classNames: classNames = classNames ?? value
        case .id: id = id ?? value
        case .color: color = color ?? value
        case .backgroundColor: background = background ?? value
        // What a search on the page finds is not hidden from its readers.
        case .hidden: isHidden = !source[value].equalsIgnoringCase("until-found")
        case .ariaHidden: isAriaHidden = source[value].equalsIgnoringCase("true")
        case .shadowRoot: isShadowRoot = true
        default: break
        }
    }

    /// Whether the class names say that the element is there for those who listen to the page.
    func isForScreenReaders(_ source: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let classNames else { return false }
        let names = String(decoding: source[classNames], as: UTF8.self).lowercased()
        return ["sr-only", "visually-hidden", "visuallyhidden", "screen-reader", "screenreader", "assistive"]
            .contains {
                names.contains($0)
            }
    }
}

extension UnsafeBufferPointer<UInt8>.SubSequence {
    fileprivate func equalsIgnoringCase(_ text: String) -> Bool {
        count == text.utf8.count && zip(self, text.utf8).allSatisfy { $0.asciiLowercased == $1 }
    }
}

extension CSSColor {
    /// A colour as older attributes write it: a name, or digits with or without `#`.
    init?(attribute value: UnsafeBufferPointer<UInt8>.SubSequence) {
        let lower = value.map(\.asciiLowercased)
        let found = lower.withUnsafeBufferPointer { CSSColor(StyleValue($0[...]), allowsUnknownNames: false) }
        let digits = [UInt8(ascii: "#")] + lower
        guard let color = found ?? digits.withUnsafeBufferPointer({ CSSColor(StyleValue($0[...])) }) else {
            return nil
        }
        self = color
    }
}
