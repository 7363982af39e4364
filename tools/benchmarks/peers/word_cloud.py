"""Python's wordcloud as a contestant: answers JSON lines, measures inside itself. Usage: word_cloud.py FOLDER

Words and places are counted and the ink is weighed after the clock has stopped.
"""

import base64
import io
import sys
import time

from answering import answer_lines

sys.path.insert(0, sys.argv[1])
import numpy as np  # noqa: E402
from PIL import Image  # noqa: E402
from wordcloud import WordCloud  # noqa: E402


def white(*_, **__):
    return "white"


def picture_of(encoded):
    return np.array(Image.open(io.BytesIO(base64.b64decode(encoded))).convert("L"))


def options_of(job, mask):
    given = {"random_state": 1, "max_words": job["words"]}
    given.update({"width": job["width"], "height": job["height"]} if mask is None else {"mask": mask})
    if job["given"] == "book":
        return given
    return {**given, "background_color": "black", "color_func": white}


def make(job, options):
    cloud = WordCloud(**options)
    if job["given"] == "book":
        cloud.generate(job["input"]["text"])
    else:
        cloud.generate_from_frequencies(dict(job["input"]["words"]))
    if job["made"] == "layout":
        return cloud, 0
    file = io.BytesIO()
    cloud.to_image().save(file, "PNG")
    return cloud, len(file.getvalue())


def ink_of(cloud, mask):
    """The share of what may be covered that is covered, both counted by their grey."""
    ink = np.asarray(cloud.to_image().convert("L")).sum(dtype=float)
    area = 255 * cloud.width * cloud.height if mask is None else (255 - mask.astype(float)).sum()
    return ink / area


def run(job, repeat):
    encoded = job["input"].get("mask")
    mask = None if encoded is None else picture_of(encoded)
    options = options_of(job, mask)
    size = 0
    start = time.perf_counter_ns()
    for _ in range(repeat):
        cloud, made = make(job, options)
        size += made
    answer = {"ns": time.perf_counter_ns() - start, "bytes": size, "placed": len(cloud.layout_)}
    return answer if job["given"] == "book" else {**answer, "ink": ink_of(cloud, mask)}


answer_lines(run)
