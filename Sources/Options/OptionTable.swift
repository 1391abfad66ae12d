package import JSONValues

/// All options, in the order of the configuration file.
package struct OptionTable: Sendable {
    package let records: [OptionRecord]
    /// Options of which only one may be set, by the names of their records.
    package let exclusive: [[String]]
    /// By method: see `wireGroups(of:)`.
    private let wireGroups: [OptionDoors: [WireGroup]]

    package init(_ records: [OptionRecord], exclusive: [[String]] = []) {
        self.records = records
        self.exclusive = exclusive
        wireGroups = Dictionary(
            uniqueKeysWithValues: OptionDoors.methods.map { method in
                (method, WireGroup.groups(of: records.filter { !$0.doors.isDisjoint(with: method) }))
            })
    }

    /// The options of `method`: those of the parameters themselves one by one, those of an object together, each where
    /// the first of them stands.
    package func wireGroups(of method: OptionDoors) -> [WireGroup] { wireGroups[method] ?? [] }

    /// The records that can be set through `door`.
    package func records(through door: OptionDoors) -> [OptionRecord] {
        records.filter { !$0.doors.isDisjoint(with: door) }
    }

    /// The records of one table of the configuration file, or of its flags.
    package func records(of section: OptionSection, through door: OptionDoors) -> [OptionRecord] {
        records(through: door).filter { $0.section == section }
    }

    /// The names of those that `record` cannot be set together with, in their order.
    package func exclusions(of record: OptionRecord) -> [String] {
        exclusive.filter { $0.contains(record.name) }.flatMap { $0 }.filter { $0 != record.name }
    }
}

extension OptionTable {
    /// Unsets the options that those of `records` exclude: who asks for one does not want the default of another.
    package func clear(_ settings: inout Settings, for records: [OptionRecord]) {
        let names = records.flatMap(exclusions(of:))
        for other in self.records where names.contains(other.name) { other.set(.null, in: &settings) }
    }

    /// Two of `records` that exclude each other, in the order of `exclusive`.
    package func conflict(
        among records: [OptionRecord]
    ) -> (first: OptionRecord, second: OptionRecord)? {
        for group in exclusive {
            let named = group.compactMap { name in records.first { $0.name == name } }
            if named.count > 1 { return (named[0], named[1]) }
        }
        return nil
    }
}

// MARK: - Texts

extension OptionTable {
    /// The explanation of `record` with other options spelled as `door` spells them, and what it excludes there.
    package func explanation(
        of record: OptionRecord, through door: OptionDoors, spelling: (OptionRecord) -> String
    ) -> String {
        let others = records(through: door).map(\.name)
        let excluded = exclusions(of: record).filter(others.contains).map { "`\($0)`" }
        let text = record.explanation + (excluded.isEmpty ? "" : " Not together with \(listed(excluded)).")
        let parts = text.split(separator: "`", omittingEmptySubsequences: false).map(String.init)
        return parts.enumerated().map { index, part in
            guard !index.isMultiple(of: 2) else { return part }
            let named = records.first { $0.name == part && $0.section == record.section }
            return named.map(spelling) ?? part
        }.joined(separator: "`")
    }

    private func listed(_ names: [String]) -> String {
        names.count < 2
            ? names.joined() : names.dropLast().joined(separator: ", ") + " or " + names[names.count - 1]
    }
}
