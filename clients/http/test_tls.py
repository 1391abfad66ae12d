"""TLS from files, and that the old protocols are refused."""

from __future__ import annotations

import json
import ssl
import subprocess
import sys
import tempfile
import urllib.request
from pathlib import Path

from server import running


def main(program: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        certificate, key = Path(folder, "certificate.pem"), Path(folder, "key.pem")
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
             "-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1",
             "-keyout", key, "-out", certificate], check=True, capture_output=True)
        with running(program, "--certificate", str(certificate), "--key", str(key)) as url:
            assert url.startswith("https://"), url
            context = ssl.create_default_context(cafile=str(certificate))
            with urllib.request.urlopen(
                    urllib.request.Request(f"{url}/v1/server/info", b"{}", {"Content-Type": "application/json"}),
                    context=context) as answer:
                assert json.load(answer)["name"] == "winnow"
            context.maximum_version = ssl.TLSVersion.TLSv1_1
            context.set_ciphers("DEFAULT@SECLEVEL=0")
            try:
                urllib.request.urlopen(f"{url}/healthz", context=context)
                raise SystemExit("TLS 1.1 was spoken")
            except urllib.error.URLError:
                pass


if __name__ == "__main__":
    main(sys.argv[1])
    print("TLS: a certificate from a file, 1.2 or newer")
