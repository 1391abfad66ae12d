import ContextTypes

/// A box on a page in points, from the upper left corner.
struct Rectangle: Hashable {
    var left: Double
    var top: Double
    var right: Double
    var bottom: Double

    var width: Double { right - left }
    var height: Double { bottom - top }
    var middle: Double { (top + bottom) / 2 }

    mutating func unite(_ other: Rectangle) {
        (left, top) = (min(left, other.left), min(top, other.top))
        (right, bottom) = (max(right, other.right), max(bottom, other.bottom))
    }

    /// How much of the lower of both heights they share.
    func sharedHeight(with other: Rectangle) -> Double {
        let shared = min(bottom, other.bottom) - max(top, other.top)
        return shared / max(min(height, other.height), 0.01)
    }

    /// Rounded outwards.
    var box: PageBox {
        PageBox(
            left: Self.whole(left.rounded(.down)), top: Self.whole(top.rounded(.down)),
            right: Self.whole(right.rounded(.up)), bottom: Self.whole(bottom.rounded(.up)))
    }

    private static func whole(_ value: Double) -> Int { Int(min(max(value, 0), 1e6)) }
}

/// A word of a page.
struct PageWord {
    var text: String
    var box: Rectangle
    /// The height of the letters, in points.
    var size: Double
    var isBold = false

    /// Points below which no letter can be read on paper or on a screen.
    private static let leastSize = 2.0

    /// Whether its letters are lower and narrower than that. A dot that stands upright is narrow alone.
    var isTiny: Bool {
        box.height < Self.leastSize && box.width < Self.leastSize * Double(max(text.unicodeScalars.count, 1))
    }
}

/// A page as poppler sees it: lines of words.
struct PageWords {
    var width: Double
    var height: Double
    var lines: [[PageWord]]

    /// Takes out words that nobody can read, and gives the number of their characters.
    mutating func removeTiny() -> Int {
        var characters = 0
        for index in lines.indices {
            lines[index].removeAll { word in
                if word.isTiny { characters += word.text.unicodeScalars.count }
                return word.isTiny
            }
        }
        lines.removeAll(where: \.isEmpty)
        return characters
    }
}
