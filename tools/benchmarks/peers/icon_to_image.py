"""The original as a contestant: answers JSON lines, measures inside itself. Usage: icon_to_image.py FOLDER"""

import gc
import os
import resource
import sys
import time

from answering import answer_lines

sys.path.insert(0, sys.argv[1])
from icon_to_image import IconRenderer  # noqa: E402

WARM = IconRenderer()


def arguments(job):
    size = job["size"]
    return {
        "canvas_width": size,
        "canvas_height": size,
        "supersample": 2,
        "icon_color": job.get("color", "#000000"),
        "background_color": job.get("background", "#ffffff"),
        "rotate": float(job.get("rotate", 0)),
    }


def run(job, repeat):
    if job["task"] == "batch":
        return batch(job)
    given = arguments(job)
    icon = job["icon"]
    # A renderer keeps the mask of each glyph, so each repetition gets a renderer of its own, made before the clock.
    renderers = [WARM if job.get("warm") else IconRenderer() for _ in range(repeat)]
    sink = 0
    if job["task"] == "png":
        start = time.perf_counter_ns()
        for renderer in renderers:
            sink += len(renderer.render_icon_bytes(icon, **given))
    else:
        # Includes the copy of the pixels into Python: the binding offers no pixels without it.
        start = time.perf_counter_ns()
        for renderer in renderers:
            sink += renderer.render_icon(icon, **given).width
    return {"ns": time.perf_counter_ns() - start, "bytes": sink}


def batch(job):
    given = arguments(job)
    renderer = IconRenderer()
    gc.collect()
    with open("/proc/self/statm") as statm:
        before = int(statm.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    start = time.perf_counter_ns()
    sink = 0
    for icon in job["icons"]:
        sink += len(renderer.render_icon_bytes(icon, **given))
    taken = time.perf_counter_ns() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    return {"ns": taken, "bytes": sink, "growth": max(0, peak - before)}


answer_lines(run)
