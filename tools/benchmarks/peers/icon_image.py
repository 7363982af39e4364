"""The older icon generator as a contestant: answers JSON lines, measures inside itself.

Usage: icon_image.py FOLDER FONTS, where FONTS holds the css and webfonts folders of Font Awesome 5.
"""

import io
import os
import shutil
import sys
import tempfile
import time

from answering import answer_lines

sys.path.insert(0, sys.argv[1])
from icon_image import icon_image  # noqa: E402

# The package looks for its fonts and writes its files in the working directory.
folder = tempfile.mkdtemp(prefix="icon-image-")
fonts = os.path.abspath(sys.argv[2])
for name in ("fa-solid-900.ttf", "fa-regular-400.ttf", "fa-brands-400.ttf"):
    shutil.copy(os.path.join(fonts, "webfonts", name), folder)
shutil.copy(os.path.join(fonts, "css", "fontawesome.min.css"), folder)
os.chdir(folder)


def draw(job):
    size = job["size"]
    image = icon_image.gen_icon(
        icon_name="fas fa-" + job["icon"],
        icon_size=max(1, size * 95 // 100),
        icon_color=job.get("color", "#000000"),
        bg_noise=False,
        bg_color=job.get("background", "#ffffff"),
        bg_width=size,
        bg_height=size,
    )
    if job["task"] != "png":
        return image.width
    file = io.BytesIO()
    image.save(file, "PNG")
    return len(file.getvalue())


def run(job, repeat):
    sink = 0
    start = time.perf_counter_ns()
    for _ in range(repeat):
        sink += draw(job)
    return {"ns": time.perf_counter_ns() - start, "bytes": sink}


answer_lines(run)
shutil.rmtree(folder, ignore_errors=True)
