"""Users sign in through a provider of OpenID Connect that others wrote (oidc-provider-mock); its settings stand in a file.

It does not check PKCE, and its tokens name no key: what a provider must not get away with is tested with one of our own
(Tests/EndToEndTests/SignIn). The environment is that of test_api.py.
"""

import os
import re
import socket
import subprocess
import sys
import time

import httpx
import pytest

PROGRAM = os.environ["DRUMBEAT_PROGRAM"]


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def command(*arguments):
    done = subprocess.run([PROGRAM, *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def wait_for(address, process):
    for _ in range(200):
        assert process.poll() is None, "it ended"
        try:
            if httpx.get(address, trust_env=False).status_code == 200:
                return
        except httpx.TransportError:
            pass
        time.sleep(0.1)
    raise AssertionError(f"{address} does not answer")


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The pages, with the foreign provider beside them."""
    folder = tmp_path_factory.mktemp("sign-in")
    issuer_port, port = free_port(), free_port()
    issuer = f"http://127.0.0.1:{issuer_port}"
    (folder / "settings.yaml").write_text(
        f"serve:\n  port: {port}\noidc:\n  issuer: {issuer}\n  client-id: drumbeat\n"
        f"  client-secret: not-a-real-one\n  organisations: [sample]\n  name: Foreign\n"
    )
    command("user", "add", "welcome@sample.example", "--org", "sample")
    command("grant", "give", "welcome@sample.example", "viewer", "--org", "sample", "--reason", "Tests of signing in")
    provider = subprocess.Popen(
        [os.path.join(os.path.dirname(sys.executable), "oidc-provider-mock"), "--port", str(issuer_port)],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )
    server = None
    try:
        wait_for(issuer + "/.well-known/openid-configuration", provider)
        with (folder / "log").open("w") as log:
            server = subprocess.Popen([PROGRAM, "serve", "--config", str(folder / "settings.yaml")], stdout=log, stderr=log)
        wait_for(f"http://127.0.0.1:{port}/ready", server)
        yield f"http://127.0.0.1:{port}", issuer
        assert "not-a-real-one" not in (folder / "log").read_text()
    finally:
        for process in (server, provider):
            if process:
                process.terminate()
                process.wait(timeout=60)


def sign_in(browser, site, issuer, subject, email):
    """What the pages answer after the provider was told that somebody is `subject` with an address."""
    httpx.put(f"{issuer}/users/{subject}", json={"email": email, "email_verified": True}, trust_env=False).raise_for_status()
    sent = browser.get(f"{site}/sign-in")
    assert sent.status_code in (302, 303), sent.text
    assert sent.headers["location"].startswith(issuer)
    agreed = browser.post(sent.headers["location"], data={"sub": subject})
    assert agreed.status_code in (302, 303), agreed.text
    return browser.get(agreed.headers["location"])


def test_who_was_admitted_gets_in(site):
    address, issuer = site
    with httpx.Client(trust_env=False) as browser:
        assert browser.get(f"{address}/teams").status_code == 401
        back = sign_in(browser, address, issuer, "account-1", "welcome@sample.example")
        assert back.status_code in (200, 302, 303), back.text
        teams = browser.get(f"{address}/teams")
        assert teams.status_code == 200 and re.search(r"<table", teams.text), teams.text


def test_a_stranger_does_not(site):
    address, issuer = site
    with httpx.Client(trust_env=False) as browser:
        back = sign_in(browser, address, issuer, "account-2", "stranger@sample.example")
        assert back.status_code == 403, back.text
        assert browser.get(f"{address}/teams").status_code == 401
