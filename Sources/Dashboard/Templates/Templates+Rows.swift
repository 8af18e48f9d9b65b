extension Templates {
    /// The rows behind one cell.
    static let rows = """
        {{<layout}}{{$main}}
        {{>crumbs}}
        <div class="title">
        <div><p class="noun">Where the figures come from</p><h1>{{name}}</h1><p class="lead"><strong>{{period}}</strong> \u{00B7} {{range}}</p></div>
        <p class="asof">As of <strong>{{frame.run.asOf}}</strong><br>run {{frame.run.number}}</p>
        </div>
        <div class="controls"><nav class="switch" aria-label="Figures"><ul>{{#kinds}}{{>choices}}{{/kinds}}</ul></nav>{{#bridge}}<p class="why"><a href="{{.}}">Why it changed</a></p>{{/bridge}}</div>
        {{#reported}}<p class="lead">{{sentence}}{{#bridge}} <a href="{{.}}">Why they differ</a>{{/bridge}}</p>{{/reported}}
        <section class="block" aria-labelledby="figures-heading">
        <h2 id="figures-heading">Figures of this cell</h2>
        <dl class="values">{{#values}}<div id="figure-{{key}}"><dt>{{title}}</dt><dd class="figure">{{text}}</dd>{{#.exact}}<dd class="exact">{{.}}</dd>{{/.exact}}{{#.missing}}<dd class="exact">{{.}}</dd>{{/.missing}}<dd class="definition">{{definition}}</dd></div>{{/values}}</dl>
        {{#definitions}}<p class="definition">{{.}}</p>
        {{/definitions}}
        </section>
        {{#hasQuotas}}<section class="block" aria-labelledby="quotas-caption">
        <table class="figures plain"><caption id="quotas-caption">Quota</caption>
        <thead><tr><th scope="col" class="side">From</th><th scope="col" class="words">As</th><th scope="col" class="words">Period</th><th scope="col">Amount</th></tr></thead>
        <tbody>{{#quotas}}<tr><th scope="row">{{source}}</th><td class="words" data-label="As">{{basis}}</td><td class="words" data-label="Period">{{period}}</td><td data-label="Amount">{{amount}}</td></tr>
        {{/quotas}}</tbody>
        {{#quotaSum}}<tfoot><tr><th scope="row" colspan="3">Quota of this cell: the sum of these lines</th><td>{{.}}</td></tr></tfoot>{{/quotaSum}}
        </table>
        {{#moreQuotas}}<p class="definition">{{.}}</p>{{/moreQuotas}}
        </section>{{/hasQuotas}}
        {{#hasDisplacedQuotas}}<section class="block" aria-labelledby="displaced-quotas-caption">
        <table class="figures plain"><caption id="displaced-quotas-caption">Quotas beside it, not part of the sum</caption>
        <thead><tr><th scope="col" class="side">From</th><th scope="col" class="words">As</th><th scope="col" class="words">Period</th><th scope="col">Amount</th></tr></thead>
        <tbody>{{#displacedQuotas}}<tr><th scope="row">{{source}}</th><td class="words" data-label="As">{{basis}}</td><td class="words" data-label="Period">{{period}}</td><td data-label="Amount">{{amount}}</td></tr>
        {{/displacedQuotas}}</tbody></table>
        {{#moreDisplacedQuotas}}<p class="definition">{{.}}</p>{{/moreDisplacedQuotas}}
        </section>{{/hasDisplacedQuotas}}
        <section class="block" aria-labelledby="deals-caption">
        {{#hasDeals}}<table id="deals" class="figures plain"><caption id="deals-caption">Deals: {{summary}}</caption>
        <thead><tr><th scope="col" class="side">Deal</th><th scope="col" class="words">Account</th><th scope="col" class="words">Product</th><th scope="col" class="words">Owner</th><th scope="col" class="words">Stage</th><th scope="col" class="words">Created</th><th scope="col" class="words">Closes</th><th scope="col" class="words">Counts as</th><th scope="col">Amount</th></tr></thead>
        <tbody>{{#deals}}<tr><th scope="row">{{deal}}</th><td class="words" data-label="Account">{{account}}</td><td class="words" data-label="Product">{{product}}</td><td class="words" data-label="Owner">{{owner}}</td><td class="words" data-label="Stage">{{stage}}</td><td class="words" data-label="Created">{{createdOn}}</td><td class="words" data-label="Closes">{{closeOn}}</td><td class="words" data-label="Counts as">{{contributes}}</td><td data-label="Amount">{{amount}}</td></tr>
        {{/deals}}</tbody>
        {{#sum}}<tfoot><tr><th scope="row" colspan="8">{{title}}</th><td>{{text}}</td></tr></tfoot>{{/sum}}
        </table>
        {{>pager}}{{/hasDeals}}
        {{^hasDeals}}<h2 id="deals-caption">Deals: {{summary}}</h2><p>No deal counts for this cell.</p>{{/hasDeals}}
        </section>
        {{/main}}{{/layout}}
        """
}
