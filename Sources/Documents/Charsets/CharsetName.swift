/// What the labels of charsets mean on the web (WHATWG Encoding, section 4.2): many mean more than they say.
enum CharsetName: Equatable {
    case utf8
    case windows1252
    /// A name that iconv knows.
    case other(String)

    private static let names: [String: String] = [
        "gb2312": "GB18030", "gbk": "GB18030", "x-gbk": "GB18030", "gb_2312-80": "GB18030",
        "shift_jis": "CP932", "shift-jis": "CP932", "sjis": "CP932", "x-sjis": "CP932",
        "windows-31j": "CP932",
        "euc-kr": "CP949", "ks_c_5601-1987": "CP949", "ksc5601": "CP949", "windows-949": "CP949",
        "big5": "BIG5-HKSCS", "big5-hkscs": "BIG5-HKSCS", "x-x-big5": "BIG5-HKSCS",
        "iso-8859-9": "CP1254", "latin5": "CP1254", "iso-8859-11": "CP874", "tis-620": "CP874",
        "windows-874": "CP874", "x-euc-jp": "EUC-JP", "koi8": "KOI8-R", "koi": "KOI8-R",
        "macintosh": "MACINTOSH",
        "x-mac-roman": "MACINTOSH", "x-mac-cyrillic": "MAC-CYRILLIC", "x-cp1251": "CP1251",
        "x-cp1250": "CP1250",
        "cyrillic": "ISO-8859-5", "greek": "ISO-8859-7", "hebrew": "ISO-8859-8", "arabic": "ISO-8859-6",
        "iso-8859-8-i": "ISO-8859-8", "logical": "ISO-8859-8",
    ]

    /// Nil for an empty label, and for those that mean nothing.
    init?(label: String) {
        let label = label.trimmed.lowercased()
        switch label {
        case "", "none", "unknown", "undefined", "binary": return nil
        // A page that can be read so far cannot be UTF-16.
        case "utf-8", "utf8", "unicode-1-1-utf-8", "utf-16", "utf-16le", "utf-16be", "unicode": self = .utf8
        case "iso-8859-1", "iso8859-1", "iso_8859-1", "iso-88591", "latin1", "latin-1", "l1", "ascii",
            "us-ascii",
            "windows-1252", "cp1252", "x-cp1252", "ansi":
            self = .windows1252
        default:
            if let name = Self.names[label] {
                self = .other(name)
            } else if label.hasPrefix("windows-125"), label.utf8.count == 12 {
                self = .other("CP" + label.dropFirst(8))
            } else {
                self = .other(label)
            }
        }
    }

    /// Charsets whose bytes are all ASCII: being valid UTF-8 says nothing of them.
    static func isEscapeBased(_ label: String) -> Bool {
        ["iso-2022-jp", "csiso2022jp", "iso-2022-kr", "hz-gb-2312", "utf-7"].contains(
            label.trimmed.lowercased())
    }
}
