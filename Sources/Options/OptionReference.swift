import JSONValues

/// The tables of options in the handbook, and the pages with their tables brought up to date.
///
/// A page has a table where a comment of its own names one, such as `<!-- options: parameters of trim -->`; what follows
/// up to the next blank line is the table.
package struct OptionReference {
    private let table: OptionTable

    package init(_ table: OptionTable = .winnow) { self.table = table }

    /// Every table by its name, in a fixed order.
    package var tables: [(name: String, lines: [String])] {
        let sections = OptionSection.allCases.map(\.rawValue)
        let settings = OptionSection.allCases.map(settings(of:))
        let flags = OptionSection.allCases.map(flags(of:))
        return [("parameters of trim", parameters(of: .trim))] + zip(sections.map { "[\($0)]" }, settings)
            + zip(sections.map { "flags of [\($0)]" }, flags).filter { !$1.isEmpty }
    }

    /// Every table below the comment that names it.
    package var text: String {
        tables.map { ([Self.comment($0.name)] + $0.lines).joined(separator: "\n") + "\n" }
            .joined(separator: "\n")
    }

    /// `page` with its tables as they are now.
    package func updated(_ page: String) -> String {
        let tables = Dictionary(uniqueKeysWithValues: tables.map { (Self.comment($0.name), $0.lines) })
        var lines: [String] = []
        var isInTable = false
        for line in page.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
            if let table = tables[line] {
                lines += [line] + table
                isInTable = true
            } else {
                isInTable = isInTable && !line.isEmpty
                if !isInTable { lines.append(line) }
            }
        }
        return lines.joined(separator: "\n")
    }

    private static func comment(_ name: String) -> String { "<!-- options: \(name) -->" }
}

// MARK: - Tables

extension OptionReference {
    private func parameters(of method: OptionDoors) -> [String] {
        let rows = table.wireGroups(of: method).flatMap(\.records).map { record in
            ["`\(record.wirePath)`", type(record.kind), fallback(record), meaning(record, .wire, \.wirePath)]
        }
        return lines(["parameter", "type", "default", "meaning"], rows)
    }

    private func settings(of section: OptionSection) -> [String] {
        let rows = table.records(of: section, through: .file).map { record in
            ["`\(record.fileName)`", type(record.kind), fallback(record), meaning(record, .file, \.fileName)]
        }
        return lines(["setting", "type", "default", "meaning"], rows)
    }

    private func flags(of section: OptionSection) -> [String] {
        let rows = table.records(of: section, through: .flags).map { record in
            [flag(record), type(record.kind), fallback(record), meaning(record, .flags) { "--\($0.flag)" }]
        }
        return lines(["flag", "takes", "default", "meaning"], rows)
    }

    private func flag(_ record: OptionRecord) -> String {
        let letter = record.letter.map { "`-\($0)`, " } ?? ""
        switch record.kind {
        case .flag: return letter + "`--\(record.flag)`, `--no-\(record.flag)`"
        default: return letter + "`--\(record.flag)`"
        }
    }

    private func type(_ kind: OptionKind) -> String {
        switch kind {
        case .flag: "true or false"
        case .integer(let range) where range.upperBound == .max: "\(grouped(range.lowerBound)) or more"
        case .integer(let range): "\(grouped(range.lowerBound)) to \(grouped(range.upperBound))"
        case .number(let range): "\(JSON.double(range.lowerBound)) to \(JSON.double(range.upperBound))"
        case .choice(let names): names.map { "`\($0)`" }.joined(separator: ", ")
        case .text: "text"
        case .texts: "texts"
        case .object: "object"
        case .countOrAuto(let things): "`auto` or a number of \(things)"
        }
    }

    private func fallback(_ record: OptionRecord) -> String {
        record.unset ?? record.literal(of: record.value(in: Settings())).map { "`\($0)`" } ?? ""
    }

    private func meaning(
        _ record: OptionRecord, _ door: OptionDoors, _ spelling: (OptionRecord) -> String
    ) -> String {
        table.explanation(of: record, through: door, spelling: spelling)
            + (record.reference.map { " See \($0)." } ?? "")
    }

    private func lines(_ head: [String], _ rows: [[String]]) -> [String] {
        guard !rows.isEmpty else { return [] }
        let rule = "|" + head.map { _ in "---|" }.joined()
        return [row(head), rule] + rows.map(row)
    }

    private func row(_ cells: [String]) -> String {
        "| " + cells.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ") + " |"
    }

    /// With a comma between thousands.
    private func grouped(_ number: Int) -> String {
        let digits = String(number)
        let parts = stride(from: digits.count, to: 0, by: -3).map { end in
            digits.dropLast(digits.count - end).suffix(3)
        }
        return parts.reversed().joined(separator: ",")
    }
}
