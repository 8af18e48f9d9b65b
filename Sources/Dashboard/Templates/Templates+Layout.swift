/// The templates, as text. Every value is escaped (see ``EscapedMarkup``); there is no way around it in use here.
enum Templates {
    /// What surrounds every page: a page fills in `main`.
    static let layout = """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <title>{{frame.title}} \u{00B7} Drumbeat</title>
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="robots" content="noindex">
        <link rel="stylesheet" href="{{frame.stylesheet}}">
        <link rel="icon" type="image/svg+xml" href="/favicon.svg">
        </head>
        <body>
        <a class="skip" href="#main">Skip to content</a>
        <header class="top">
        <p class="brand"><svg viewBox="0 0 24 24" aria-hidden="true"><path d="M3 13v-3M8 17V6M13 20V3M18 15V8M22 12v-1"/></svg>\
        <span>Drumbeat</span>{{#frame.organisation}}<span class="organisation">{{.}}</span>{{/frame.organisation}}</p>
        {{#frame.isSignedIn}}<nav aria-label="Main"><ul>{{#frame.navigation}}<li><a href="{{address}}"{{#isCurrent}} aria-current="page"{{/isCurrent}}>{{label}}</a></li>{{/frame.navigation}}</ul></nav>
        <form class="leave" method="post" action="/leave"><button>Sign out</button></form>{{/frame.isSignedIn}}
        </header>
        {{#frame.hasView}}<aside class="view" aria-label="Whose view this is"><p>You see these pages as <strong>{{frame.view.login}}</strong> does, until {{frame.view.until}}. Nothing can be changed meanwhile.</p><form method="post" action="/view/end"><button>End this view</button></form></aside>{{/frame.hasView}}
        <main id="main" tabindex="-1">
        {{$main}}{{/main}}
        </main>
        <footer>
        {{#frame.run}}<p>As of <strong>{{asOf}}</strong> \u{00B7} run <strong>{{number}}</strong>, knows every change up to no. {{change}} \u{00B7} finished {{finishedAt}} \u{00B7} digest <code>{{digest}}</code></p>{{/frame.run}}
        {{^frame.run}}<p>Drumbeat</p>{{/frame.run}}
        </footer>
        </body>
        </html>

        """

    /// The way back up.
    static let crumbs = """
        <nav class="crumbs" aria-label="Where you are"><ol>{{#crumbs}}<li><a href="{{address}}">{{label}}</a></li>{{/crumbs}}<li aria-current="page">{{place}}</li></ol></nav>

        """

    /// A row of links of which one is current.
    static let choices = """
        {{#isCurrent}}<li><a href="{{address}}" aria-current="true">{{label}}</a></li>{{/isCurrent}}{{^isCurrent}}<li><a href="{{address}}">{{label}}</a></li>{{/isCurrent}}
        """

    /// Below a table that is longer than its page.
    static let pager = """
        {{#pager}}<nav class="pager" aria-label="Pages of this table"><span>{{summary}}</span>\
        {{#previous}}<a rel="prev" href="{{.}}">Previous</a>{{/previous}}{{#next}}<a rel="next" href="{{.}}">Next</a>{{/next}}</nav>{{/pager}}

        """
}
