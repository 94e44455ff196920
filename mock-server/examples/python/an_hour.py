import json
import os
from urllib.request import Request, urlopen

BASE_URL = os.environ.get("PIXELCUT_BASE_URL", "http://127.0.0.1:8080")

def call(path, body=None):
    headers = {"X-API-KEY": "sk_python", "Content-Type": "application/json"}
    with urlopen(Request(BASE_URL + path, body and json.dumps(body).encode(), headers)) as response:
        return json.load(response)

job_id = call("/__mock/jobs", {"scenario": "running@1h,completed"})["job_id"]
print(call(f"/v1/try-on/job/{job_id}")["status"])
call("/__mock/clock", {"advance": "1h"})
print(call(f"/v1/try-on/job/{job_id}")["status"])
