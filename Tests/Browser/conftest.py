"""A signed-in browser for the checks of the dashboard.

The environment names a running server:

    DRUMBEAT_BASE_URL        http://127.0.0.1:8080
    DRUMBEAT_SERVER          the number of its process, which prints a sign-in link at the signal USR1
    DRUMBEAT_SERVER_OUTPUT   the file it prints to
    DRUMBEAT_SCREENSHOTS     a folder for pictures (optional)
    DRUMBEAT_CHROMIUM        the browser, /usr/bin/chromium unless given
"""

import os
import pathlib
import re
import signal
import time

import pytest
from playwright.sync_api import sync_playwright

DESKTOP = {"width": 1280, "height": 800}


def setting(name):
    value = os.environ.get(name)
    if not value:
        pytest.exit(f"{name} is not set: see Tests/Browser/conftest.py", returncode=2)
    return value


@pytest.fixture(scope="session")
def base():
    return setting("DRUMBEAT_BASE_URL").rstrip("/")


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        # Run as root, as a container does, chromium has no sandbox of its own.
        options = ["--no-sandbox"] if os.geteuid() == 0 else []
        path = os.environ.get("DRUMBEAT_CHROMIUM", "/usr/bin/chromium")
        browser = playwright.chromium.launch(executable_path=path, args=options)
        yield browser
        browser.close()


def links():
    text = pathlib.Path(setting("DRUMBEAT_SERVER_OUTPUT")).read_text()
    return re.findall(r"https?://\S+/enter\?token=[0-9a-f]{64}\n", text)


def fresh_link():
    """Asks the running server for another sign-in link."""
    known = len(links())
    os.kill(int(setting("DRUMBEAT_SERVER")), signal.SIGUSR1)
    for _ in range(500):
        if len(links()) > known:
            return links()[-1].strip()
        time.sleep(0.02)
    raise AssertionError("the server printed no link at the signal USR1")


def sign_in(page, link):
    """Opens a link as a person does."""
    page.goto(link)
    assert "numbers" not in page.title().lower()
    page.get_by_role("button", name="Open Drumbeat").click()
    page.wait_for_url("**/")


@pytest.fixture(scope="session")
def session(browser, base):
    """Signs in with the link that the server printed first, and keeps the cookie for every other test."""
    context = browser.new_context(viewport=DESKTOP)
    sign_in(context.new_page(), links()[0].strip())
    state = context.storage_state()
    (cookie,) = state["cookies"]
    assert cookie["name"] == "drumbeat_session_" + base.rsplit(":", 1)[1]
    assert cookie["httpOnly"] and cookie["sameSite"] == "Strict" and cookie["path"] == "/"
    context.close()
    return state


@pytest.fixture
def own_page(browser):
    """A page signed in by a link of its own, for tests that end the session."""
    context = browser.new_context(viewport=DESKTOP)
    page = context.new_page()
    sign_in(page, fresh_link())
    yield page
    context.close()


class Visit:
    """A page that remembers what it said and what it asked for."""

    def __init__(self, context, base):
        self.page = context.new_page()
        self.base = base
        self.messages = []
        self.requests = []
        self.page.on("console", lambda message: self.messages.append(message.text))
        self.page.on("pageerror", lambda error: self.messages.append(str(error)))
        self.page.on("request", lambda request: self.requests.append(request.url))

    def open(self, path):
        response = self.page.goto(self.base + path)
        assert response.status == 200, f"{path}: {response.status}"
        return self.page

    def assert_quiet(self):
        assert self.messages == []
        assert [url for url in self.requests if not url.startswith(self.base + "/")] == []


@pytest.fixture
def visit(browser, session, base):
    """Makes visits with any settings of the browser; each must end without a message and without a foreign request."""
    contexts, visits = [], []

    def make(**settings):
        settings.setdefault("viewport", DESKTOP)
        context = browser.new_context(storage_state=session, **settings)
        contexts.append(context)
        visits.append(Visit(context, base))
        return visits[-1]

    yield make
    for each in visits:
        each.assert_quiet()
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def pictures():
    folder = os.environ.get("DRUMBEAT_SCREENSHOTS")
    if folder is None:
        return None
    path = pathlib.Path(folder)
    path.mkdir(parents=True, exist_ok=True)
    return path
