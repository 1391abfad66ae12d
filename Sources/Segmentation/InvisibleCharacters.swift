/// Characters without a shape of their own: some belong to a script or a picture, others carry text past a reader.
package enum InvisibleCharacters {
    /// How many of which kind a text holds that mean nothing to its readers.
    package static func survey(_ text: String) -> HiddenText {
        var hidden = HiddenText()
        forEach(in: text) { character, _ in hidden.add(character, characters: 1) }
        return hidden
    }

    /// The text without them.
    package static func removed(from text: String) -> String {
        var kept: [UInt8] = []
        var place = 0
        var text = text
        forEach(in: text) { _, range in
            text.withUTF8 { kept.append(contentsOf: $0[place..<range.lowerBound]) }
            place = range.upperBound
        }
        guard place > 0 else { return text }
        text.withUTF8 { kept.append(contentsOf: $0[place...]) }
        return String(decoding: kept, as: UTF8.self)
    }

    private static func forEach(in text: String, _ body: (HiddenText.Kind, Range<Int>) -> Void) {
        var text = text
        text.withUTF8 { bytes in
            var index = 0
            while index < bytes.count {
                guard bytes[index] >= 0xC2 else {
                    index += 1
                    continue
                }
                let character = bytes.invisible(at: index, in: 0..<bytes.count)
                if let kind = character.kind { body(kind, index..<index + character.length) }
                index += max(character.length, 1)
            }
        }
    }
}

/// A character that does not show, where one stands.
struct InvisibleCharacter {
    /// Bytes; 0 where a character shows, or belongs to one that does.
    var length = 0
    /// A space takes its place.
    var isSpace = false
    /// What it is, when it means nothing to a reader; nil for those that every text has (soft hyphens, control
    /// characters, no-break spaces).
    var kind: HiddenText.Kind?
}

extension UnsafeBufferPointer<UInt8> {
    /// What stands at `index` of a text at `text`, if it does not show.
    ///
    /// No-break spaces become spaces. Joiners, variation selectors and direction marks that do something where they stand
    /// are part of the text.
    @inline(__always)
    func invisible(at index: Int, in text: Range<Int>) -> InvisibleCharacter {
        let byte = self[index]
        if byte < 0x80 {
            return byte < 0x20 || byte == 0x7F ? InvisibleCharacter(length: 1) : InvisibleCharacter()
        }
        switch byte {
        case 0xC2, 0xCD, 0xD8, 0xE1, 0xE2, 0xE3, 0xEF, 0xF0, 0xF3: return rareCharacter(at: index, in: text)
        default: return InvisibleCharacter()
        }
    }

    private func rareCharacter(at index: Int, in text: Range<Int>) -> InvisibleCharacter {
        guard let (scalar, length) = scalar(at: index, before: text.upperBound) else {
            return InvisibleCharacter()
        }
        switch scalar {
        case 0x80...0x9F, 0xAD: return InvisibleCharacter(length: length)
        case 0xA0: return InvisibleCharacter(length: length, isSpace: true)
        case 0x200B, 0xFEFF:
            return InvisibleCharacter(length: length, kind: lineBreakHint(index, length, text))
        default: break
        }
        guard let kind = Self.kind(of: scalar), !isInPlace(scalar, kind, index..<index + length, text) else {
            return InvisibleCharacter()
        }
        return InvisibleCharacter(length: length, kind: kind)
    }

    /// The kinds of characters that do not show.
    private static func kind(of scalar: UInt32) -> HiddenText.Kind? {
        switch scalar {
        case 0xE0000...0xE00FF: .tags
        case 0xFE00...0xFE0F, 0xE0100...0xE01EF, 0x180B...0x180D, 0x180F: .variation
        case 0x202A...0x202E, 0x2066...0x2069: .bidirectional
        case 0x200B...0x200F, 0x2060...0x2065, 0x206A...0x206F, 0xFEFF, 0x61C, 0x34F, 0x180E, 0x115F, 0x1160,
            0x17B4, 0x17B5, 0x3164, 0xFFA0, 0xFFF0...0xFFFB, 0x1D173...0x1D17A:
            .zeroWidth
        default: nil
        }
    }

    /// Byte order marks begin texts, and zero-width spaces divide words of scripts without spaces.
    private func lineBreakHint(_ index: Int, _ length: Int, _ text: Range<Int>) -> HiddenText.Kind? {
        if index == text.lowerBound, self[index] == 0xEF { return nil }
        return isBetweenLetters(index..<index + length, text) ? nil : .zeroWidth
    }

    /// Whether a character does what it is for where it stands.
    private func isInPlace(
        _ scalar: UInt32, _ kind: HiddenText.Kind, _ place: Range<Int>, _ text: Range<Int>
    ) -> Bool {
        switch scalar {
        case 0xE0020...0xE007F: isInFlag(place.lowerBound, text)
        case 0xFE0F: previous(place, text).map { Self.hasShape($0) || Self.isKeycap($0) } ?? false
        case _ where kind == .variation: previous(place, text).map(Self.hasShape) ?? false
        case 0x200C, 0x200D, 0x34F: isBetweenLetters(place, text)
        case 0x200E, 0x200F, 0x61C:
            previous(place, text).map { Self.kind(of: $0) == nil } ?? true
                && next(place, text).map { Self.kind(of: $0) == nil } ?? true
        case 0x115F, 0x1160:
            [previous(place, text), next(place, text)].contains {
                $0.map { (0x1100...0x11FF).contains($0) && $0 != 0x115F && $0 != 0x1160 } ?? false
            }
        default: false
        }
    }

    /// A character beyond ASCII that shows.
    private static func hasShape(_ scalar: UInt32) -> Bool {
        scalar > 0xA0 && scalar != 0xAD && kind(of: scalar) == nil && !(0x2000...0x206F).contains(scalar)
    }

    private static func isKeycap(_ scalar: UInt32) -> Bool {
        (0x30...0x39).contains(scalar) || scalar == 0x23 || scalar == 0x2A
    }

    /// Between two characters that show and are not ASCII, a selector for the first one aside.
    private func isBetweenLetters(_ place: Range<Int>, _ text: Range<Int>) -> Bool {
        guard let next = next(place, text), Self.hasShape(next), var before = previous(place, text) else {
            return false
        }
        if before == 0xFE0F {
            guard let base = previous(place.lowerBound - 3..<place.lowerBound, text) else { return false }
            before = base
        }
        return Self.hasShape(before)
    }

    /// Flags of regions: a black flag, up to seven tags, and the tag that ends them.
    private func isInFlag(_ index: Int, _ text: Range<Int>) -> Bool {
        var start = index
        var tags = 0
        while tags <= 8, let before = previous(start..<start, text), (0xE0020...0xE007E).contains(before) {
            start -= 4
            tags += 1
        }
        guard tags <= 8, previous(start..<start, text) == 0x1F3F4 else { return false }
        var end = start
        for _ in 0..<9 {
            guard let (scalar, length) = scalar(at: end, before: text.upperBound),
                (0xE0020...0xE007F).contains(scalar)
            else { return false }
            if scalar == 0xE007F { return end > start }
            end += length
        }
        return false
    }

    // MARK: Scalars around

    private func previous(_ place: Range<Int>, _ text: Range<Int>) -> UInt32? {
        var start = place.lowerBound - 1
        while start >= text.lowerBound, start > place.lowerBound - 4, self[start] & 0xC0 == 0x80 {
            start -= 1
        }
        guard start >= text.lowerBound else { return nil }
        return scalar(at: start, before: place.lowerBound)?.scalar
    }

    private func next(_ place: Range<Int>, _ text: Range<Int>) -> UInt32? {
        scalar(at: place.upperBound, before: text.upperBound)?.scalar
    }

    private func scalar(at index: Int, before end: Int) -> (scalar: UInt32, length: Int)? {
        guard index >= 0, index < end else { return nil }
        let byte = self[index]
        let length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
        guard byte < 0x80 || byte >= 0xC2, index + length <= end else { return nil }
        if length == 1 { return (UInt32(byte), 1) }
        var scalar = UInt32(byte) & (length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07)
        for offset in 1..<length { scalar = scalar << 6 | UInt32(self[index + offset] & 0x3F) }
        return (scalar, length)
    }
}
