"""The query of reference by FastAPI, as fast as it goes: prepared statements, a pool per worker, orjson. What scripts/bench compares with."""

import os
from contextlib import asynccontextmanager
from datetime import date, timedelta

import asyncpg
import orjson
from fastapi import FastAPI, Response

first = date(2000, 1, 1) + timedelta(days=int(os.environ["BENCH_FIRST"]))
end = first + timedelta(days=int(os.environ["BENCH_DAYS"]))
sql = """select opportunity_id as id, account_id as account, close_on, amount_minor as amount, currency, stage
from drumbeat.opportunity where org_id = 1 and rep_id = $1 and close_on >= $2 and close_on < $3"""


@asynccontextmanager
async def lifespan(app):
    async with asyncpg.create_pool(min_size=16, max_size=16) as pool:
        app.state.pool = pool
        yield


app = FastAPI(lifespan=lifespan)


@app.get("/deals/{rep}")
async def deals(rep: int):
    async with app.state.pool.acquire() as connection:
        rows = await connection.fetch(sql, rep, first, end)
    return Response(orjson.dumps([dict(row) for row in rows]), media_type="application/json")
