extension Templates {
    /// The inquiries, the oldest first.
    static let inquiries = """
        {{<layout}}{{$main}}
        <div class="title">
        <div><p class="noun">Questions about the credit of deals</p><h1>Inquiries</h1><p class="lead">{{summary}}, the oldest first</p></div>
        <p class="asof">As of <strong>{{frame.run.asOf}}</strong><br>run {{frame.run.number}}</p>
        </div>
        <div class="controls"><nav class="switch" aria-label="State"><ul>{{#states}}{{>choices}}{{/states}}</ul></nav></div>
        <section class="block" aria-labelledby="inquiries-caption">
        {{#hasRows}}<div class="scroll" role="group" aria-labelledby="inquiries-caption" tabindex="0"><table id="inquiries" class="figures plain records"><caption id="inquiries-caption">{{summary}}</caption>
        <thead><tr><th scope="col" class="side">Inquiry</th><th scope="col" class="words">Deal</th><th scope="col" class="words">Rep</th><th scope="col" class="words">Team</th><th scope="col" class="words">Period</th><th scope="col" class="words">Opened</th><th scope="col" class="words">State</th><th scope="col">Expected</th><th scope="col">Age</th></tr></thead>
        <tbody>{{#rows}}<tr><th scope="row"><a href="{{address}}">Inquiry {{number}}</a></th><td class="words" data-label="Deal">{{deal}}</td><td class="words" data-label="Rep">{{rep}}</td><td class="words" data-label="Team">{{team}}</td><td class="words" data-label="Period">{{period}}</td><td class="words" data-label="Opened">{{opened}}</td><td class="words" data-label="State"><span class="state {{state}}">{{state}}</span></td><td data-label="Expected">{{expected}}</td><td data-label="Age">{{age}}</td></tr>
        {{/rows}}</tbody></table></div>
        {{>pager}}{{/hasRows}}
        {{^hasRows}}<h2 id="inquiries-caption">{{summary}}</h2><p>There is none here. <code>drumbeat inquiry open --help</code> says how one is opened.</p>{{/hasRows}}
        </section>
        {{/main}}{{/layout}}
        """

    /// An inquiry with its history.
    static let inquiry = """
        {{<layout}}{{$main}}
        {{>crumbs}}
        <div class="title">
        <div><p class="noun">{{place}}</p><h1>Deal {{deal}}</h1><p class="lead">of {{source}} \u{00B7} credit of <a href="{{repAddress}}">{{rep}}</a> \u{00B7} <strong>{{period}}</strong></p></div>
        <p class="asof">As of <strong>{{frame.run.asOf}}</strong><br>run {{frame.run.number}}</p>
        </div>
        <p class="facts"><span class="state {{state}}">{{state}}</span> since <strong>{{since}}</strong> \u{00B7} opened {{opened}} \u{00B7} {{age}}{{#.expected}} \u{00B7} expected <strong>{{.}}</strong>{{/.expected}}</p>
        <section class="block" aria-labelledby="steps-caption">
        <table id="steps" class="figures plain records"><caption id="steps-caption">History</caption>
        <thead><tr><th scope="col" class="side">Step</th><th scope="col" class="words">On</th><th scope="col" class="words">By</th><th scope="col" class="words">Newest run</th><th scope="col" class="words">What was said</th></tr></thead>
        <tbody>{{#steps}}<tr><th scope="row">{{step}}</th><td class="words" data-label="On">{{day}}</td><td class="words" data-label="By">{{actor}}</td><td class="words" data-label="Newest run">{{run}}</td><td class="words" data-label="What was said"><div class="said">{{text}}</div></td></tr>
        {{/steps}}</tbody></table>
        </section>
        {{#credits}}<section class="block" aria-labelledby="{{id}}-caption">
        <h2 id="{{id}}-heading">{{title}}: {{amount}}</h2>
        <ul class="reasons">{{#reasons}}<li>{{.}}</li>{{/reasons}}</ul>
        {{#hasPlaces}}<table id="{{id}}" class="figures plain records"><caption id="{{id}}-caption">Where the deal is credited in {{run}}</caption>
        <thead><tr><th scope="col" class="side">Period</th><th scope="col" class="words">Counts as</th><th scope="col" class="words">Share</th><th scope="col" class="words">Rep</th><th scope="col" class="words">Team</th><th scope="col">Credit</th></tr></thead>
        <tbody>{{#places}}<tr><th scope="row">{{period}}</th><td class="words" data-label="Counts as">{{counts}}</td><td class="words" data-label="Share">{{share}}</td><td class="words" data-label="Rep">{{rep}}</td><td class="words" data-label="Team">{{team}}</td><td data-label="Credit">{{credit}}</td></tr>
        {{/places}}</tbody></table>{{/hasPlaces}}
        {{^hasPlaces}}<p id="{{id}}-caption">The deal is credited nowhere in {{run}}.</p>{{/hasPlaces}}
        </section>{{/credits}}
        {{/main}}{{/layout}}
        """

    /// The letters that were issued.
    static let letters = """
        {{<layout}}{{$main}}
        <div class="title">
        <div><p class="noun">What people owe, and have accepted</p><h1>Letters</h1><p class="lead">{{summary}}</p></div>
        <p class="asof">As of <strong>{{frame.run.asOf}}</strong><br>run {{frame.run.number}}</p>
        </div>
        {{#hasYears}}<div class="controls"><nav class="switch" aria-label="Fiscal year"><ul>{{#years}}{{>choices}}{{/years}}</ul></nav></div>{{/hasYears}}
        <section class="block" aria-labelledby="letters-caption">
        {{#hasRows}}<div class="scroll" role="group" aria-labelledby="letters-caption" tabindex="0"><table id="letters" class="figures plain records"><caption id="letters-caption">{{summary}}</caption>
        <thead><tr><th scope="col" class="side">Rep</th><th scope="col" class="words">Year</th><th scope="col" class="words">Letter</th><th scope="col" class="words">Issued</th><th scope="col" class="words">Acknowledged</th><th scope="col" class="words">State</th><th scope="col">Quota</th><th scope="col">Now</th><th scope="col" class="words">Changed since</th></tr></thead>
        <tbody>{{#rows}}<tr><th scope="row"><a href="{{newest}}">{{rep}}</a></th><td class="words" data-label="Year">{{year}}</td><td class="words" data-label="Letter"><a href="{{address}}">Letter {{number}}</a></td><td class="words" data-label="Issued">{{issued}}</td><td class="words" data-label="Acknowledged">{{acknowledged}}</td><td class="words" data-label="State"><span class="state {{state}}">{{state}}</span></td><td data-label="Quota">{{quota}}</td><td data-label="Now">{{now}}</td><td class="words" data-label="Changed since">{{changed}}</td></tr>
        {{/rows}}</tbody></table></div>
        {{>pager}}{{/hasRows}}
        {{^hasRows}}<h2 id="letters-caption">{{summary}}</h2><p>None was issued so far. <code>drumbeat quota issue --help</code> says how.</p>{{/hasRows}}
        </section>
        {{/main}}{{/layout}}
        """

    /// One letter, for one sheet of paper.
    static let letter = """
        {{<layout}}{{$main}}
        {{>crumbs}}
        <div class="letter">
        <div class="title">
        <div><p class="noun">Quota letter</p><h1>{{name}}</h1><p class="lead">Fiscal year <strong>{{year}}</strong></p></div>
        <p class="asof">Quota of the year<br><span class="figure">{{quota}}</span></p>
        </div>
        {{#hasEnds}}<div class="controls"><nav class="switch" aria-label="Which numbers"><ul>{{#ends}}{{>choices}}{{/ends}}</ul></nav></div>{{/hasEnds}}
        {{#facts}}<p class="facts">{{.}}</p>{{/facts}}
        {{#hasStated}}<section class="block" aria-labelledby="stated-caption">
        <table id="stated" class="figures plain records"><caption id="stated-caption">What is stated</caption>
        <thead><tr><th scope="col" class="side">Component</th><th scope="col" class="words">Layer</th><th scope="col" class="words">For</th><th scope="col" class="words">Spread</th><th scope="col">Whole</th></tr></thead>
        <tbody>{{#stated}}<tr><th scope="row">{{component}}</th><td class="words" data-label="Layer">{{layer}}</td><td class="words" data-label="For">{{span}}</td><td class="words" data-label="Spread">{{spread}}</td><td data-label="Whole">{{whole}}</td></tr>
        {{/stated}}</tbody></table>
        </section>{{/hasStated}}
        <section class="block" aria-labelledby="owed-caption">
        <div class="scroll" role="group" aria-labelledby="owed-caption" tabindex="0"><table id="owed" class="figures derivation"><caption id="owed-caption">What is owed of it</caption>
        <thead><tr><th scope="col" class="side">Period</th>{{#columns}}<th scope="col">{{.}}</th>{{/columns}}{{#hasReasons}}<th scope="col" class="words">Because</th>{{/hasReasons}}</tr></thead>
        <tbody>{{#lines}}<tr class="{{kind}}"><th scope="row">{{period}}</th>{{#cells}}<td data-label="{{label}}">{{text}}</td>{{/cells}}{{#hasReasons}}<td class="words" data-label="Because">{{because}}</td>{{/hasReasons}}</tr>
        {{/lines}}</tbody></table></div>
        <p class="definition">The quotas of quarters and year are those of the run. Digest of these numbers: <code>{{digest}}</code></p>
        </section>
        <div class="signature"><p>Accepted, {{name}}</p><p>Date</p></div>
        </div>
        {{/main}}{{/layout}}
        """
}
