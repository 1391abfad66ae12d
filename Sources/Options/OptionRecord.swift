package import JSONValues

/// One option, described once. From its record every door has its spelling, reading, checks, default and documentation.
///
///     .number("keepRatio", \.pruning.keepRatio, in: 0...1, "Keep about this share of the tokens.")
///
/// is `keepRatio` in requests and schemas, `keep_ratio` below `[prune]` in the configuration file, and `--keep-ratio`.
package struct OptionRecord: Sendable {
    /// In camelCase.
    package let name: String
    package let kind: OptionKind
    /// What it does, in a line. The names of other options stand in backquotes; each door spells them its own way.
    package let explanation: String
    /// What holds while nobody sets it, in words; nil where the default is a value.
    package private(set) var unset: String?
    /// Where the handbook says more, as a link in Markdown.
    package private(set) var reference: String?
    package internal(set) var section = OptionSection.prune
    package internal(set) var doors = OptionDoors()
    private var wireName: String?
    private var flagName: String?
    /// Whether the text may be the name of a file, for completions.
    package private(set) var namesFile = false
    /// The flag of one letter.
    package private(set) var letter: Character?
    private let read: @Sendable (Settings) -> JSON
    private let write: @Sendable (inout Settings, JSON) -> Void

    package init<Value: OptionValue>(
        _ name: String, _ path: any WritableKeyPath<Settings, Value> & Sendable, _ kind: OptionKind,
        _ explanation: String
    ) {
        self.name = name
        self.kind = kind
        self.explanation = explanation
        read = { $0[keyPath: path].option }
        write = { settings, json in
            if let value = Value(option: json) { settings[keyPath: path] = value }
        }
    }

    /// The value in `settings`; null when it is unset.
    package func value(in settings: Settings) -> JSON { read(settings) }

    /// Sets what was checked; null unsets an option that can be unset.
    package func set(_ value: JSON, in settings: inout Settings) { write(&settings, value) }

    /// Checks `value` and sets it.
    package func apply(_ value: JSON, to settings: inout Settings) throws(OptionFault) {
        if let fault = kind.fault(of: value) { throw fault }
        set(value, in: &settings)
    }
}

// MARK: - Spelling

extension OptionRecord {
    /// The path in the parameters of a request: camelCase, parts apart from each other by a dot.
    package var wirePath: String { wireName ?? name }

    /// The key in the configuration file: the section, and the name in snake_case.
    package var key: String { "\(section.rawValue).\(name.parted(by: "_"))" }

    /// The long flag without its dashes, in kebab-case.
    package var flag: String { flagName ?? name.parted(by: "-") }
}

extension String {
    /// The words of a name in camelCase in small letters, with `separator` between them.
    func parted(by separator: String) -> String {
        map { $0.isUppercase ? separator + $0.lowercased() : String($0) }.joined()
    }
}

// MARK: - Records by kind

extension OptionRecord {
    package static func flag<Value: OptionValue>(
        _ name: String, _ path: any WritableKeyPath<Settings, Value> & Sendable, _ explanation: String
    ) -> OptionRecord {
        OptionRecord(name, path, .flag, explanation)
    }

    package static func integer<Value: OptionValue>(
        _ name: String, _ path: any WritableKeyPath<Settings, Value> & Sendable, in range: ClosedRange<Int>,
        _ explanation: String
    ) -> OptionRecord {
        OptionRecord(name, path, .integer(range), explanation)
    }

    package static func number<Value: OptionValue>(
        _ name: String, _ path: any WritableKeyPath<Settings, Value> & Sendable,
        in range: ClosedRange<Double>, _ explanation: String
    ) -> OptionRecord {
        OptionRecord(name, path, .number(range), explanation)
    }

    package static func choice<Choice: OptionValue & RawRepresentable<String> & CaseIterable>(
        _ name: String, _ path: any WritableKeyPath<Settings, Choice> & Sendable, _ explanation: String
    ) -> OptionRecord {
        OptionRecord(name, path, .choice(Choice.allCases.map(\.rawValue)), explanation)
    }

    package static func text<Value: OptionValue>(
        _ name: String, _ path: any WritableKeyPath<Settings, Value> & Sendable, _ explanation: String
    ) -> OptionRecord {
        OptionRecord(name, path, .text, explanation)
    }
}

// MARK: - What is special of one record

extension OptionRecord {
    /// What holds while nobody sets it, in words.
    package func unset(_ words: String) -> OptionRecord { changed { $0.unset = words } }

    /// Where the handbook says more, as a link in Markdown.
    package func see(_ link: String) -> OptionRecord { changed { $0.reference = link } }

    /// Another spelling on the wire than the name; a dot leads into an object.
    package func onWire(_ path: String) -> OptionRecord { changed { $0.wireName = path } }

    /// Another spelling of the flag, or a letter for it.
    package func asFlag(_ name: String? = nil, letter: Character? = nil) -> OptionRecord {
        changed {
            $0.flagName = name ?? $0.flagName
            $0.letter = letter
        }
    }

    /// The text may be the name of a file.
    package func asFile() -> OptionRecord { changed { $0.namesFile = true } }

    /// Other doors than those of its section.
    package func through(_ doors: OptionDoors) -> OptionRecord { changed { $0.doors = doors } }

    private func changed(_ change: (inout OptionRecord) -> Void) -> OptionRecord {
        var record = self
        change(&record)
        return record
    }
}
