package io.modelimpact.report;

/** The look of the page: light and dark, wide and narrow, on screen and on paper. */
final class StyleSheet {

    private static final String CSS = """

            :root{color-scheme:light dark;--paper:#fff;--ink:#1b1f24;--soft:#57606a;--line:#d0d7de;--panel:#f6f8fa;
            --good:#1a7f37;--bad:#c2202e;--unclear:#8a5a00;--absent:#57606a;--region:#dbe9f9;--bound:#2563b0;--sign:#fff}
            @media (prefers-color-scheme:dark){:root{--paper:#0f1419;--ink:#e6edf3;--soft:#9aa6b2;--line:#3a434d;--panel:#171d24;
            --good:#4cc36a;--bad:#ff7b72;--unclear:#e0a33a;--absent:#9aa6b2;--region:#1d3350;--bound:#79b1f5;--sign:#0f1419}}
            *{box-sizing:border-box}
            body{margin:0 auto;max-width:72rem;padding:1.5rem 1rem 3rem;background:var(--paper);color:var(--ink);
            font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;overflow-wrap:break-word}
            h1{font-size:1.15rem;margin:0;color:var(--soft);font-weight:600}
            h2{font-size:1.3rem;margin:2.5rem 0 .5rem;padding-bottom:.2rem;border-bottom:1px solid var(--line)}
            h3{font-size:1rem;margin:1.25rem 0 .35rem}
            p{margin:.5rem 0;max-width:46rem}
            ul{margin:.25rem 0;padding-left:1.25rem;max-width:46rem}
            li{white-space:pre-line}
            .headline{font-size:1.5rem;line-height:1.3;font-weight:650;margin:.35rem 0 1rem;max-width:none}
            .decision{border:1px solid var(--line);border-left-width:6px;background:var(--panel);padding:.75rem 1rem;margin:1rem 0}
            .decision h3{margin:0;font-size:1.15rem;display:flex;flex-wrap:wrap;gap:.25rem .75rem;align-items:center}
            .decision h4{margin:.75rem 0 .1rem;font-size:.95rem}
            .decision .lead{font-size:1.08rem}
            .decision.good{border-left-color:var(--good)}.decision.bad{border-left-color:var(--bad)}
            .decision.unclear{border-left-color:var(--unclear)}
            .warning{border-left:4px solid var(--bad);padding:.25rem .75rem;background:var(--panel)}
            .soft,.note{color:var(--soft)}.note{font-size:.86rem;font-weight:400;white-space:pre-line}
            .badge{display:inline-flex;align-items:center;gap:.35rem;font-weight:650;white-space:nowrap}
            .badge.good{color:var(--good)}.badge.bad{color:var(--bad)}.badge.unclear{color:var(--unclear)}.badge.absent{color:var(--absent)}
            .icon{width:1.1em;height:1.1em;flex:none}
            .icon .sign{fill:none;stroke:var(--sign);stroke-width:1.8;stroke-linecap:round}
            .icon.unclear .sign,.icon.absent .sign{stroke:currentColor;stroke-width:1.4}
            .mark{stroke:currentColor;fill:currentColor;stroke-width:1.5}
            .unclear .mark{fill:var(--paper)}.absent .mark{fill:none;stroke-dasharray:2.4 1.8}
            .scroll{overflow-x:auto;margin:.75rem 0 1rem}
            .scroll:focus-visible,summary:focus-visible{outline:2px solid var(--bound);outline-offset:2px}
            table{border-collapse:collapse;width:100%;font-size:.92rem}
            caption{text-align:left;color:var(--soft);padding:.25rem 0;font-size:.92rem}
            th,td{text-align:left;vertical-align:top;padding:.4rem .75rem .4rem 0;border-bottom:1px solid var(--line);unicode-bidi:isolate}
            thead th{white-space:nowrap;border-bottom-width:2px}
            tbody th{font-weight:600;min-width:9rem;max-width:22rem}
            td{min-width:5rem;max-width:24rem}
            .num{font-variant-numeric:tabular-nums;white-space:nowrap}
            .digest{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;font-size:.82rem;overflow-wrap:anywhere}
            figure{margin:1rem 0}
            figcaption{font-weight:600}
            .forest{display:block;width:100%;max-width:44rem;height:auto}
            .forest text{fill:var(--ink);font-size:12px}
            .forest .row-label{font-weight:600}.forest .row-value,.forest .tick,.forest .axis-title,.forest .row-missing{fill:var(--soft)}
            .forest .good{color:var(--good)}.forest .bad{color:var(--bad)}.forest .unclear{color:var(--unclear)}.forest .absent{color:var(--absent)}
            .multiples{display:grid;grid-template-columns:repeat(auto-fill,minmax(17rem,1fr));gap:.75rem 1.5rem}
            .panel-title{font-size:.9rem;color:var(--soft);margin:.25rem 0}.forest.small{max-width:22rem}.plain{color:var(--bound)}
            .skip{position:absolute;left:-99rem}.skip:focus{position:static}
            nav ul{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:.15rem 1rem;max-width:none;font-size:.92rem}
            a{color:var(--bound)}
            .interval{stroke:currentColor;stroke-width:2;fill:none}
            .interval.middle{stroke-width:6}.bar{fill:var(--bound);fill-opacity:.55}.answer{fill:var(--bound)}
            .region{fill:var(--region)}.bound{stroke:var(--bound);stroke-width:2}
            .zero{stroke:var(--soft);stroke-dasharray:3 3}.rule{stroke:var(--soft)}
            summary{cursor:pointer;font-weight:600;margin:.5rem 0}
            footer{margin-top:3rem;border-top:2px solid var(--line);padding-top:.5rem}
            @media (max-width:40rem){body{padding:1rem .75rem 2rem}.headline{font-size:1.25rem}.forest text{font-size:15px}}
            @media print{nav,.skip{display:none}:root{color-scheme:light;--paper:#fff;--ink:#000;--soft:#444;--line:#bbb;--panel:#fff;--good:#146c2e;--bad:#a01824;
            --unclear:#6e4700;--absent:#444;--region:#dbe9f9;--bound:#1d4f91;--sign:#fff}
            *{print-color-adjust:exact;-webkit-print-color-adjust:exact}
            body{max-width:none;padding:0;font-size:10pt}.scroll{overflow:visible}table{font-size:8pt}tbody [class]{font-size:inherit}
            td,th{min-width:0;padding:.2rem .35rem .2rem 0}thead th,.num,.badge{white-space:normal}
            tr,figure,.decision{break-inside:avoid}tbody tr:first-child{break-before:avoid}h2,h3{break-after:avoid}}
            """;

    private StyleSheet() {}

    static Markup markup() {
        return Markup.element("<style>", CSS, "</style>\n");
    }
}
