/// The style sheet: one accent colour, the system's own typeface, thin rules. Light and dark follow the reader's setting;
/// every pair of colours used for text has a contrast of at least 4.5 : 1.
enum Stylesheet {
    /// Colours, type, and what stands around the figures.
    static let base = """
        :root{color-scheme:light dark;--paper:#fdfcfa;--ink:#1c2024;--soft:#565e66;--rule:#e3e0d9;--strong:#c9c5bb;--accent:#0f6a68;--accent-deep:#0a4442;--wash:#f4f2ec;--focus:#0f6a68}
        @media (prefers-color-scheme:dark){:root{--paper:#14171a;--ink:#e7e9ea;--soft:#a3abb2;--rule:#2a2f34;--strong:#434a51;--accent:#5cc4be;--accent-deep:#a5e6e1;--wash:#1b1f23;--focus:#5cc4be}}
        *{box-sizing:border-box}
        html{font:15px/1.45 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,"DejaVu Sans",sans-serif;-webkit-text-size-adjust:100%}
        body{margin:0;background:var(--paper);color:var(--ink);font-variant-numeric:tabular-nums lining-nums}
        a{color:var(--accent);text-decoration:none}
        a:hover{text-decoration:underline;text-underline-offset:.2em}
        :focus-visible{outline:2px solid var(--focus);outline-offset:2px;border-radius:2px}
        main:focus{outline:none}
        h1,h2,p,ul,ol,dl,dd{margin:0;padding:0}
        ul,ol{list-style:none}
        .skip{position:absolute;left:-99rem}
        .skip:focus{left:1rem;top:.5rem;background:var(--paper);padding:.4rem .8rem;z-index:2}
        .top,main,footer{max-width:88rem;margin:0 auto;padding:0 2rem}
        .top{display:flex;align-items:center;gap:.4rem clamp(1rem,1.6vw,2rem);flex-wrap:wrap;padding-top:1rem;padding-bottom:.8rem;border-bottom:1px solid var(--rule)}
        .brand{display:flex;align-items:center;gap:.5rem;font-weight:650;letter-spacing:-.01em}
        .brand svg{width:1.4rem;height:1.4rem;fill:none;stroke:var(--accent);stroke-width:2;stroke-linecap:round}
        .organisation{font-weight:400;color:var(--soft);border-left:1px solid var(--strong);padding-left:.75rem;margin-left:.25rem}
        .top nav{margin-left:auto}
        .top nav ul{display:flex;gap:.2rem clamp(.75rem,1.1vw,1.4rem);flex-wrap:wrap}
        .top nav a{color:var(--soft);padding:.3rem 0;display:block}
        .top nav a[aria-current]{color:var(--ink);box-shadow:0 2px 0 var(--accent)}
        .view{display:flex;flex-wrap:wrap;align-items:center;gap:.5rem 1.5rem;max-width:84rem;margin:.8rem auto 0;padding:.6rem 1rem;border:2px solid var(--accent);background:var(--wash)}
        .fields{display:grid;gap:1rem;max-width:34rem;margin-top:1rem}
        .fields label{display:grid;gap:.3rem;color:var(--soft)}
        .fields input{font:inherit;color:var(--ink);background:var(--paper);border:1px solid var(--strong);border-radius:4px;padding:.4rem .6rem}
        .fields button{justify-self:start}
        .problem{color:var(--ink);border-left:3px solid var(--accent);padding-left:.8rem;margin-top:1rem}
        button{font:inherit;color:var(--soft);background:none;border:1px solid var(--strong);border-radius:4px;padding:.2rem .7rem;cursor:pointer}
        button:hover{color:var(--ink);border-color:var(--soft)}
        button.primary{background:var(--accent);border-color:var(--accent);color:var(--paper);padding:.6rem 1.4rem;font-weight:600}
        a.button{display:inline-block;background:var(--accent);color:var(--paper);padding:.6rem 1.4rem;border-radius:.35rem;font-weight:600;text-decoration:none}
        button.primary:hover,a.button:hover{background:var(--accent-deep);color:var(--paper)}
        main{padding-top:1.2rem;padding-bottom:2rem}
        footer{border-top:1px solid var(--rule);padding-top:1rem;padding-bottom:2.5rem;color:var(--soft);font-size:.87rem}
        footer strong{color:var(--ink);font-weight:600}
        code{font:.92em ui-monospace,"SFMono-Regular",Menlo,Consolas,"DejaVu Sans Mono",monospace}
        .crumbs{font-size:.87rem;color:var(--soft)}
        .crumbs ol{display:flex;flex-wrap:wrap}
        .crumbs li+li::before{content:"/";padding:0 .5rem;color:var(--soft)}
        .title{display:flex;justify-content:space-between;align-items:flex-end;gap:1rem;margin:.7rem 0 1rem}
        .noun{color:var(--soft);font-size:.87rem}
        h1{font-size:1.9rem;line-height:1.15;font-weight:650;letter-spacing:-.02em;overflow-wrap:anywhere}
        .lead{color:var(--soft);margin-top:.25rem}
        .lead strong{color:var(--ink)}
        .lead a{text-decoration:underline;text-underline-offset:.2em}
        .asof{text-align:right;color:var(--soft);font-size:.87rem;white-space:nowrap}
        .asof strong{color:var(--ink);font-weight:600}
        .controls{display:flex;flex-wrap:wrap;align-items:center;gap:.7rem 1.6rem;border-block:1px solid var(--rule);padding:.55rem 0}
        .controls ul{display:flex;align-items:center;flex-wrap:wrap}
        .stepper{margin-right:auto}
        .stepper li+li{margin-left:1.2rem}
        .stepper .now strong{font-weight:650}
        .stepper .now span{color:var(--soft)}
        .switch li a{display:block;padding:.2rem .8rem;border:1px solid var(--strong);border-left-width:0;color:var(--soft)}
        .switch li:first-child a{border-left-width:1px;border-radius:4px 0 0 4px}
        .switch li:last-child a{border-radius:0 4px 4px 0}
        .switch a[aria-current]{background:var(--accent);border-color:var(--accent);color:var(--paper);font-weight:600}
        .headline ul{display:grid;grid-template-columns:repeat(5,minmax(0,1fr))}
        .headline{border-bottom:1px solid var(--rule)}
        .headline li{padding:1.1rem 1.3rem 1rem;border-left:1px solid var(--rule);display:flex;flex-direction:column}
        .headline li:first-child{padding-left:0;border-left:0}
        .headline li:last-child{padding-right:0}
        .headline h2{font-size:.87rem;font-weight:500;color:var(--soft)}
        .big{font-size:1.75rem;line-height:1.25;font-weight:600;letter-spacing:-.02em;white-space:nowrap}
        .big a{color:var(--ink)}
        .against{color:var(--soft);font-size:.87rem;min-height:1.45em}
        .headline .course{width:100%;height:auto;margin:.5rem 0 .4rem}
        .before span{white-space:nowrap}
        .before{color:var(--soft);font-size:.87rem;margin-top:auto}
        .course{display:block;overflow:visible;fill:none}
        .course .line{stroke:var(--accent);stroke-width:3;stroke-linejoin:round;stroke-linecap:round}
        .course .reference{stroke:var(--soft);stroke-width:1.5;stroke-dasharray:2 5}
        .course circle{fill:var(--accent);stroke:var(--paper);stroke-width:2}
        .message{max-width:38rem;padding:2.5rem 0 4rem}
        .message p,.message form{margin-top:1rem}
        .command code{display:inline-block;background:var(--wash);border:1px solid var(--rule);border-radius:4px;padding:.5rem .9rem}

        """

    /// Tables, values and definitions.
    static let tables = """
        .block{margin-top:1.9rem}
        .block h2,caption{font-size:1.07rem;font-weight:650;text-align:left;padding:0 0 .45rem;letter-spacing:-.005em}
        .scroll{overflow-x:auto}
        .figures{border-collapse:collapse;width:100%}
        .figures th,.figures td{padding:.36rem 0 .36rem 1.1rem;text-align:right;font-weight:400;white-space:nowrap;border-bottom:1px solid var(--rule);vertical-align:baseline}
        .figures thead th{color:var(--soft);font-size:.82rem;vertical-align:bottom;border-bottom-color:var(--strong);white-space:normal;line-height:1.25}
        .figures .side,.figures th[scope=row]{text-align:left;padding-left:0}
        .figures .words{text-align:left}
        .figures tbody tr:hover>*{background:var(--wash)}
        .figures tfoot th,.figures tfoot td{font-weight:650;border-top:1px solid var(--soft);border-bottom-color:var(--strong)}
        .figures small{color:var(--soft);margin-left:.35rem;font-size:.8rem}
        .figures td a{color:inherit}
        .figures td a:hover{color:var(--accent)}
        .figures .none th a{font-style:italic}
        .figures .focus th{font-weight:650;box-shadow:inset 3px 0 0 var(--accent);padding-left:.6rem}
        .figures sup{color:var(--soft);font-size:.72em;line-height:0;margin-left:.1em}
        .wide{font-size:.93rem}
        .wide th,.wide td{padding-left:.75rem}
        .figures .groups th[scope=colgroup]{text-align:left;color:var(--ink);border-bottom:0;padding-bottom:.1rem;padding-left:1.4rem;font-weight:600}
        .figures .groups .side+th[scope=colgroup]{padding-left:.75rem}
        .wide .first{padding-left:1.4rem}
        .plain td,.plain th{white-space:normal}
        .plain td:last-child{white-space:nowrap}
        .drawn tbody>tr>*,.drawn tfoot>tr>*{vertical-align:middle;height:2.1rem}
        .figures thead .barred{padding-right:7.9rem}
        .figures .trend{width:8.5rem;padding-left:1.4rem}
        .trend .course{width:6.1rem;height:1.46rem;margin-left:auto}
        .bar{display:inline-block;width:7.2rem;height:.75rem;margin-left:.7rem;vertical-align:-.06em}
        .bar .track{fill:var(--rule)}
        .bar .met{fill:var(--accent)}
        .bar .beyond{fill:var(--accent-deep)}
        .bar path{stroke:var(--ink);stroke-width:1.5}
        .bar .off{fill:var(--accent-deep);stroke:none}
        .fall{display:block;width:15rem;height:.875rem;fill:none}
        .fall path{stroke:var(--rule)}
        .fall .more{fill:var(--accent)}
        .fall .less{fill:var(--soft)}
        .fall .mark{fill:var(--ink)}
        .figures .drawing{text-align:left;width:16.5rem}
        .falls .whole>*{font-weight:650}
        .notes{color:var(--soft);font-size:.84rem;margin-top:.5rem}
        .notes b{display:inline-block;min-width:.8rem;color:var(--ink);font-weight:600}
        .files{margin-top:.6rem;color:var(--soft);font-size:.82rem}.files a{margin-left:.4rem;text-decoration:underline}
        .pager{display:flex;gap:1.2rem;margin-top:.6rem;color:var(--soft);font-size:.93rem}
        .definitions{margin-top:2rem;border-top:1px solid var(--rule);padding-top:.8rem}
        summary{cursor:pointer;color:var(--accent);display:inline-block}
        .definitions dl{columns:22rem 3;column-gap:2.4rem;margin-top:.8rem}
        .definitions div{break-inside:avoid;padding-bottom:.7rem}
        dt{font-weight:600}
        .definitions dd,.definition{color:var(--soft);font-size:.93rem}
        .block>.definition{margin-top:.8rem;max-width:60rem}
        .values{display:grid;grid-template-columns:repeat(auto-fill,minmax(15rem,1fr));gap:0 2rem}
        .values div{border-top:1px solid var(--rule);padding:.6rem 0 .8rem}
        .values div:target{box-shadow:0 -2px 0 var(--accent);border-top-color:var(--accent)}
        .values dt{color:var(--soft);font-weight:500;font-size:.87rem}
        .figure{font-size:1.3rem;font-weight:600;letter-spacing:-.01em}
        .exact{font-size:.87rem}
        .state{border:1px solid var(--strong);border-radius:4px;padding:.05rem .45rem;font-size:.84rem;white-space:nowrap}
        .state.open,.state.issued{border-color:var(--accent);color:var(--accent)}
        .state.superseded{border-style:dashed}
        .asof .figure{color:var(--ink)}
        .facts{color:var(--soft);margin-top:.5rem}
        .facts strong{color:var(--ink);font-weight:600}
        .reasons li{margin-bottom:.35rem;max-width:60rem}
        .reasons{margin-bottom:.9rem}
        .said{white-space:pre-line;max-width:34rem;overflow-wrap:anywhere}
        .derivation .quarter>*{border-bottom-color:var(--strong);font-weight:600}
        .derivation .year>*{border-top:1px solid var(--soft);font-weight:650}
        .derivation td:last-child.words{white-space:normal;color:var(--soft);font-size:.87rem;min-width:12rem;font-weight:400}
        .signature{display:none}
        .values .definition{font-size:.84rem;margin-top:.15rem}

        """

    /// Smaller windows: first the headline wraps, then every row of a table becomes a small card.
    static let narrow = """
        @media screen and (max-width:86rem){.top nav{font-size:.9rem}}
        @media screen and (max-width:64rem){.headline ul{grid-template-columns:repeat(3,minmax(0,1fr))}.headline li:nth-child(3n+1){padding-left:0;border-left:0}}
        @media screen and (max-width:40rem){
        .top,main,footer{padding-left:1rem;padding-right:1rem}
        .top nav{order:3;width:100%;margin:0}
        .top nav ul{gap:.2rem 1.2rem}
        .leave{margin-left:auto}
        .top{gap:.6rem 1rem}
        .brand{flex:1;min-width:0}
        .title{align-items:flex-start;margin-top:.6rem}
        h1{font-size:1.5rem}
        .stepper,.stepper ul{width:100%}
        .stepper ul{justify-content:space-between}
        .stepper .now{order:-1;width:100%}
        .stepper li+li{margin-left:0}
        .switch li a{padding:.35rem .75rem}
        .headline ul{grid-template-columns:1fr 1fr}
        .headline li,.headline li:last-child{padding:.8rem .8rem .8rem 0;border-left:0;border-top:1px solid var(--rule)}
        .headline li:first-child{border-top:0}
        .headline li:nth-child(1){grid-column:1/-1}
        .big{font-size:1.45rem}
        .scroll{overflow-x:visible}
        .figures,.figures tbody,.figures tfoot,.figures caption{display:block}
        .figures thead{position:absolute;clip-path:inset(50%);height:1px;overflow:hidden;width:1px}
        .figures tr{display:grid;grid-template-columns:repeat(3,minmax(0,1fr));gap:.3rem .8rem;padding:.7rem 0;border-bottom:1px solid var(--rule)}
        .figures tfoot tr{border-top:1px solid var(--soft)}
        .figures th,.figures td,.figures .words,.figures tfoot th,.figures tfoot td{display:block;padding:0;border:0;text-align:left;white-space:normal;overflow-wrap:anywhere}
        .figures th[scope=row]{grid-column:1/-1;font-weight:600;align-self:center}
        .piers tbody tr{grid-template-columns:auto auto auto}
        .piers td{font-size:.88rem;white-space:nowrap;overflow-wrap:normal}
        .records tr,.derivation tr{grid-template-columns:repeat(2,minmax(0,1fr))}
        .derivation .quarter>*,.derivation .year>*{border:0}
        .derivation .words{grid-column:1/-1}
        .drawn th[scope=row]{grid-column:1/3;grid-row:1}
        .drawn tbody>tr>*,.drawn tfoot>tr>*{height:auto}
        .figures .focus th{padding-left:.6rem}
        .figures .trend{grid-column:3;grid-row:1;width:auto;padding:0}
        .figures td::before{content:attr(data-label);display:block;color:var(--soft);font-size:.76rem;font-weight:400;line-height:1.2}
        .figures .drawing{grid-column:1/-1;width:auto}
        .fall{width:100%;height:auto}
        .falls td:empty{display:none}
        .figures .trend::before,.plain tfoot td::before{content:none}
        .plain th[scope=row],.plain tfoot td{grid-column:1/-1}
        .plain td:last-child{white-space:normal}
        .bar{display:block;margin:.15rem 0 0;width:100%;max-width:7.2rem}
        .figures tbody tr:hover>*{background:none}
        }

        """

    /// On paper: A4, black on white, no controls; wide tables turn the sheet.
    static let print = """
        @page{size:A4;margin:14mm 13mm}
        @page wide{size:A4 landscape}
        @media print{
        :root{color-scheme:light;--paper:#fff;--ink:#000;--soft:#444;--rule:#ccc;--strong:#888;--accent:#0f6a68;--accent-deep:#0a4442;--wash:#fff}
        html{font-size:9.5pt}
        .top nav,.leave,.fields,.view form,.skip,.crumbs,.switch,.why,.pager,.files,.stepper a,.definitions:not([open]){display:none}
        .top,main,footer{max-width:none;padding-left:0;padding-right:0}
        .top{padding-top:0}
        .stepper li+li{margin-left:0}
        a{color:inherit}
        main{padding:.6rem 0}
        .headline ul{grid-template-columns:repeat(5,minmax(0,1fr))}
        .headline li{padding:.7rem .7rem}
        .headline li:nth-child(n){border-left:1px solid var(--rule)}
        .headline li:first-child{padding-left:0;border-left:0}
        .big{font-size:1.35rem}
        .block{margin-top:1.2rem}
        .scroll{overflow:visible}
        .figures th,.figures td{padding-top:.22rem;padding-bottom:.22rem;padding-left:.6rem}
        body:has(.wide){page:wide}
        .wide{font-size:7.6pt}
        .letter .derivation,.letter .plain{font-size:8pt}
        .letter .derivation th,.letter .derivation td,.letter .plain th,.letter .plain td{padding:.12rem 0 .12rem .5rem}
        .letter .derivation th[scope=row],.letter .plain th[scope=row]{padding-left:0}
        .letter .figures .side{padding-left:0}
        .letter .controls{display:none}
        .letter h1{font-size:1.5rem}
        .letter .derivation td:last-child.words{font-size:7pt;min-width:0}
        .signature{display:grid;grid-template-columns:1fr 1fr;gap:2.5rem;margin-top:2.6rem}
        .signature p{border-top:1px solid var(--soft);padding-top:.2rem;color:var(--soft)}
        .wide th,.wide td,.wide .first{padding-left:.35rem}
        .wide .trend{width:5rem;padding-left:.5rem}
        .wide .trend .course{width:4.4rem}
        thead{display:table-header-group}
        tfoot{display:table-row-group}
        tr,.headline,.values div,.notes{break-inside:avoid}
        caption,h2{break-after:avoid}
        footer{padding:.5rem 0 0;break-inside:avoid}
        svg{-webkit-print-color-adjust:exact;print-color-adjust:exact}
        }

        """
}
