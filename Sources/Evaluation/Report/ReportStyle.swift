/// How the report looks: light and dark by the reader's setting, one column on a phone.
enum ReportStyle {
    static let css = #"""
        :root { color-scheme: light dark;
          --page: #f7f6f2; --card: #ffffff; --ink: #1d2327; --soft: #5c666e; --faint: #d9d8d2; --line: #e8e6df;
          --accent: #0b7a75; --accent-soft: #0b7a7518; --bad: #b3261e; --good: #2e7d32; --mark: #ffd54f;
          --f0: #0b7a75; --f1: #c2571a; --f2: #6b4fbb; --f3: #1f6feb;
          --b-head: #8a8f98; --b-random: #b9bcc2; --b-lexical: #4f5d6b; --b-topPassages: #a58d63; --b-oracle: #b8860b; --b-unpruned: #1d2327; }
        @media (prefers-color-scheme: dark) { :root {
          --page: #14181b; --card: #1c2226; --ink: #e8e6e1; --soft: #9aa5ad; --faint: #39434a; --line: #2a3238;
          --accent: #4fd1c5; --accent-soft: #4fd1c522; --bad: #ff8a80; --good: #81c784; --mark: #8d6e00;
          --f0: #4fd1c5; --f1: #f6a565; --f2: #b79cf2; --f3: #79b0ff;
          --b-head: #7b858d; --b-random: #56616a; --b-lexical: #b4c0ca; --b-topPassages: #a58d63; --b-oracle: #e0b040; --b-unpruned: #e8e6e1; } }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--page); color: var(--ink);
          font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
        .wrap { max-width: 1120px; margin: 0 auto; padding: 0 20px 64px; }
        header { padding: 40px 0 12px; }
        h1 { font-size: clamp(1.5rem, 1.1rem + 2vw, 2.3rem); line-height: 1.15; margin: 0 0 10px; letter-spacing: -.02em; }
        h2 { font-size: 1.15rem; margin: 0 0 4px; letter-spacing: -.01em; }
        h3 { font-size: .95rem; margin: 18px 0 6px; }
        p { margin: 0 0 10px; } .lead { font-size: 1.12rem; color: var(--soft); max-width: 62ch; }
        .lead b, .lead strong { color: var(--ink); }
        .note { color: var(--soft); font-size: .88rem; max-width: 78ch; }
        section { background: var(--card); border: 1px solid var(--line); border-radius: 14px; padding: 20px 22px; margin: 16px 0; }
        button, select, input { font: inherit; color: inherit; }
        :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 6px; }
        .tabs { display: flex; gap: 6px; flex-wrap: wrap; margin: 14px 0 0; }
        .tabs button { border: 1px solid var(--line); background: var(--card); border-radius: 999px; padding: 5px 14px; cursor: pointer; }
        .tabs button[aria-selected=true] { background: var(--accent); border-color: var(--accent); color: var(--page); font-weight: 600; }
        .control { position: sticky; top: 0; z-index: 5; display: grid; grid-template-columns: auto minmax(120px, 1fr) auto; gap: 14px;
          align-items: center; box-shadow: 0 6px 18px -14px #000; padding: 12px 22px; }
        .control select { background: var(--page); border: 1px solid var(--faint); border-radius: 8px; padding: 5px 8px; max-width: 44vw; }
        .control output { font-variant-numeric: tabular-nums; font-weight: 600; min-width: 8.5em; text-align: right; }
        input[type=range] { width: 100%; accent-color: var(--accent); height: 28px; }
        .cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(158px, 1fr)); gap: 12px; margin: 16px 0; }
        .card { background: var(--card); border: 1px solid var(--line); border-radius: 14px; padding: 14px 16px; }
        .card .value { font-size: 1.75rem; font-weight: 650; letter-spacing: -.03em; font-variant-numeric: tabular-nums; line-height: 1.2; }
        .card .name { color: var(--soft); font-size: .84rem; line-height: 1.3; } .card .range { color: var(--soft); font-size: .78rem; font-variant-numeric: tabular-nums; }
        .card.main .value { color: var(--accent); }
        .two { display: grid; grid-template-columns: 1fr 1fr; gap: 16px; } .two > section { margin: 0; min-width: 0; }
        @media (max-width: 820px) { .two { grid-template-columns: minmax(0, 1fr); } }
        @media (max-width: 560px) { .wrap { padding: 0 12px 48px; } section { padding: 16px 14px; border-radius: 12px; }
          .control { grid-template-columns: minmax(0, 1fr) auto; padding: 10px 14px; } .control input { grid-column: 1 / -1; grid-row: 2; }
          .cards { grid-template-columns: 1fr 1fr; gap: 8px; } .card { padding: 10px 12px; } .card .value { font-size: 1.4rem; } }
        svg { display: block; width: 100%; height: auto; overflow: visible; } svg text { fill: var(--soft); font-size: 12px; }
        svg .grid { stroke: var(--line); } svg .axis { stroke: var(--faint); } svg .point { cursor: pointer; stroke: var(--card); stroke-width: 1.5; }
        svg .whisker { stroke-width: 1.2; opacity: .45; } svg .chosen { fill: none; stroke-width: 2.5; } svg .label { font-weight: 600; }
        svg .point:focus-visible { outline: none; stroke: var(--ink); stroke-width: 3; }
        .legend { display: flex; flex-wrap: wrap; gap: 4px 6px; margin: 10px 0 0; }
        .legend button { display: inline-flex; align-items: center; gap: 7px; border: 0; background: none; padding: 3px 8px; border-radius: 8px; cursor: pointer; font-size: .88rem; }
        .legend button[aria-pressed=false] { opacity: .38; text-decoration: line-through; }
        .swatch { width: 18px; height: 4px; border-radius: 2px; display: inline-block; }
        .tip { position: fixed; z-index: 20; pointer-events: none; background: var(--ink); color: var(--page); border-radius: 8px; padding: 7px 10px;
          font-size: .82rem; line-height: 1.4; max-width: 260px; opacity: 0; transition: opacity .1s; } .tip.on { opacity: 1; }
        .scroll { overflow-x: auto; margin: 8px -6px 0; padding: 0 6px; } table { border-collapse: collapse; width: 100%; font-size: .88rem; font-variant-numeric: tabular-nums; }
        th, td { text-align: right; padding: 6px 9px; border-bottom: 1px solid var(--line); white-space: nowrap; } th:first-child, td:first-child { text-align: left; }
        th { color: var(--soft); font-weight: 600; font-size: .8rem; vertical-align: bottom; } th button { all: unset; cursor: pointer; } th button:focus-visible { outline: 3px solid var(--accent); }
        tr.pick { cursor: pointer; } tr.pick:hover td { background: var(--accent-soft); } tr.on td { background: var(--accent-soft); font-weight: 600; } tr.base td { color: var(--soft); }
        .pm { color: var(--soft); font-size: .78em; font-weight: 400; } .front { color: var(--accent); font-weight: 700; }
        .questions { display: grid; grid-template-columns: 300px minmax(0, 1fr); gap: 18px; margin-top: 12px; }
        @media (max-width: 820px) { .questions { grid-template-columns: minmax(0, 1fr); } .list { max-height: 250px !important; } }
        .list { list-style: none; margin: 0; padding: 0; max-height: 640px; overflow: auto; border: 1px solid var(--line); border-radius: 10px; }
        .list button { all: unset; box-sizing: border-box; display: block; width: 100%; padding: 9px 12px; border-bottom: 1px solid var(--line); cursor: pointer; font-size: .88rem; line-height: 1.35; }
        .list button:hover, .list button[aria-current=true] { background: var(--accent-soft); } .list button:focus-visible { outline: 3px solid var(--accent); outline-offset: -3px; }
        .badge { font-size: .72rem; font-weight: 650; padding: 1px 7px; border-radius: 999px; margin-right: 6px; white-space: nowrap; }
        .badge.lost { background: color-mix(in srgb, var(--bad) 16%, transparent); color: var(--bad); } .badge.safe { background: color-mix(in srgb, var(--good) 16%, transparent); color: var(--good); }
        .badge.none { background: var(--line); color: var(--soft); }
        .detail h3 { font-size: 1.15rem; margin: 0 0 6px; } .passage { border-left: 3px solid var(--faint); padding: 2px 0 2px 14px; margin: 14px 0; overflow-wrap: anywhere; }
        .passage.relevant { border-color: var(--accent); } .passage.empty { opacity: .75; } .passage .head { font-size: .82rem; color: var(--soft); margin-bottom: 3px; }
        .s { border-radius: 3px; padding: 1px 2px; background: color-mix(in srgb, var(--accent) calc(var(--score, 0) * 42%), transparent); -webkit-box-decoration-break: clone; box-decoration-break: clone; }
        .s.cut { text-decoration: line-through; text-decoration-color: var(--bad); color: var(--soft); } .s.gold { border-bottom: 3px solid var(--mark); } .s.gold.cut { border-bottom-style: dashed; }
        .key { display: flex; flex-wrap: wrap; gap: 4px 16px; font-size: .84rem; color: var(--soft); margin: 8px 0; }
        .tree, .tree ul { list-style: none; margin: 0; padding-left: 16px; font-size: .86rem; } .tree > li { margin-left: -16px; }
        .tree .kind { font-size: .74rem; color: var(--soft); border: 1px solid var(--faint); border-radius: 5px; padding: 0 5px; margin-right: 6px; } .tree li.out > .kind, .tree li.out > span { opacity: .45; }
        .heat td { padding: 0; width: 26px; height: 22px; border: 1px solid var(--card); } .heat th { font-weight: 400; } .heat { width: auto; }
        details summary { cursor: pointer; font-weight: 600; } pre { overflow: auto; font-size: .8rem; background: var(--page); border-radius: 8px; padding: 12px; }
        .problems { color: var(--bad); font-size: .88rem; padding-left: 18px; } footer { color: var(--soft); font-size: .84rem; margin-top: 24px; }
        @media print { .control { position: static; } body { background: #fff; } section { break-inside: avoid; } }
        """#
}
