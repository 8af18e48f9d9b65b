extension Templates {
    /// A page that says something.
    static let message = """
        {{<layout}}{{$main}}
        <article class="message">
        <h1>{{heading}}</h1>
        {{#paragraphs}}<p>{{.}}</p>
        {{/paragraphs}}
        {{#command}}<p class="command"><code>{{.}}</code></p>{{/command}}
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
}
