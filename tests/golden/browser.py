"""Drives a headless Chromium over its pipe (Chrome DevTools Protocol), so that nothing but Python is needed."""
import base64
import json
import os
import shutil
import subprocess
import tempfile


def find_chromium():
    return shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


class Browser:
    """One browser with one page, in a profile of its own. What the page asks of the network, and what it says to the
    console, is kept in `requests` and `messages`."""

    def __init__(self, program):
        self._profile = tempfile.TemporaryDirectory(prefix="yinguo-chromium-", ignore_cleanup_errors=True)
        command_in, self._to = os.pipe()
        answers, answer_out = os.pipe()
        # The browser reads commands from descriptor 3 and answers on 4.
        flags = ("--headless --no-sandbox --disable-gpu --disable-dev-shm-usage --no-first-run --disable-extensions "
                 "--disable-background-networking --disable-component-update --remote-debugging-pipe")
        command = f'exec "$0" {flags} --user-data-dir="$1" about:blank 3<&{command_in} 4>&{answer_out}'
        self._process = subprocess.Popen(["/bin/sh", "-c", command, program, self._profile.name],
                                         pass_fds=(command_in, answer_out), stderr=subprocess.DEVNULL)
        os.close(command_in)
        os.close(answer_out)
        self._from = os.fdopen(answers, "rb", buffering=0)
        self._buffer = b""
        self._last = 0
        self._session = None
        self.requests, self.messages, self._loaded = [], [], False
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network", "DOM", "CSS", "Accessibility"):
            self.call(f"{domain}.enable")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        try:
            self._session = None
            self.call("Browser.close")
            self._process.wait(timeout=20)
        except (OSError, EOFError, subprocess.TimeoutExpired):
            self._process.kill()
            self._process.wait()
        self._profile.cleanup()

    def _receive(self):
        while b"\0" not in self._buffer:
            piece = self._from.read(1 << 16)
            if not piece:
                raise EOFError("the browser has gone")
            self._buffer += piece
        message, self._buffer = self._buffer.split(b"\0", 1)
        return json.loads(message)

    def _take(self, event):
        method, about = event.get("method"), event.get("params", {})
        if method == "Network.requestWillBeSent":
            self.requests.append(about["request"]["url"])
        elif method == "Runtime.consoleAPICalled":
            self.messages.append(str(about["args"]))
        elif method == "Runtime.exceptionThrown":
            self.messages.append(str(about["exceptionDetails"]))
        elif method == "Log.entryAdded":
            self.messages.append(about["entry"]["text"])
        elif method == "Page.loadEventFired":
            self._loaded = True

    def call(self, method, **parameters):
        self._last += 1
        message = {"id": self._last, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._to, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._receive()
            if answer.get("id") == self._last:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']['message']}")
                return answer["result"]
            self._take(answer)

    def open(self, path, width=1200, height=900):
        """Shows a file in a window of that size."""
        self.requests, self.messages, self._loaded = [], [], False
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)
        self.call("Page.navigate", url=path.resolve().as_uri())
        while not self._loaded:
            self._take(self._receive())

    def value(self, expression):
        """What JavaScript makes of `expression`; a RuntimeError where it fails, which no test may take for an answer."""
        answer = self.call("Runtime.evaluate", expression=expression, returnByValue=True)
        if "exceptionDetails" in answer:
            raise RuntimeError(f"{expression}: {answer['exceptionDetails']}")
        return answer["result"].get("value")

    def accessible(self):
        """(role, name, properties) of everything that a screen reader is told of."""
        for node in self.call("Accessibility.getFullAXTree")["nodes"]:
            if not node.get("ignored"):
                properties = {entry["name"]: entry["value"].get("value") for entry in node.get("properties", [])}
                yield node.get("role", {}).get("value"), node.get("name", {}).get("value", ""), properties

    def fonts(self, selector):
        """The fonts in which the text of an element and of those in it is set."""
        root = self.call("DOM.getDocument")["root"]["nodeId"]
        found, ids = set(), self.call("DOM.querySelectorAll", nodeId=root, selector=selector)["nodeIds"]
        for node in ids:
            found.update(font["familyName"] for font in self.call("CSS.getPlatformFontsForNode", nodeId=node)["fonts"])
        return found

    def pdf(self) -> bytes:
        """As it would be printed on the paper that the page asks for."""
        return base64.b64decode(self.call("Page.printToPDF", preferCSSPageSize=True, printBackground=True)["data"])

    def screenshot(self) -> bytes:
        """All of the page, as PNG."""
        return base64.b64decode(self.call("Page.captureScreenshot", captureBeyondViewport=True)["data"])
