extension Templates {
    /// Where an administrator says as whom he looks, and why.
    static let view = """
        {{<layout}}{{$main}}
        <article class="message">
        <h1>View as a user</h1>
        <p>For an hour these pages look as they do to that user. Nothing can be changed meanwhile. That you did it, and why, is kept, and the user can see it.</p>
        {{#problem}}<p class="problem" role="alert">{{.}}</p>{{/problem}}
        <form class="fields" method="post" action="/view/begin">
        <label>Login of the user<input name="login" required maxlength="254" autocomplete="off" value="{{login}}"></label>
        <label>Reason<input name="reason" required maxlength="500" autocomplete="off" value="{{reason}}"></label>
        <button class="primary">View as this user</button>
        </form>
        </article>
        {{/main}}{{/layout}}
        """

    /// What happened to one's own access.
    static let account = """
        {{<layout}}{{$main}}
        <div class="title"><div><p class="noun">Your account</p><h1>{{login}}</h1>{{#hasData}}<p class="lead"><a href="/account/data">Everything that is kept about you, as a file</a></p>{{/hasData}}</div></div>
        <section class="block" aria-labelledby="account-caption">
        {{#hasRows}}<div class="scroll" role="group" aria-labelledby="account-caption" tabindex="0"><table id="account" class="figures plain records"><caption id="account-caption">Your sign-ins, and who saw these pages as you do</caption>
        <thead><tr><th scope="col" class="side">When</th><th scope="col" class="words">What</th><th scope="col" class="words">By</th><th scope="col" class="words">From</th></tr></thead>
        <tbody>{{#rows}}<tr><th scope="row">{{happenedAt}}</th><td class="words" data-label="What">{{what}}</td><td class="words" data-label="By">{{viewer}}</td><td class="words" data-label="From">{{origin}}</td></tr>
        {{/rows}}</tbody></table></div>{{/hasRows}}
        {{^hasRows}}<h2 id="account-caption">Nothing yet</h2><p>Nothing has happened to your access.</p>{{/hasRows}}
        </section>
        {{/main}}{{/layout}}
        """
}
