import ContextTypes
import FoundationEssentials
import Processes
import TestSupport
import Testing

@testable import Evaluation

/// Opens the report in headless Chromium. `WINNOW_SCREENSHOTS` names a folder that keeps the pictures.
@Suite("The report in a browser", .serialized)
struct ReportBrowserTests {
    private static let names = ["chromium", "chromium-browser", "google-chrome"]

    private static let browser: String? = {
        let path = names.map { "/usr/bin/\($0)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
        if path == nil { print("skipped: no Chromium in /usr/bin (apt-get install chromium)") }
        return path
    }()

    /// Works the page as a reader would, then writes what it saw into an element of its own.
    private static let driver = """
        <script>addEventListener('load', () => {
          const seen = [], say = (name, value) => seen.push(`${name}=${value}`), card = () => $('cards').textContent;
          const tell = () => { say('chosen', $('chosen').textContent); say('points', document.querySelectorAll('#plot .point').length);
            say('cut', document.querySelectorAll('#detail .s.cut').length); };
          const range = $('setting'); say('steps', +range.max + 1); tell();
          const before = card(); range.focus(); range.value = range.max; range.dispatchEvent(new Event('input', { bubbles: true }));
          tell(); say('cardsChanged', before !== card());
          range.value = 0; range.dispatchEvent(new Event('input', { bubbles: true })); say('cardsBack', before === card());
          const rows = [...document.querySelectorAll('#list button')]; say('questions', rows.length);
          const page = rows.findIndex(r => r.textContent.includes('crane')); rows[page].click(); say('heading', document.querySelector('#detail h3').textContent);
          const heats = [...document.querySelectorAll('#detail .heat td')]; say('heatColumns', document.querySelectorAll('#detail .heat tr:first-child th').length - 1);
          say('heatRows', document.querySelectorAll('#detail .heat tr').length - 1); say('heatHot', heats.filter(c => c.title === '1.00').length);
          say('treeIn', document.querySelectorAll('#detail .tree li.in').length); say('treeOut', document.querySelectorAll('#detail .tree li.out').length);
          document.querySelectorAll('#list button')[page].dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowUp', bubbles: true }));
          say('moved', document.querySelector('#detail h3').textContent); say('focus', document.activeElement.closest('#list') !== null);
          document.querySelectorAll('#list button')[page].click(); document.querySelector('#table button').click(); say('sorted', document.querySelectorAll('#table [aria-sort]').length);
          say('injected', document.querySelectorAll('#detail script, #detail img').length); say('wide', document.documentElement.scrollWidth > innerWidth);
          document.body.append(el('pre', { id: 'seen', hidden: '' }, seen.join('\\n')));
        });</script>
        """

    private func report(in folder: TemporaryFolder) async throws -> String {
        let page =
            "<h1>Harbour</h1><nav><a href=x>Home</a></nav><h2>Cranes</h2><p>The big crane lifts 90 tonnes. It is blue.</p>"
            + "<h2>Food</h2><p>Soup is served at noon <img src=x onerror=alert(1)></p>"
        let html = page.split(separator: "\"").joined(separator: "\\\"")
        var lines = (0..<12).map { number in
            #"{"question": "Where does number \#(number) live?", "answers": ["Town \#(number)"], "passages": "#
                + #"["It rained <script>x</script>. Number \#(number) lives in Town \#(number).", "Snow fell. It melted."]}"#
        }
        lines.insert(
            #"{"question": "What does the big crane lift?", "answers": ["90 tonnes"], "html": "\#(html)"}"#,
            at: 3)
        let path = try folder.write(lines.joined(separator: "\n").utf8, to: "q.jsonl")
        let systems =
            #"[{"kind": "winnow", "name": "Winnow", "thresholds": [0.99]}, {"kind": "unpruned"}, "#
            + #"{"kind": "head", "keep_ratios": [0.5]}, {"kind": "oracle"}]"#
        var plan = try EvaluationPlan.small(path, #"{"title": "A small evaluation", "system": \#(systems)}"#)
        plan.matcher = WordMatcher()
        _ = try await EvaluationRun(plan, folder: folder.file("out"), threads: 1).run()
        let report = try String(contentsOfFile: folder.file("out") + "/report.html", encoding: .utf8)
        let driven = report.split(separator: "</body>", omittingEmptySubsequences: false)
            .joined(separator: ReportBrowserTests.driver + "</body>")
        return "file://" + (try folder.write(driven.utf8, to: "report.html"))
    }

    private func open(_ browser: String, _ folder: TemporaryFolder, _ arguments: [String]) throws -> String {
        let command =
            ["timeout", "300", browser, "--headless", "--no-sandbox", "--disable-gpu"]
            + ["--disable-dev-shm-usage", "--hide-scrollbars", "--virtual-time-budget=3000"]
            + ["--user-data-dir=\(folder.file("profile"))"] + arguments
        let child = try ChildProcess(command)
        var lines: [String] = []
        while let line = try? child.readLine() { lines.append(String(decoding: line, as: UTF8.self)) }
        return lines.joined(separator: "\n")
    }

    private func seen(in page: String) throws -> [String: String] {
        let parts = page.split(separator: "<pre id=\"seen\" hidden=\"\">")
        let text = try #require(parts.count == 2 ? parts[1] : nil, "the script ran").prefix { $0 != "<" }
        let pairs = text.split(separator: "\n").map {
            $0.split(separator: "=", maxSplits: 1).map(String.init)
        }
        return Dictionary(pairs.map { ($0[0], $0.last ?? "") }, uniquingKeysWith: { "\($0),\($1)" })
    }

    @Test("slider, table, drill-down and block tree work, and no text of a data set becomes markup")
    func works() async throws {
        guard let browser = ReportBrowserTests.browser else { return }
        let folder = try TemporaryFolder()
        let page = try await report(in: folder)
        let seen = try seen(in: open(browser, folder, ["--dump-dom", "--window-size=1200,900", page]))
        #expect(seen["steps"] == "2")
        #expect(seen["chosen"] == "default,threshold 0.99")
        #expect(seen["points"] == "5,5")
        #expect(seen["cardsChanged"] == "true" && seen["cardsBack"] == "true")
        #expect(seen["questions"].flatMap { Int($0) }.map { $0 == 13 } == true)
        #expect(seen["heading"] == "What does the big crane lift?")
        #expect(seen["heatColumns"] == "6" && seen["heatRows"] == "1" && seen["heatHot"] == "2")
        #expect(seen["treeIn"].flatMap { Int($0) }.map { $0 >= 2 } == true)
        #expect(seen["treeOut"].flatMap { Int($0) }.map { $0 >= 1 } == true)
        #expect(seen["moved"] != seen["heading"] && seen["focus"] == "true")
        #expect(seen["sorted"] == "1" && seen["injected"] == "0" && seen["wide"] == "false")
    }

    @Test("screenshots: light and wide, dark on a phone")
    func screenshots() async throws {
        guard let browser = ReportBrowserTests.browser else { return }
        let folder = try TemporaryFolder()
        let page = try await report(in: folder)
        let kept = ProcessInfo.processInfo.environment["WINNOW_SCREENSHOTS"] ?? folder.path
        let looks = [
            ("light", ["--window-size=1200,3200"]),
            ("phone-dark", ["--window-size=390,4600", "--blink-settings=preferredColorScheme=0"]),
        ]
        for (name, arguments) in looks {
            let file = "\(kept)/report-\(name).png"
            _ = try open(browser, folder, arguments + ["--screenshot=\(file)", page])
            let picture = [UInt8](FileManager.default.contents(atPath: file) ?? Data())
            #expect(picture.starts(with: [0x89, 0x50, 0x4E, 0x47]) && picture.count > 20_000, "\(name)")
        }
    }
}

/// 1 where a sentence holds a word of the question, else 0; sentences without any are left out.
private struct WordMatcher: SentenceMatcher {
    func matches(of question: String, in passages: [Passage]) throws -> SentenceMatches {
        let words = question.split { $0 == " " || $0 == "?" }.map(String.init)
        var rows: [SentenceMatches.Row] = []
        for (number, passage) in passages.enumerated() {
            for (sentence, place) in passage.sentences.enumerated() {
                let text = passage.text.text(at: place.span).split { " .".contains($0) }.map(String.init)
                let products = words.map { text.contains($0) ? Float(1) : 0 }
                guard products.contains(1) else { continue }
                rows.append(.init(passage: number, sentence: sentence, products: products))
            }
        }
        return SentenceMatches(tokens: words, rows: rows)
    }
}
