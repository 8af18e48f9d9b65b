"""The dashboard in a real browser: a walk from the company to the rows, and what every page must keep."""

import csv
import re
from decimal import Decimal

import openpyxl
import pytest
from axe_playwright_python.sync_playwright import Axe

LIMIT = 100_000
PHONE = {"width": 360, "height": 740}


# What stands in the tables


def exact(cell):
    """The number of a cell: its exact form is the tooltip, unless the text already is exact; of a share or of converted money, what
    stands before the whole amount. None without a value."""
    text = (cell["title"] or cell["text"]).split(", ")[0].replace("\u2212", "-").replace(",", "")
    digits = "".join(character for character in text if character in "-.0123456789")
    try:
        return Decimal(digits)
    except ArithmeticError:
        return None


READ_TABLE = """table => {
  const row = tr => ({
    heading: tr.querySelector('th').firstChild.textContent.trim(),
    link: tr.querySelector('th a')?.getAttribute('href'),
    cells: Object.fromEntries([...tr.querySelectorAll('td[data-label]')].map(td => [td.dataset.label.split(',')[0], {
      title: td.title, text: (td.querySelector('a') ?? td).firstChild?.textContent ?? ''}]))})
  return {rows: [...table.tBodies[0].rows].map(row), total: table.tFoot ? row(table.tFoot.rows[0]) : null}
}"""


def read(page, table):
    return page.locator(f"#{table}").evaluate(READ_TABLE)


def read_whole(page, table):
    """Every row of a table, also those on its further pages."""
    result = read(page, table)
    while (following := page.locator(f"section:has(#{table}) .pager a[rel=next]")).count():
        following.click()
        result["rows"] += read(page, table)["rows"]
    return result


def has_table(page, table):
    return page.locator(f"#{table}").count() == 1


def assert_adds_up(page, table, columns):
    """The rows of a table add up to the row below them."""
    whole = read_whole(page, table)
    for column in columns:
        values = [exact(row["cells"][column]) for row in whole["rows"]]
        assert sum(value or 0 for value in values) == exact(whole["total"]["cells"][column]), column
    return whole


def busiest(rows, column):
    """The row with the greatest figure, leaving out the one of what belongs nowhere."""
    named = [row for row in rows if row["heading"] != "(none)"]
    return max(named, key=lambda row: exact(row["cells"][column]) or 0)


# The walk


def follow(page, table, row):
    page.locator(f"#{table} th a[href='{row['link']}']").click()
    assert page.locator("h1").inner_text() == row["heading"]


def title_of(page, key):
    """How the metric dictionary calls a column, from the link that leads to its figure."""
    cell = page.locator(f"#periods td:has(a[href$='#figure-{key}'])").first
    return cell.get_attribute("data-label").split(",")[0]


@pytest.mark.parametrize("kind, key", [("attainment", "credit"), ("pipeline", "won_value")])
def test_walk_from_company_to_rows(visit, kind, key):
    page = visit().open("/")
    page.get_by_role("link", name=kind.capitalize(), exact=True).click()
    figure = title_of(page, key)

    teams = assert_adds_up(page, "teams", [figure])
    company_total = exact(teams["total"]["cells"][figure])
    if has_table(page, "regions"):
        regions = assert_adds_up(page, "regions", [figure])
        assert exact(regions["total"]["cells"][figure]) == company_total

    team = busiest(teams["rows"], figure)
    follow_whole(page, "teams", team)
    reps = read_whole(page, "reps")
    assert exact(reps["total"]["cells"][figure]) == exact(team["cells"][figure])

    rep = busiest(reps["rows"], figure)
    follow_whole(page, "reps", rep)
    focus = page.locator("#periods tr.focus")
    periods = read(page, "periods")
    now = next(row for row in periods["rows"] if row["heading"] == focus.locator("th").inner_text())
    assert exact(now["cells"][figure]) == exact(rep["cells"][figure])

    focus.locator(f"a[href$='#figure-{key}']").click()
    shown = page.locator(".values div:target .figure").inner_text()
    reported = page.locator("p.lead", has_text="Reported:")
    if reported.count():
        # The rows are those of the period itself; the page says what was reported, and why it is another number.
        sentence = reported.inner_text().replace("\u2212", "-").replace(",", "")
        assert str(exact(now["cells"][figure])) in sentence
    else:
        assert exact({"title": "", "text": shown}) == exact(now["cells"][figure])
    assert_rows_make_the_figure(page, exact({"title": "", "text": shown}))


def follow_whole(page, table, row):
    """Follows a row that may stand on an earlier page of its table."""
    if not page.locator(f"#{table} th a[href='{row['link']}']").count():
        page.goto(page.url.split("/", 3)[0] + "//" + page.url.split("/", 3)[2] + row["link"])
        assert page.locator("h1").inner_text() == row["heading"]
        return
    follow(page, table, row)


def assert_rows_make_the_figure(page, figure):
    deals = read_whole(page, "deals")["rows"]
    won = [exact(deal["cells"]["Amount"]) for deal in deals if deal["cells"]["Counts as"]["text"] == "won"]
    assert sum(value or 0 for value in won) == figure
    heading = page.locator("#deals caption").inner_text()
    assert f"{len(deals)} row" in heading


@pytest.mark.parametrize("by", ["reps", "managers", "products", "teams"])
@pytest.mark.parametrize("level", ["month", "quarter", "year"])
def test_every_breakdown_adds_up_to_the_company(visit, by, level):
    page = visit().open(f"/?kind=pipeline&level={level}")
    titles = [title_of(page, key) for key in ["won", "lost", "won_value", "open"]]
    focus = page.locator("#periods tr.focus th").inner_text()
    company = next(row for row in read(page, "periods")["rows"] if row["heading"] == focus)
    page.goto(page.url.split("/?")[0] + f"/{by}?kind=pipeline&level={level}")
    whole = assert_adds_up(page, by, titles)
    for title in titles:
        assert exact(company["cells"][title]) == exact(whole["total"]["cells"][title]), title


@pytest.mark.parametrize("place, table", [("/teams?level=year", "teams"), ("/?level=month", "periods"), ("/territories", "territories")])
def test_a_table_as_a_file_has_the_same_numbers(visit, tmp_path, place, table):
    page = visit().open(place)
    shown = read_whole(page, table)["rows"]
    page.goto(page.url.split("?")[0] if table == "territories" else page.url)
    credit = title_of_column(page, table, "Credited bookings")
    files = {}
    for label in ["CSV", "XLSX"]:
        with page.expect_download() as download:
            page.locator(f"section:has(#{table}) .files").get_by_role("link", name=label).click()
        files[label] = tmp_path / download.value.suggested_filename
        download.value.save_as(files[label])
    with files["CSV"].open(newline="") as file:
        rows = list(csv.DictReader(file))
    sheet, about = openpyxl.load_workbook(files["XLSX"]).worksheets
    book = list(sheet.values)
    side = "period" if table == "periods" else "subject"
    for row in shown:
        key = row["heading"]
        (text,) = [Decimal(line["credit"]) for line in rows if (line["period"] if side == "period" else list(line.values())[0]) == key]
        (number,) = [line[book[0].index("Credited bookings")] for line in book[1:] if line[1 if side == "period" else 0] == key]
        assert text == exact(row["cells"][credit]) == Decimal(str(number)), key
    assert len(book) - 1 == len(rows) >= len(shown)
    assert "Digest" in [line[0] for line in about.values]


def title_of_column(page, table, title):
    return next(key for key in read(page, table)["rows"][0]["cells"] if key.startswith(title))


def test_structure_now_keeps_the_sum(visit):
    page = visit().open("/teams?level=year")
    then = assert_adds_up(page, "teams", ["Credited bookings"])
    page.get_by_role("link", name="Structure now").click()
    now = assert_adds_up(page, "teams", ["Credited bookings"])
    assert exact(then["total"]["cells"]["Credited bookings"]) == exact(now["total"]["cells"]["Credited bookings"])
    assert "structure=now" in page.url


def test_an_area_adds_up_from_those_inside_it(visit):
    page = visit().open("/territories?level=year")
    whole = read_whole(page, "territories")
    areas = [row for row in whole["rows"] if row["link"] and row["link"].startswith("/area/") and row["heading"] != "(none)"]
    page.goto(page.url.split("/territories")[0] + areas[0]["link"])
    if "/area/" in page.url:
        inside = assert_adds_up(page, "areas", ["Credited bookings"])
        assert exact(inside["total"]["cells"]["Credited bookings"]) == exact(areas[0]["cells"]["Credited bookings"])


# What every page must keep


@pytest.fixture(scope="session")
def every_page(browser, session, base):
    """One page of each kind, found by following links from the company."""
    context = browser.new_context(storage_state=session)
    page = context.new_page()
    page.goto(base + "/")

    def first(selector):
        links = page.locator(selector)
        return links.first.get_attribute("href") if links.count() else None

    pages = ["/", "/?kind=pipeline", "/?level=month", "/?level=year&kind=pipeline", first("#regions th a"), first("#teams th a")]
    page.goto(base + pages[-1])
    pages += [pages[-1] + "?kind=pipeline&level=month", first("#reps th a")]
    page.goto(base + pages[-1])
    pages += [page.locator(".switch a", has_text="Pipeline").get_attribute("href"), first("#periods th a")]
    page.goto(base + pages[-1])
    pages += [page.locator(".switch a", has_text="Pipeline").get_attribute("href")]
    for records in ["inquiries", "letters"]:
        page.goto(f"{base}/{records}")
        pages += [f"/{records}", first(f"#{records} th a")]
    page.goto(f"{base}/changes")
    pages += ["/changes", first("#changes th a"), "/access", "/view"]
    context.close()
    return [path for path in pages if path] + ["/teams", "/reps", "/managers", "/products", "/products?kind=pipeline", "/?kind=pipeline&period=%28no%20date%29"]


def violations(page, only=None):
    found = Axe().run(page, options={"runOnly": only} if only else None).response["violations"]
    return [(each["id"], [node["target"] for node in each["nodes"]][:3]) for each in found]


@pytest.mark.parametrize("scheme, only", [("light", None), ("dark", ["color-contrast"])])
def test_axe_finds_nothing(visit, every_page, scheme, only):
    """Light and dark differ in their colours alone, so in the dark only these are looked at."""
    each = visit(color_scheme=scheme)
    for path in every_page:
        page = each.open(path)
        for closed in page.locator("details:not([open]) summary").all():
            closed.click()
        assert violations(page, only) == [], path


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_pages_without_numbers(browser, session, base, scheme):
    for state, path, status in [
        (session, "/team/999999", 404), (session, "/?period=x", 400), (None, "/", 401), (None, "/enter?token=" + "0" * 64, 410),
    ]:
        context = browser.new_context(storage_state=state, color_scheme=scheme)
        page = context.new_page()
        assert page.goto(base + path).status == status
        assert violations(page) == [], path
        context.close()


def test_pages_are_light_and_ask_nobody_else(visit, every_page):
    for path in every_page:
        each = visit()
        weights = []
        each.page.on("response", lambda response: weights.append(len(response.body())))
        each.open(path)
        assert sum(weights) <= LIMIT, f"{path}: {sum(weights)}"


def test_fits_a_screen(visit, every_page):
    each = visit()
    for path in every_page:
        page = each.open(path)
        width, room = page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
        assert width <= room, f"{path} is {width} wide"


def test_fits_a_phone(visit, every_page):
    each = visit(viewport=PHONE)
    for path in every_page:
        page = each.open(path)
        width = page.evaluate("document.documentElement.scrollWidth")
        assert width <= PHONE["width"], f"{path}: {width}"


def test_axe_finds_nothing_on_a_phone(visit, every_page):
    each = visit(viewport=PHONE, has_touch=True)
    for path in every_page[:6]:
        page = each.open(path)
        assert violations(page) == [], path


REACHABLE = "a[href]:not([tabindex='-1']),button,summary,input:not([type='hidden']),[tabindex='0']"


def test_keyboard_reaches_everything_and_shows_where_it_is(visit, every_page):
    each = visit()
    for path in every_page:
        page = each.open(path)
        page.evaluate(f"document.querySelectorAll(\"{REACHABLE}\").forEach((each, index) => each.dataset.stop = index)")
        expected = page.locator(REACHABLE).count()
        reached = set()
        for _ in range(expected + 5):
            page.keyboard.press("Tab")
            stop, outline = page.evaluate(
                "[document.activeElement.dataset.stop, getComputedStyle(document.activeElement).outlineStyle]")
            if stop is None:
                break
            assert outline != "none", f"{path}: no visible focus"
            reached.add(stop)
        assert len(reached) == expected, path
        # Figures that the keyboard passes over lead where their row's heading leads.
        skipped = page.locator("td a[tabindex='-1']").evaluate_all(
            "links => links.filter(a => a.href.split('#')[0] !== a.closest('tr').querySelector('th a').href).length")
        assert skipped == 0, path


def test_skip_link_leads_to_the_content(visit):
    page = visit().open("/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_prints_without_controls_and_addresses(visit, every_page):
    each = visit()
    for path in every_page:
        page = each.open(path)
        page.emulate_media(media="print")
        assert page.locator("nav:visible, button:visible").filter(has_not=page.locator(".now")).count() == 0, path
        printed = page.locator("main a").evaluate_all(
            "links => links.filter(a => !['none', 'normal'].includes(getComputedStyle(a, '::after').content)).length")
        assert printed == 0, path


def test_a_letter_is_one_sheet_of_paper(visit):
    page = visit().open("/letters")
    page.locator("#letters th a").first.click()
    assert page.locator("#owed tr.year td[data-label='Owed']").inner_text() in page.locator(".title .figure").inner_text()
    assert len(re.findall(rb"/Type\s*/Page[^s]", page.pdf(prefer_css_page_size=True))) == 1


def test_signing_out(own_page, base, visit):
    """The button ends the session on the server, not only in this browser; another reader's goes on."""
    (cookie,) = own_page.context.cookies()
    own_page.get_by_role("button", name="Sign out").click()
    own_page.wait_for_load_state()
    assert "Please sign in" in own_page.locator("h1").inner_text()
    assert "drumbeat user link" in own_page.locator("main").inner_text()
    assert own_page.context.cookies() == []
    own_page.context.add_cookies([cookie])
    assert own_page.goto(base + "/").status == 401
    visit().open("/")


def test_a_made_up_cookie_opens_nothing(browser, base):
    context = browser.new_context()
    context.add_cookies([{"name": "drumbeat_session_" + base.rsplit(":", 1)[1], "value": "0" * 64, "url": base}])
    assert context.new_page().goto(base + "/").status == 401
    context.close()


def test_a_form_of_another_site_signs_nobody_out(own_page, base):
    """The same machine under another name is another site."""
    stranger = own_page.context.new_page()
    other = base.replace("127.0.0.1", "localhost") + "/elsewhere"
    form = f'<form method="post" action="{base}/leave"><button>Win a prize</button></form>'
    stranger.route(other, lambda route: route.fulfill(content_type="text/html", body=form))
    stranger.goto(other)
    stranger.get_by_role("button").click()
    stranger.wait_for_url(base + "/leave")
    assert "came from another site" in stranger.locator("h1").inner_text()
    assert own_page.goto(base + "/").status == 200


def test_every_deal_of_the_company_can_be_reached(visit):
    page = visit().open("/?kind=pipeline&level=year")
    page.locator("#periods tr.focus th a").click()
    deals = read_whole(page, "deals")["rows"]
    assert len(deals) > 100
    assert f"{len(deals)} rows" in page.locator("#deals caption").inner_text()
    assert len({deal["heading"] for deal in deals}) == len(deals)


def test_pictures(visit, every_page, pictures):
    """Not a check: pictures for people to look at."""
    if pictures is None:
        pytest.skip("DRUMBEAT_SCREENSHOTS is not set")
    kinds = {
        "team": "/team/", "rep": "/rep/", "rows": "/rows", "products": "/products", "inquiries": "/inquiries", "inquiry": "/inquiry/",
        "letters": "/letters", "letter": "/letter/",
    }
    chosen = {"company": "/", "company-pipeline": "/?kind=pipeline"}
    for name, start in kinds.items():
        chosen |= {name: path for path in every_page if path.startswith(start) and name not in chosen}
    desktop = [(scheme, visit(color_scheme=scheme)) for scheme in ["light", "dark"]]
    phone = visit(viewport=PHONE, device_scale_factor=2, has_touch=True)
    paper = visit()
    for name, path in chosen.items():
        for device, each in [*desktop, ("phone", phone)]:
            each.open(path).screenshot(path=pictures / f"{name}.{device}.png", full_page=True)
        paper.open(path).pdf(path=pictures / f"{name}.pdf", prefer_css_page_size=True)
