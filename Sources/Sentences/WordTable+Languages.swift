extension WordTable {
    /// The table for a BCP 47 tag; nil when the language has no lists of its own.
    static func forLanguage(_ tag: String) -> WordTable? {
        let language = tag.lowercased().split(whereSeparator: { $0 == "-" || $0 == "_" }).first
        return language.flatMap { byLanguage[String($0)] }
    }

    /// The table of the list that bit `index` of `languages(of:in:)` stands for.
    static func ofList(_ index: Int) -> WordTable { tables[index] }

    static var listCount: Int { lists.count }

    private static let lists: [(codes: [String], list: WordList)] = [
        (["en"], .english), (["de", "lb"], .german), (["nl", "af"], .dutch), (["da"], .danish),
        (["no", "nb", "nn"], .norwegian), (["sv"], .swedish), (["fr"], .french), (["es", "gl"], .spanish),
        (["it"], .italian), (["pt"], .portuguese), (["ro"], .romanian), (["ca"], .catalan), (["pl"], .polish),
        (["cs"], .czech), (["sk"], .slovak), (["hr", "sr", "bs", "sl"], .southSlavic),
        (["ru", "be"], .russian),
        (["uk"], .ukrainian), (["bg", "mk"], .bulgarian), (["kk", "ky"], .kazakh), (["fi"], .finnish),
        (["et"], .estonian), (["lv"], .latvian), (["lt"], .lithuanian), (["hu"], .hungarian),
        (["tr"], .turkish),
        (["el"], .greek), (["hy"], .armenian), (["hi", "mr", "ne"], .hindi), (["gu"], .gujarati),
        (["ta"], .tamil),
        (["ps", "fa", "ur"], .pashtoAndPersian),
    ]

    /// The lists of all languages in one.
    static let merged = WordTable(lists.map(\.list))

    private static let tables = lists.map { WordTable([$0.list]) }

    private static let byLanguage: [String: WordTable] = {
        var found: [String: WordTable] = [:]
        for (index, (codes, _)) in lists.enumerated() {
            for code in codes { found[code] = tables[index] }
        }
        return found
    }()
}
