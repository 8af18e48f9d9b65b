"""A program that knows nothing of Drumbeat but docs/api.md does what RevOps do: loads files, runs the batch, reads the numbers.

The environment names a running server, and the program for what only whoever runs the machine can do:

    DRUMBEAT_BASE_URL   http://127.0.0.1:8080
    DRUMBEAT_PROGRAM    the program
    DATABASE_URL        the database of the server
"""

import gzip
import json
import os
import pathlib
import re
import subprocess
import time
from decimal import Decimal

import httpx
import pytest

MAPPING = """\
source: warehouse
organisation: {key: client, name: Client, currency: EUR, zone: Europe/Berlin, fiscal_year_starts: 1, week_starts: monday}
extracted_at: 2026-04-02T06:00:00Z
files:
  people*.csv:
    noun: person
    fields: {id: id, name: name, team: team, leader: leader, region: region}
  quotas*.csv:
    noun: quota
    fields: {person: person, period: period, amount: amount}
  deals*.csv:
    noun: opportunity
    fields: {id: id, owner: owner, stage: stage, amount: amount, created_on: created, close_on: closed}
    stages: {Open: discovery, Won: won, Lost: lost}
"""
PEOPLE = "id,name,team,leader,region\nL1,Lead One,One,,Home\n" + "".join(f"R{n},Rep {n:04},One,L1,Home\n" for n in range(1, 6))
QUOTAS = "person,period,amount\n" + "".join(f"R{n},2026,{n}2000.00\n" for n in range(1, 6))
DEALS = [
    (f"D{n}", f"R{n % 5 + 1}", ["Won", "Lost", "Open"][n % 3], f"{n * 37 % 900 + 100}.{n % 100:02}", "2025-12-01", f"2026-{n % 3 + 1:02}-{n % 28 + 1:02}")
    for n in range(1, 200)
]


def command(*arguments):
    done = subprocess.run([os.environ["DRUMBEAT_PROGRAM"], *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def csv(deals):
    return "id,owner,stage,amount,created,closed\n" + "".join(",".join(deal) + "\n" for deal in deals)


@pytest.fixture(scope="module")
def api(tmp_path_factory):
    """The API with the token of a program that may load and compute, of an organisation that has people and nothing else."""
    folder = tmp_path_factory.mktemp("files")
    for name, text in [("client.yaml", MAPPING), ("people_client.csv", PEOPLE)]:
        (folder / name).write_text(text)
    command("import", str(folder / "client.yaml"), str(folder / "people_client.csv"))
    organisation = ["--org", "client"]
    command("user", "add", "loader@client.example", *organisation)
    command("grant", "give", "loader@client.example", "operations", "--reason", "Nightly load", *organisation)
    token = command("token", "create", "loader@client.example", "--name", "Loader", "--scope", "read", "--scope", "write", *organisation)
    with httpx.Client(
        base_url=os.environ["DRUMBEAT_BASE_URL"] + "/api/v1", headers={"Authorization": "Bearer " + token}, timeout=60
    ) as client:
        yield client


def wait(api, begun):
    """The job when it has ended."""
    assert begun.status_code == 202, begun.text
    path = begun.headers["Location"].removeprefix("/api/v1")
    for _ in range(600):
        job = api.get(path).raise_for_status().json()
        if job["ended_at"]:
            return job
        time.sleep(0.1)
    raise AssertionError("the job did not end")


def upload(api, files):
    opened = api.post("/uploads", content=MAPPING, headers={"Content-Type": "application/yaml"})
    assert opened.status_code == 201, opened.text
    identifier = opened.json()["upload"]
    for name, content in files.items():
        put = api.put(f"/uploads/{identifier}/files/{name}", content=content, headers={"Content-Type": "application/octet-stream"})
        assert put.status_code == 200, put.text
    return identifier


def test_load_compute_report(api):
    spoilt = [DEALS[0][:3] + ("many",) + DEALS[0][4:], DEALS[1][:1] + ("R77",) + DEALS[1][2:]] + DEALS[2:]
    refused = wait(api, api.post("/imports", json={"upload": upload(api, {"deals_client.csv": csv(spoilt)})}))
    assert refused["state"] == "refused"
    findings = api.get(f"/jobs/{refused['job']}/findings").json()["items"]
    assert [(finding["row"], finding["column"], finding["value"]) for finding in findings] == [(2, "amount", "many"), (3, "owner", "R77")]

    # Streamed, as a large file would be.
    parts = (csv(DEALS)[start : start + 100].encode() for start in range(0, len(csv(DEALS)), 100))
    identifier = upload(api, {"deals_client.csv": parts, "quotas_client.csv": QUOTAS})
    dry = wait(api, api.post("/imports", json={"upload": identifier, "dry_run": True}))
    added = {difference["noun"]: difference["added"] for difference in dry["outcome"]["differences"]}
    assert dry["outcome"]["status"] == "dry-run" and added["opportunity"] == len(DEALS)
    body = {"upload": identifier, "reason": "Nightly load"}
    done = wait(api, api.post("/imports", json=body, headers={"Idempotency-Key": "load-1"}))
    assert done["outcome"]["status"] == "applied" and done["change"] == done["outcome"]["change"]
    again = api.post("/imports", json=body, headers={"Idempotency-Key": "load-1"})
    assert again.json()["job"] == done["job"] and again.headers["Idempotency-Replayed"] == "true"

    run = wait(api, api.post("/runs", json={"as_of": "2026-03-31"}))
    assert run["state"] == "done" and run["outcome"]["is_new"], run

    # What the files say, added up here.
    credit = {n: sum(Decimal(d[3]) for d in DEALS if d[1] == f"R{n}" and d[2] == "Won") for n in range(1, 6)}
    rows, cursor = [], None
    while True:
        page = api.get("/attainment", params={"dimension": "rep", "period": "2026", "limit": 2} | ({"cursor": cursor} if cursor else {}))
        page.raise_for_status()
        rows += page.json()["items"]
        cursor = page.json()["next"]
        if cursor is None:
            break
    read = {row["subject"]: Decimal(row["values"]["credit"]["amount"]) for row in rows}
    assert {f"Rep {n:04}": credit[n] for n in credit} == {name: value for name, value in read.items() if name.startswith("Rep ")}
    company = api.get("/attainment", params={"period": "2026"}).json()["items"][0]["values"]
    assert Decimal(company["credit"]["amount"]) == sum(credit.values())
    assert Decimal(company["quota"]["amount"]) == sum(int(f"{n}2000") for n in range(1, 6))
    tag = api.get("/attainment", params={"period": "2026"}).headers["ETag"]
    assert api.get("/attainment", params={"period": "2026"}, headers={"If-None-Match": tag}).status_code == 304
    explained = api.get("/explanations", params={"period": "2026", "limit": 1000}).json()
    credits = [Decimal(deal["credit"]["amount"]) for deal in explained["items"] if isinstance(deal["credit"], dict) and "amount" in deal["credit"]]
    assert explained["deal_count"] == len(DEALS) and sum(credits) == sum(credit.values())


def test_answers_are_compressed(api):
    with api.stream("GET", "/openapi.json", headers={"Accept-Encoding": "gzip"}) as answer:
        raw = b"".join(answer.iter_raw())
    assert answer.headers["Content-Encoding"] == "gzip" and "Accept-Encoding" in answer.headers["Vary"]
    plain = api.get("/openapi.json", headers={"Accept-Encoding": "identity"})
    assert "Content-Encoding" not in plain.headers and len(raw) < len(plain.content) / 4
    assert gzip.decompress(raw) == plain.content


def examples():
    text = (pathlib.Path(__file__).parents[2] / "docs" / "api.md").read_text()
    blocks = re.findall(r"```sh\n(.*?)```", text, re.S)
    commands = [line for block in blocks for line in block.replace("\\\n", " ").splitlines() if line.startswith("curl")]
    assert len(commands) > 10
    return commands


@pytest.mark.parametrize("example", examples())
def test_examples_of_the_manual(api, example, tmp_path):
    """Each example of docs/api.md asks for something there is, and in a way that is understood."""
    (tmp_path / "crm.yaml").write_text(MAPPING)
    (tmp_path / "deals.csv").write_text(csv(DEALS))
    example = example.replace("curl ", "curl -sS -w '\\n%{http_code}' ", 1)
    environment = os.environ | {"API": str(api.base_url).rstrip("/"), "TOKEN": api.headers["Authorization"].removeprefix("Bearer ")}
    done = subprocess.run(["bash", "-c", example], capture_output=True, text=True, env=environment, cwd=tmp_path, check=False)
    status = int(done.stdout.strip().splitlines()[-1])
    body = done.stdout.rsplit("\n", 1)[0]
    # What it names need not be there (404), and a cursor of another list is refused as such; but everything is understood.
    if status == 400:
        assert '"cursor"' in body and len(json.loads(body)["errors"]) == 1, body
    else:
        assert status in (200, 201, 202, 304, 403, 404), f"{example}: {status} {body}"
