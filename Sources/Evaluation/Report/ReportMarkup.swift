/// The frame of the report; the script fills it.
enum ReportMarkup {
    static func page(title: String, data: String) -> String {
        """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>\(escaped(title))</title>
        <style>
        \(ReportStyle.css)
        </style>
        </head>
        <body>
        <div class="wrap">
        \(frame(title))
        </div>
        <div class="tip" id="tip" role="status"></div>
        <script type="application/json" id="data">\(data)</script>
        <script>
        \(ReportScript.page)
        \(ReportCharts.script)
        \(ReportQuestions.script)
        </script>
        </body>
        </html>

        """
    }

    private static func frame(_ title: String) -> String {
        """
        <header><h1>\(escaped(title))</h1><p class="lead" id="verdict"></p>
        <div class="tabs" id="tabs" role="tablist" aria-label="Data sets"></div></header>
        <noscript><p>This page draws itself with a script of its own; summary.md beside it has the figures as text.</p></noscript>
        <section class="control"><select id="family" aria-label="System"></select>
        <input type="range" id="setting" min="0" max="0" step="1" aria-label="Setting, from mild to hard"><output id="chosen"></output></section>
        <div class="cards" id="cards" aria-live="polite"></div>
        <section><h2>What is kept against what is saved</h2><p class="note" id="plotnote"></p><div id="plot"></div>
        <div class="legend" id="legend" aria-label="Systems shown"></div></section>
        <section><h2>All data sets at this setting</h2><div class="scroll"><table id="across"></table></div></section>
        <section><h2 id="tabletitle"></h2><p class="note">Values with 95 % bootstrap intervals; ◆ marks settings that no other
        beats in both compression and evidence. Choose a row to see it everywhere on the page.</p><div class="scroll"><table id="table"></table></div></section>
        <div class="two"><section><h2>Where evidence is lost</h2><p class="note">Share of gold sentences kept, by where they stand in the context.</p><div id="needles"></div></section>
        <section><h2>Latency for one question</h2><p class="note" id="latencynote"></p><div id="latency"></div></section></div>
        <section><h2>Question by question</h2><p class="note">Questions whose evidence the first setting lost come first. Use ↑ and ↓ in the list.</p>
        <div class="key"><span><span class="s gold">marked</span> gold sentence</span><span><span class="s cut">struck through</span> removed</span>
        <span><span class="s" style="--score:1">tinted</span> the score that the system gave it</span></div>
        <div class="questions"><ul class="list" id="list"></ul><div class="detail" id="detail" aria-live="polite"></div></div></section>
        <section id="generated" hidden></section>
        <section id="problems" hidden></section>
        <section><details><summary>Settings, versions, machine</summary><pre id="config"></pre></details></section>
        <footer>Every figure is measured without a language model, save those marked as its answers. The files beside this page (summary.json, questions.jsonl, run.trec) hold them all.</footer>
        """
    }

    static func escaped(_ text: String) -> String {
        var result = ""
        for character in text.unicodeScalars {
            switch character {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            default: result.unicodeScalars.append(character)
            }
        }
        return result
    }
}
