"""What every peer in Python does with the lines that come in: run a job, or be ready for the next."""

import gc
import json
import sys


def answer_lines(run):
    for line in sys.stdin:
        try:
            request = json.loads(line)
            if request["op"] == "run":
                answer = run(request["job"], request["repeat"])
            else:
                gc.collect()
                answer = {}
        except Exception as error:
            answer = {"error": f"{type(error).__name__}: {error}"}
        print(json.dumps(answer), flush=True)
