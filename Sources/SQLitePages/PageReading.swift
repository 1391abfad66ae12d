import FoundationEssentials

package enum PageReading {
    /// Whether rows are read past SQLite where that can be done: not with `WINNOW_READ_PAGES=0` in the environment. The
    /// answers are the same, and those from token vectors take about twice as long.
    package static let isOn = ProcessInfo.processInfo.environment["WINNOW_READ_PAGES"] != "0"
}
