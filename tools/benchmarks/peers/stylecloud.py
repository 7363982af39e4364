"""stylecloud as a contestant: answers JSON lines, measures inside itself. Usage: stylecloud.py FOLDER

It needs a Pillow of 2023, since later ones have no `textsize`, writes its picture into a file, and deletes the folder
that it is given for the icon; all of that happens in a folder of our own.
"""

import os
import shutil
import sys
import tempfile
import time
import warnings

from answering import answer_lines

sys.path = [sys.argv[1], *sys.path[1:]]
warnings.simplefilter("ignore")
from stylecloud import stylecloud  # noqa: E402

folder = tempfile.mkdtemp(prefix="stylecloud-")
placed = []


class Counted(stylecloud.WordCloud):
    """Tells how many words it has placed, which gen_stylecloud keeps to itself."""

    def to_file(self, filename):
        placed.append(len(self.layout_))
        return super().to_file(filename)


stylecloud.WordCloud = Counted


def run(job, repeat):
    file = os.path.join(folder, "cloud.png")
    size = 0
    start = time.perf_counter_ns()
    for _ in range(repeat):
        stylecloud.gen_stylecloud(
            text=job["input"]["text"],
            size=job["width"],
            icon_name="fas fa-" + job["mask"],
            max_words=job["words"],
            icon_dir=os.path.join(folder, "icon"),
            output_name=file,
            random_state=1,
        )
        size += os.path.getsize(file)
    return {"ns": time.perf_counter_ns() - start, "bytes": size, "placed": placed[-1]}


answer_lines(run)
shutil.rmtree(folder, ignore_errors=True)
