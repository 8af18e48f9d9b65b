extension Templates {
    /// A page that says something.
    static let message = """
        {{<layout}}{{$main}}
        <article class="message">
        <h1>{{heading}}</h1>
        {{#paragraphs}}<p>{{.}}</p>
        {{/paragraphs}}
        {{#command}}<p class="command"><code>{{.}}</code></p>{{/command}}
        {{#action}}<p><a class="button" href="{{address}}">{{label}}</a></p>{{/action}}
        {{#frame.isSignedIn}}<p><a href="/">To the company</a></p>{{/frame.isSignedIn}}
        </article>
        {{/main}}{{/layout}}
        """

    /// The page behind a sign-in link.
    static let enter = """
        {{<layout}}{{$main}}
        <article class="message">
        <h1>Sign in</h1>
        <p>This link opens Drumbeat in this browser for twelve hours. It works once.</p>
        <form method="post" action="/enter"><input type="hidden" name="token" value="{{token}}"><button class="primary" autofocus>Open Drumbeat</button></form>
        </article>
        {{/main}}{{/layout}}
        """

    /// Which organisation to open, for who is a user of several: each button uses a sign-in link of its own.
    static let choose = """
        {{<layout}}{{$main}}
        <article class="message">
        <h1>Which organisation?</h1>
        <p>You are a user of several. Within ten minutes, open one of them in this browser.</p>
        {{#choices}}<form method="post" action="/enter"><input type="hidden" name="token" value="{{token}}"><button class="primary">Open {{organisation}}</button></form>
        {{/choices}}
        </article>
        {{/main}}{{/layout}}
        """
}
