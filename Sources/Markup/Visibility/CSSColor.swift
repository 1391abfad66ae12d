/// A colour as a style names it, for telling whether two of them look the same.
struct CSSColor: Equatable {
    /// Red, green and blue; or, with the highest bit, the hash of a name that is not in the table.
    private var code: UInt64
    private(set) var isTransparent = false

    static let white = CSSColor(red: 255, green: 255, blue: 255)

    init(red: Int, green: Int, blue: Int, isTransparent: Bool = false) {
        code = UInt64(clamping: red) << 16 | UInt64(clamping: green) << 8 | UInt64(clamping: blue)
        self.isTransparent = isTransparent
    }

    /// A name that is not in the table: alike are only those of the same name.
    private init(unknownName name: StyleValue) { code = 1 << 63 | name.hash }

    /// - Parameter value: lower case; nil when it names no colour (`inherit`, `var(…)`).
    init?(_ value: StyleValue, allowsUnknownNames: Bool = true) {
        guard let color = Self.color(value, allowsUnknownNames: allowsUnknownNames) else { return nil }
        self = color
    }

    private static func color(_ value: StyleValue, allowsUnknownNames: Bool) -> CSSColor? {
        if value.first == UInt8(ascii: "#") { return color(hexadecimal: value.dropping(1)) }
        if value.starts(with: "rgb") { return color(components: value) }
        if let known = named.first(where: { value.equals($0.name) }) {
            return CSSColor(
                red: known.rgb >> 16, green: known.rgb >> 8 & 255, blue: known.rgb & 255,
                isTransparent: known.name == "transparent")
        }
        guard allowsUnknownNames, value.isWord, !keywords.contains(where: { value.equals($0) }) else {
            return nil
        }
        return CSSColor(unknownName: value)
    }

    private static func color(hexadecimal digits: StyleValue) -> CSSColor? {
        var values: [Int] = []
        for byte in digits.bytes.prefix(9) {
            guard let digit = byte.hexadecimalValue else { return nil }
            values.append(digit)
        }
        switch values.count {
        case 3, 4: values = values.map { $0 * 17 }
        case 6, 8: values = stride(from: 0, to: values.count, by: 2).map { values[$0] * 16 + values[$0 + 1] }
        default: return nil
        }
        return CSSColor(
            red: values[0], green: values[1], blue: values[2],
            isTransparent: values.count == 4 && values[3] < faintest)
    }

    /// `rgb(…)` and `rgba(…)`, with commas or blanks.
    private static func color(components value: StyleValue) -> CSSColor? {
        let numbers = value.numbers(limit: 4)
        guard numbers.count >= 3 else { return nil }
        let channels = numbers.prefix(3).map {
            Int(min(max($0.unit == .percent ? $0.value * 2.55 : $0.value, 0), 255))
        }
        let isTransparent =
            numbers.count == 4 && numbers[3].value < (numbers[3].unit == .percent ? 4 : 0.04)
        return CSSColor(
            red: channels[0], green: channels[1], blue: channels[2], isTransparent: isTransparent)
    }

    /// Whether letters of one do not show on the other.
    func looksLike(_ other: CSSColor) -> Bool {
        if code >> 63 == 1 || other.code >> 63 == 1 { return code == other.code }
        return [16, 8, 0].allSatisfy { shift in
            abs(Int(code >> UInt64(shift) & 255) - Int(other.code >> UInt64(shift) & 255))
                <= Self.leastDifference
        }
    }

    /// Of 255, in each channel.
    private static let leastDifference = 12
    private static let faintest = 10
    private static let keywords = ["inherit", "initial", "unset", "revert", "currentcolor", "none"]
    private static let named: [(name: String, rgb: Int)] = [
        ("white", 0xFFFFFF), ("black", 0), ("transparent", 0), ("red", 0xFF0000), ("lime", 0x00FF00),
        ("blue", 0x0000FF), ("yellow", 0xFFFF00), ("aqua", 0x00FFFF), ("cyan", 0x00FFFF),
        ("fuchsia", 0xFF00FF),
        ("magenta", 0xFF00FF), ("gray", 0x808080), ("grey", 0x808080), ("silver", 0xC0C0C0),
        ("maroon", 0x800000),
        ("olive", 0x808000), ("green", 0x008000), ("purple", 0x800080), ("teal", 0x008080),
        ("navy", 0x000080),
        ("orange", 0xFFA500), ("snow", 0xFFFAFA), ("ivory", 0xFFFFF0), ("ghostwhite", 0xF8F8FF),
        ("whitesmoke", 0xF5F5F5), ("floralwhite", 0xFFFAF0), ("mintcream", 0xF5FFFA), ("azure", 0xF0FFFF),
    ]
}

/// What a style says of the background.
enum CSSBackground: Equatable {
    case color(CSSColor)
    /// An image, a gradient, or something that is not understood.
    case unknown
}
