"""The viewer as a FastAPI and Jinja2 program: the same pages over the same database, for comparison.

Usage: server.py PACKAGES plain|data|parts DATABASE MANIFEST. Prints its port once it listens on 127.0.0.1. `plain` asks
SQLite for all of a page and renders all of it each time, as such programs are written; `data` keeps what it read for one
version of the data: channels, months, sums, pictures; `parts` keeps what it rendered of them too, as ours does: the pieces of the
month grid and the drawings of the totals. None keeps a list or a page. It leaves out what the comparison does not ask
for: the search, zones, exports, charts of a history, percentiles beyond a month.
"""

import json
import secrets
import socket
import sys
from pathlib import Path
from typing import Annotated, Literal

sys.path[:0] = [sys.argv[1], str(Path(__file__).parent)]
import uvicorn  # noqa: E402
import views  # noqa: E402
import words  # noqa: E402
from archive import Archive  # noqa: E402
from fastapi import FastAPI, HTTPException, Query, Request, Response  # noqa: E402
from fastapi.responses import HTMLResponse  # noqa: E402
from starlette.middleware.gzip import GZipMiddleware  # noqa: E402

KEEPS_DATA = sys.argv[2] != "plain"
KEEPS_PARTS = sys.argv[2] == "parts"
PROCESS = secrets.token_urlsafe(9)
archive = Archive(sys.argv[3])
assets = json.loads(Path(sys.argv[4]).read_text())

POLICY = (
    "default-src 'none';script-src 'self';style-src 'self';img-src 'self' data: https://i.ytimg.com;"
    "connect-src 'self';frame-src https://www.youtube-nocookie.com;font-src 'self';base-uri 'none';"
    "form-action 'self';frame-ancestors 'none'"
)
SECURITY = [
    (b"content-security-policy", POLICY.encode()),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"origin-agent-cluster", b"?1"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    (b"referrer-policy", b"strict-origin-when-cross-origin"),
    (b"x-content-type-options", b"nosniff"),
    (b"x-dns-prefetch-control", b"off"),
    (b"x-download-options", b"noopen"),
    (b"x-frame-options", b"DENY"),
    (b"x-permitted-cross-domain-policies", b"none"),
    (b"x-xss-protection", b"0"),
]


class SecurityHeaders:
    def __init__(self, app):
        self._app = app

    async def __call__(self, scope, receive, send):
        async def send_secured(message):
            if message["type"] == "http.response.start":
                message["headers"].extend(SECURITY)
            await send(message)

        await self._app(scope, receive, send_secured)


app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None, telemetry={"tracing": False, "metrics": False, "auto_configure": False})
app.add_middleware(SecurityHeaders)
app.add_middleware(GZipMiddleware, minimum_size=1200, compresslevel=5)


@app.get("/c/{ref}")
async def channel_page(
    request: Request,
    ref: str,
    month: Annotated[str, Query(pattern=r"^(all|\d{4}(-(0[1-9]|1[0-2]))?|)$")] = "",
    sort: Literal[words.SORTS] = "views",
    n: Literal["10", "25", "50", "100"] = "10",
    kind: Literal["", "long", "short", "live"] = "",
):
    headers = request.headers
    partial = headers.get("hx-request-type") == "partial"
    theme = request.cookies.get("theme", "auto")
    url = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    version = archive.version()
    tag = f'W/"{hash((PROCESS, version, partial or theme, headers.get("host"), url)):x}"'
    kept = {"etag": tag, "cache-control": "no-cache", "vary": "HX-Request-Type, Cookie, Accept-Encoding"}
    if headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=kept)
    archive.look(version, KEEPS_DATA)
    data = archive.channel(ref)
    if data is None:
        raise HTTPException(404)
    ask = words.Ask(month or data.channel.newest, sort, int(n), kind)
    if not data.covers(ask.period):
        raise HTTPException(404)
    path = f"/c/{words.component(data.channel.id)}"
    tail = words.tail(ask)
    query = f"?{tail[1:]}" if tail else ""
    model = {
        "ask": ask,
        "before": data.before(ask.period),
        "channel": data.channel,
        "feed": f"{path}/month/{ask.period}.rss{query}",
        "path": path,
        "query": query,
        "ranking": archive.rank(data, ask),
        "same_month": data.same_month(ask.period),
        "steps": data.steps(ask.period),
        "summary": data.summary(ask.period),
        "scope": views.scope(ask.period),
        "tail": tail,
        "tail_of": words.tail,
        "title": views.title(ask, data.channel),
    }
    if partial:
        return HTMLResponse(views.render_list(model), headers=kept)
    model |= {
        "assets": assets,
        "channels": archive.channels,
        "demo": data.channel.handle == "@demo",
        "months": data.months,
        "theme": theme,
        "trigger": views.TRIGGER,
        "url": url,
    }
    if KEEPS_PARTS and data.parts is None:
        data.parts = views.Parts(model)
    return HTMLResponse(views.render_page(model, data.parts), headers=kept)


def main():
    with socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(("127.0.0.1", 0))
        listener.listen(1024)
        print(listener.getsockname()[1], flush=True)
        config = uvicorn.Config(
            app, loop="uvloop", http="httptools", ws="none", lifespan="off", access_log=False, log_level="warning"
        )
        uvicorn.Server(config).run(sockets=[listener])


if __name__ == "__main__":
    main()
