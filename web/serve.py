#!/usr/bin/env python3
"""Serves a folder on this machine alone: serve.py FOLDER PORT. If the port is taken, the next free one is used."""
import functools
import http.server
import sys


class Handler(http.server.SimpleHTTPRequestHandler):
    extensions_map = {
        ".html": "text/html; charset=utf-8",
        ".js": "text/javascript; charset=utf-8",
        ".css": "text/css; charset=utf-8",
        ".json": "application/json",
        ".wasm": "application/wasm",
        ".otf": "font/otf",
        ".svg": "image/svg+xml",
        ".webmanifest": "application/manifest+json",
        ".txt": "text/plain; charset=utf-8",
        "": "application/octet-stream",
    }

    def end_headers(self):
        # Always asked for again, so that a new build is seen; unchanged files are answered by their date.
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def log_message(self, *arguments):
        pass


def serve(folder, port):
    handler = functools.partial(Handler, directory=folder)
    for candidate in range(port, port + 20):
        try:
            server = http.server.ThreadingHTTPServer(("localhost", candidate), handler)
        except OSError:
            continue
        print(f"Parcours is at http://localhost:{candidate}/  (Ctrl+C stops it)", flush=True)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            return 0
    print(f"No free port from {port} to {port + 19}: set PORT to another.", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(serve(sys.argv[1], int(sys.argv[2])))
