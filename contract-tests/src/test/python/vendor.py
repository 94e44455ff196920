"""A service as its vendor's page describes it, which knows nothing of this project. It says where it is.

    python3 vendor.py KEY IMAGE COMPLETED_ID FAILED_ID

It deviates in three ways, each marked: a key that is echoed, a 400 for an unknown id, and a field that is not documented.
"""

import json
import re
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote

KEY, IMAGE, COMPLETED, FAILED = sys.argv[1:]
JOB = re.compile(r"/v1/try-on/job/([^/]+)(/cancel)?")


class Service(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *arguments):
        pass

    def respond(self, status, content, content_type="application/json", **headers):
        body = content if isinstance(content, bytes) else json.dumps(content).encode()
        self.send_response(status)
        self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def refuse(self, status, code, message):
        self.respond(status, {"error": message, "error_code": code})

    def answer(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        path = self.path.partition("?")[0]
        job = JOB.fullmatch(path)
        if path == "/result.jpg":
            with open(IMAGE, "rb") as image:
                self.respond(200, image.read(), "image/jpeg")
        elif not job and path != "/v1/try-on":
            self.respond(404, b"<h1>Not Found</h1>", "text/html")
        elif self.command != ("GET" if job and not job[2] else "POST"):
            self.respond(405, b"", "text/plain", Allow="GET" if job and not job[2] else "POST")
        elif self.headers.get("X-API-KEY") != KEY:
            # Deviation: the vendor's says "API Token not found".
            self.refuse(401, "invalid_auth_token", f"API Token {self.headers.get('X-API-KEY', '')} not found")
        elif not job:
            self.start(body)
        elif job[2]:
            self.cancel(unquote(job[1]))
        else:
            self.status(unquote(job[1]))

    def status(self, job_id):
        if job_id == COMPLETED:
            url = f"http://{self.headers['Host']}/result.jpg"
            # Deviation: "progress" is not documented.
            self.respond(200, {"job_id": job_id, "status": "completed", "result_url": url, "progress": 100})
        elif job_id == FAILED:
            error = {"message": "Content was flagged", "error_code": "content_filter_error"}
            self.respond(200, {"job_id": job_id, "status": "failed", "error": error})
        else:
            # Deviation: a job that is not found is a 404.
            self.refuse(400, "invalid_parameter", "Invalid job id")

    def cancel(self, job_id):
        if job_id in (COMPLETED, FAILED):
            self.refuse(409, "job_finished", "Job has already finished")
        else:
            self.refuse(404, "not_found", "Job not found")

    def start(self, body):
        if not body:
            return self.refuse(400, "invalid_request_body", "Request body is empty")
        content_type = self.headers.get_content_type()
        if content_type == "multipart/form-data":
            fields = {name: True for name in re.findall(r'name="(\w+)"', body.decode("latin-1"))}
        elif content_type == "application/json":
            try:
                fields = json.loads(body)
            except ValueError:
                fields = None
        else:
            return self.refuse(400, "unsupported_content_type", "Send JSON or a form")
        if not isinstance(fields, dict):
            return self.refuse(400, "invalid_request_body", "Request body is invalid")
        for image in ("person_image", "garment_image"):
            if image not in fields and image + "_url" not in fields:
                return self.refuse(400, "missing_parameter", f"{image} is required")
        self.refuse(403, "insufficient_api_credits", "Not enough credits")

    do_GET = do_HEAD = do_POST = do_PUT = do_PATCH = do_DELETE = do_OPTIONS = do_BREW = answer


server = ThreadingHTTPServer(("127.0.0.1", 0), Service)
print(f"http://127.0.0.1:{server.server_port}", flush=True)
server.serve_forever()
