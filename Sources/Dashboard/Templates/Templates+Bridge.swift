extension Templates {
    /// Why a number changed.
    static let bridge = """
        {{<layout}}{{$main}}
        {{>crumbs}}
        <div class="title">
        <div><p class="noun">Why it changed</p><h1>{{name}}</h1><p class="lead"><strong>{{period}}</strong> \u{00B7} {{range}}</p></div>
        <p class="asof">As of <strong>{{frame.run.asOf}}</strong><br>run {{frame.run.number}}</p>
        </div>
        <div class="controls"><nav class="switch" aria-label="From what to what"><ul>{{#ends}}{{>choices}}{{/ends}}</ul></nav></div>
        <section class="block" aria-labelledby="piers-caption">
        <table class="figures plain piers"><caption id="piers-caption">Before and after</caption>
        <thead><tr><th scope="col" class="side">Number</th><th scope="col">Quota</th><th scope="col">Credit</th><th scope="col">Attainment</th></tr></thead>
        <tbody>{{#first}}<tr><th scope="row">Before: {{title}}</th><td data-label="Quota">{{quota}}</td><td data-label="Credit">{{credit}}</td><td data-label="Attainment">{{attainment}}</td></tr>{{/first}}
        {{#second}}<tr><th scope="row">After: {{title}}</th><td data-label="Quota">{{quota}}</td><td data-label="Credit">{{credit}}</td><td data-label="Attainment">{{attainment}}</td></tr>{{/second}}</tbody>
        </table>
        </section>
        {{#falls}}<section class="block" aria-labelledby="{{id}}-caption">
        {{#unchanged}}<h2 id="{{id}}-caption">{{title}}</h2><p>Nothing of it changed.</p>{{/unchanged}}
        {{^unchanged}}<table id="{{id}}" class="figures plain falls"><caption id="{{id}}-caption">{{title}}: the causes sum to the difference</caption>
        <thead><tr><th scope="col" class="side">Cause</th><th scope="col" class="words">Of</th><th scope="col" class="drawing">From before to after</th><th scope="col">Change</th><th scope="col">{{title}}</th></tr></thead>
        <tbody>{{#steps}}<tr{{#isWhole}} class="whole"{{/isWhole}}><th scope="row">{{title}}</th><td class="words" data-label="Of">{{count}}</td><td class="drawing">{{#bar}}<svg class="fall" viewBox="0 0 240 14" aria-hidden="true"><path d="M0 13.5h240"/><rect class="{{kind}}" x="{{start}}" y="1" width="{{length}}" height="12"/></svg>{{/bar}}</td><td data-label="Change">{{change}}</td><td data-label="Whole">{{amount}}</td></tr>
        {{/steps}}</tbody></table>{{/unchanged}}
        </section>{{/falls}}
        {{#details}}<section class="block" aria-labelledby="{{id}}-caption">
        <table id="{{id}}" class="figures plain"><caption id="{{id}}-caption">{{title}}</caption>
        <thead><tr><th scope="col" class="side">Of</th><th scope="col" class="words">Account</th><th scope="col" class="words">Owner</th><th scope="col" class="words">What happened</th><th scope="col">Before</th><th scope="col">After</th><th scope="col">Change</th></tr></thead>
        <tbody>{{#lines}}<tr><th scope="row">{{name}}</th><td class="words" data-label="Account">{{account}}</td><td class="words" data-label="Owner">{{owner}}</td><td class="words" data-label="What happened">{{what}}</td><td data-label="Before">{{before}}</td><td data-label="After">{{after}}</td><td data-label="Change">{{change}}</td></tr>
        {{/lines}}</tbody></table>
        {{#.more}}<p class="definition">{{.}}</p>{{/.more}}
        </section>{{/details}}
        {{/main}}{{/layout}}
        """
}
