extension Templates {
    /// Changes, the newest first.
    static let changes = """
        {{<layout}}{{$main}}
        <div class="title">
        <div><p class="noun">{{lead}}</p><h1>Changes</h1><p class="lead"><a href="/access">Sign-ins, links and tokens</a>{{#isNarrowed}} \u{00B7} <a href="/changes">All changes</a>{{/isNarrowed}}</p></div>
        <p class="asof">As of <strong>{{frame.run.asOf}}</strong><br>run {{frame.run.number}}</p>
        </div>
        <section class="block" aria-labelledby="changes-caption">
        {{#hasRows}}<div class="scroll" role="group" aria-labelledby="changes-caption" tabindex="0"><table id="changes" class="figures plain records"><caption id="changes-caption">Changes</caption>
        <thead><tr><th scope="col" class="side">Change</th><th scope="col" class="words">When</th><th scope="col" class="words">By</th><th scope="col" class="words">Kind</th><th scope="col" class="words">Reason</th><th scope="col" class="words">Files</th><th scope="col" class="words">From</th></tr></thead>
        <tbody>{{#rows}}<tr><th scope="row"><a href="{{address}}">Change {{number}}</a></th><td class="words" data-label="When">{{madeAt}}</td><td class="words" data-label="By"><a href="{{actorAddress}}">{{actor}}</a></td><td class="words" data-label="Kind"><a href="{{kindAddress}}">{{kind}}</a></td><td class="words" data-label="Reason"><div class="said">{{reason}}</div></td><td class="words" data-label="Files"><div class="said">{{about}}</div></td><td class="words" data-label="From"><div class="said">{{origin}}</div></td></tr>
        {{/rows}}</tbody></table></div>
        {{>pager}}{{/hasRows}}
        {{^hasRows}}<h2 id="changes-caption">No changes</h2><p>There is none here.</p>{{/hasRows}}
        </section>
        {{/main}}{{/layout}}
        """

    /// A change with what it did.
    static let change = """
        {{<layout}}{{$main}}
        {{>crumbs}}
        <div class="title">
        <div><p class="noun">{{kind}}</p><h1>{{place}}</h1><p class="lead">{{madeAt}} \u{00B7} by <strong>{{actor}}</strong></p></div>
        <p class="asof">As of <strong>{{frame.run.asOf}}</strong><br>run {{frame.run.number}}</p>
        </div>
        {{#facts}}<p class="facts">{{.}}</p>{{/facts}}
        {{#hasCounts}}<section class="block" aria-labelledby="counts-caption">
        <table id="counts" class="figures plain records"><caption id="counts-caption">Rows it touched</caption>
        <thead><tr><th scope="col" class="side">Noun</th><th scope="col">Added</th><th scope="col">Changed</th><th scope="col">Removed</th></tr></thead>
        <tbody>{{#counts}}<tr><th scope="row">{{noun}}</th><td data-label="Added">{{added}}</td><td data-label="Changed">{{changed}}</td><td data-label="Removed">{{removed}}</td></tr>
        {{/counts}}</tbody></table>
        </section>{{/hasCounts}}
        {{#hasEvents}}<section class="block" aria-labelledby="events-caption">
        <table id="events" class="figures plain records"><caption id="events-caption">Links and tokens</caption>
        <thead><tr><th scope="col" class="side">Event</th><th scope="col" class="words">What</th><th scope="col" class="words">Whose</th><th scope="col" class="words">Secret</th></tr></thead>
        <tbody>{{#events}}<tr><th scope="row">{{number}}</th><td class="words" data-label="What">{{what}}</td><td class="words" data-label="Whose">{{login}}</td><td class="words" data-label="Secret">{{secret}}</td></tr>
        {{/events}}</tbody></table>
        </section>{{/hasEvents}}
        {{#hasLines}}<section class="block" aria-labelledby="lines-caption">
        <div class="scroll" role="group" aria-labelledby="lines-caption" tabindex="0"><table id="lines" class="figures plain records"><caption id="lines-caption">{{linesTitle}}</caption>
        <thead><tr><th scope="col" class="side">Row</th><th scope="col" class="words">Noun</th><th scope="col" class="words">Action</th><th scope="col" class="words">Field</th><th scope="col" class="words">Before</th><th scope="col" class="words">After</th></tr></thead>
        <tbody>{{#lines}}<tr><th scope="row">{{key}}</th><td class="words" data-label="Noun">{{noun}}</td><td class="words" data-label="Action">{{action}}</td><td class="words" data-label="Field">{{field}}</td><td class="words" data-label="Before"><div class="said">{{before}}</div></td><td class="words" data-label="After"><div class="said">{{after}}</div></td></tr>
        {{/lines}}</tbody></table></div>
        </section>{{/hasLines}}
        {{/main}}{{/layout}}
        """

    /// What happened to access.
    static let access = """
        {{<layout}}{{$main}}
        {{>crumbs}}
        <div class="title">
        <div><p class="noun">Links and tokens given out and ended, and who signed in; the newest first</p><h1>Access</h1></div>
        <p class="asof">As of <strong>{{frame.run.asOf}}</strong><br>run {{frame.run.number}}</p>
        </div>
        <section class="block" aria-labelledby="access-caption">
        {{#hasRows}}<div class="scroll" role="group" aria-labelledby="access-caption" tabindex="0"><table id="access" class="figures plain records"><caption id="access-caption">Events</caption>
        <thead><tr><th scope="col" class="side">Event</th><th scope="col" class="words">When</th><th scope="col" class="words">What</th><th scope="col" class="words">Whose</th><th scope="col" class="words">Secret</th><th scope="col" class="words">Change</th><th scope="col" class="words">From</th></tr></thead>
        <tbody>{{#rows}}<tr><th scope="row">{{number}}</th><td class="words" data-label="When">{{happenedAt}}</td><td class="words" data-label="What">{{what}}</td><td class="words" data-label="Whose">{{login}}</td><td class="words" data-label="Secret">{{secret}}</td><td class="words" data-label="Change">{{#hasChange}}<a href="{{changeAddress}}">{{change}}</a>{{/hasChange}}{{^hasChange}}\u{2013}{{/hasChange}}</td><td class="words" data-label="From"><div class="said">{{origin}}</div></td></tr>
        {{/rows}}</tbody></table></div>
        {{>pager}}{{/hasRows}}
        {{^hasRows}}<h2 id="access-caption">Nothing yet</h2><p>Nobody was given a link or a token so far.</p>{{/hasRows}}
        </section>
        {{#hasRefused}}<section class="block" aria-labelledby="refused-caption">
        <table id="refused" class="figures plain records"><caption id="refused-caption">Refused: expired, ended, of somebody without access, or made up</caption>
        <thead><tr><th scope="col" class="side">Day</th><th scope="col" class="words">Kind</th><th scope="col">Refused</th></tr></thead>
        <tbody>{{#refused}}<tr><th scope="row">{{day}}</th><td class="words" data-label="Kind">{{kind}}</td><td data-label="Refused">{{count}}</td></tr>
        {{/refused}}</tbody></table>
        </section>{{/hasRefused}}
        {{/main}}{{/layout}}
        """
}
