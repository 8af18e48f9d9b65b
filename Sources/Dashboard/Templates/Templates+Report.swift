extension Templates {
    /// Figures of a subject, or a list of subjects.
    static let report = """
        {{<layout}}{{$main}}
        {{#place}}{{>crumbs}}{{/place}}
        <div class="title">
        <div><p class="noun">{{noun}}</p><h1>{{name}}</h1>{{#explanation}}<p class="lead">{{.}}</p>{{/explanation}}</div>
        <p class="asof">As of <strong>{{frame.run.asOf}}</strong><br>run {{frame.run.number}}</p>
        </div>
        <div class="controls">
        {{#period}}<nav class="stepper" aria-label="Period"><ul>\
        {{#previous}}<li><a rel="prev" href="{{address}}" aria-label="Previous period, {{label}}"><span aria-hidden="true">\u{2039}</span> {{label}}</a></li>{{/previous}}\
        <li class="now"><strong>{{label}}</strong> <span>{{range}}{{#isOpen}}, to date{{/isOpen}}</span></li>\
        {{#next}}<li><a rel="next" href="{{address}}" aria-label="Next period, {{label}}">{{label}} <span aria-hidden="true">\u{203A}</span></a></li>{{/next}}\
        {{#undated}}<li><a href="{{address}}">No close date</a></li>{{/undated}}</ul></nav>{{/period}}
        <nav class="switch" aria-label="Length of a period"><ul>{{#levels}}{{>choices}}{{/levels}}</ul></nav>
        <nav class="switch" aria-label="Figures in the tables"><ul>{{#kinds}}{{>choices}}{{/kinds}}</ul></nav>
        {{#switches}}<nav class="switch" aria-label="{{label}}"><ul>{{#choices}}{{>choices}}{{/choices}}</ul></nav>
        {{/switches}}
        </div>
        {{#headline}}<section class="headline" aria-label="Headline figures">
        <ul>{{#figures}}<li>
        <h2>{{label}}</h2>
        <p class="big"><a href="{{address}}"{{#.exact}} title="{{.}}"{{/.exact}}>{{text}}</a></p>
        <p class="against">{{.remark}}</p>
        {{#course}}{{>course}}{{/course}}
        {{#before}}<p class="before"><span{{#.exact}} title="{{.}}"{{/.exact}}>{{text}}</span> <span>{{label}}</span></p>{{/before}}
        </li>{{/figures}}</ul>
        </section>{{/headline}}
        {{#tables}}
        {{>table}}
        {{/tables}}
        <details class="definitions">
        <summary>What am I looking at?</summary>
        <dl>{{#definitions}}<div><dt>{{title}}</dt><dd>{{sentence}}</dd></div>{{/definitions}}</dl>
        </details>
        {{/main}}{{/layout}}
        """

    /// A table of figures.
    static let table = """
        <section class="block" aria-labelledby="{{id}}-caption">
        {{#isWide}}<div class="scroll" role="group" aria-labelledby="{{id}}-caption" tabindex="0">{{/isWide}}
        <table id="{{id}}" class="figures{{#isWide}} wide{{/isWide}}{{#trendHeading}} drawn{{/trendHeading}}">
        <caption id="{{id}}-caption">{{caption}}</caption>
        <thead>
        {{^hasGroups}}<tr><th scope="col" class="side">{{sideHeading}}</th>{{#columns}}<th scope="col"{{#isWords}} class="words"{{/isWords}}{{#isBarred}} class="barred"{{/isBarred}}>{{title}}</th>{{/columns}}{{#trendHeading}}<th scope="col" class="trend">{{.}}</th>{{/trendHeading}}</tr>{{/hasGroups}}
        {{#hasGroups}}<tr class="groups"><th scope="col" rowspan="2" class="side">{{sideHeading}}</th>{{#groups}}<th scope="colgroup" colspan="{{span}}">{{title}}</th>{{/groups}}{{#trendHeading}}<th scope="col" rowspan="2" class="trend">{{.}}</th>{{/trendHeading}}</tr>
        <tr>{{#columns}}<th scope="col"{{#startsGroup}} class="first"{{/startsGroup}}>{{title}}</th>{{/columns}}</tr>{{/hasGroups}}
        </thead>
        <tbody>
        {{#rows}}{{>table-row}}{{/rows}}
        </tbody>
        {{#total}}<tfoot>
        {{>table-row}}
        </tfoot>{{/total}}
        </table>
        {{#isWide}}</div>{{/isWide}}
        {{>pager}}
        {{#hasFiles}}<p class="files">All rows as a file: {{#files}}<a href="{{address}}" download>{{label}}</a> {{/files}}</p>{{/hasFiles}}
        {{#hasNotes}}<ul class="notes" aria-label="Notes">{{#notes}}<li>{{#.letter}}<b>{{.}}</b> {{/.letter}}{{sentence}}</li>{{/notes}}</ul>{{/hasNotes}}
        </section>

        """

    /// One row: a subject or a period.
    static let tableRow = """
        <tr{{#isNone}} class="none"{{/isNone}}{{#isFocus}} class="focus"{{/isFocus}}><th scope="row">{{#isLink}}<a href="{{address}}">{{heading}}</a>{{/isLink}}{{^isLink}}{{heading}}{{/isLink}}{{#hasRemark}} <small>{{remark}}</small>{{/hasRemark}}</th>\
        {{#cells}}<td data-label="{{label}}"{{#hasExact}} title="{{exact}}"{{/hasExact}}{{#isWords}} class="words"{{/isWords}}{{#startsGroup}} class="first"{{/startsGroup}}>\
        {{#isLink}}<a href="{{address}}" tabindex="-1">{{text}}</a>{{/isLink}}{{^isLink}}{{text}}{{/isLink}}{{#hasNote}}<sup>{{note}}</sup>{{/hasNote}}\
        {{#hasBarRoom}}<span class="bar"></span>{{/hasBarRoom}}{{#hasBar}}{{#bar}}<svg class="bar" viewBox="0 0 154 16" aria-hidden="true"><rect class="track" y="6" width="{{full}}" height="4"/><rect class="met" y="4" width="{{met}}" height="8"/><rect class="beyond" x="{{full}}" y="4" width="{{beyond}}" height="8"/><path d="M{{full}} 0v16"/>{{#isOffScale}}<path class="off" d="M146 3l7 5-7 5z"/>{{/isOffScale}}</svg>{{/bar}}{{/hasBar}}</td>{{/cells}}\
        {{#trendHeading}}<td class="trend">{{#hasTrend}}{{#trend}}{{>course}}{{/trend}}{{/hasTrend}}</td>{{/trendHeading}}</tr>

        """

    /// A line over periods.
    static let course = """
        <svg class="course" viewBox="0 0 {{width}} {{height}}" role="img"><title>{{title}}</title>{{#referenceY}}<path class="reference" d="M0 {{.}}h{{width}}"/>{{/referenceY}}<path class="line" d="{{line}}"/>{{#last}}<circle cx="{{x}}" cy="{{y}}" r="5"/>{{/last}}</svg>
        """
}
