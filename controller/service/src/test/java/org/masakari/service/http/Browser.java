package org.masakari.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.masakari.protocol.json.Json;

/** A headless Chromium, driven by W3C's WebDriver protocol over loopback. */
final class Browser {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Pattern STARTED = Pattern.compile("started successfully on port (\\d+)");

    /** As root, as the whole testbed runs, it has no sandbox; and it calls nobody by itself. */
    private static final List<String> ARGUMENTS =
            List.of(
                    "--headless=new",
                    "--no-sandbox",
                    "--disable-dev-shm-usage",
                    "--disable-gpu",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-default-apps",
                    "--disable-domain-reliability",
                    "--disable-sync",
                    "--disable-breakpad",
                    "--no-default-browser-check",
                    "--no-first-run",
                    "--no-pings",
                    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
                    "--window-size=1280,900");

    private final HttpClient client = HttpClient.newHttpClient();
    private final Process driver;
    private final URI session;

    /**
     * Starts it. Without chromedriver the test fails: nothing else can prove what it says.
     *
     * @param folder where it keeps what it writes
     */
    Browser(Path folder) throws IOException, InterruptedException {
        driver = start(folder);
        try {
            URI root = URI.create("http://127.0.0.1:" + port(driver) + "/session");
            String id = call("POST", root, capabilities(folder)).path("sessionId").asText();
            session = URI.create(root + "/" + id);
        } catch (IOException | RuntimeException | AssertionError e) {
            endProcesses();
            throw e;
        }
    }

    private static Process start(Path folder) throws IOException {
        ProcessBuilder command = new ProcessBuilder("chromedriver", "--port=0");
        command.environment().put("HOME", folder.toString());
        command.redirectErrorStream(true);
        try {
            return command.start();
        } catch (IOException e) {
            throw new IOException(
                    "chromedriver is needed to test the web page, and cannot be started:"
                            + " \"testbed/prepare build\" as root installs it, as \"apt-get install"
                            + " chromium chromium-driver\" does",
                    e);
        }
    }

    private static int port(Process driver) throws IOException {
        BufferedReader out = driver.inputReader();
        List<String> said = new ArrayList<>();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            said.add(line);
            Matcher started = STARTED.matcher(line);
            if (started.find()) {
                return Integer.parseInt(started.group(1));
            }
        }
        throw new IOException("chromedriver did not start: " + said);
    }

    private static ObjectNode capabilities(Path folder) {
        ObjectNode root = Json.strict().createObjectNode();
        ObjectNode wanted = root.putObject("capabilities").putObject("alwaysMatch");
        wanted.put("browserName", "chrome");
        wanted.putObject("timeouts").put("script", PATIENCE.toMillis());
        wanted.putObject("goog:loggingPrefs").put("browser", "ALL");
        var arguments = wanted.putObject("goog:chromeOptions").putArray("args");
        ARGUMENTS.forEach(arguments::add);
        arguments.add("--user-data-dir=" + folder.resolve("profile"));
        return root;
    }

    void open(URI page) throws IOException, InterruptedException {
        command("POST", "/url", Json.strict().createObjectNode().put("url", page.toString()));
    }

    void back() throws IOException, InterruptedException {
        command("POST", "/back", Json.strict().createObjectNode());
    }

    /** Types {@code text} into the element with the focus, as a keyboard does. */
    void type(String text) throws IOException, InterruptedException {
        JsonNode active = command("GET", "/element/active", null).elements().next();
        command(
                "POST",
                "/element/" + active.asText() + "/value",
                Json.strict().createObjectNode().put("text", text));
    }

    /** As a phone is, of that many pixels. */
    void width(int pixels) throws IOException, InterruptedException {
        ObjectNode metrics = Json.strict().createObjectNode();
        metrics.put("width", pixels).put("height", 800).put("deviceScaleFactor", 1);
        metrics.put("mobile", true);
        ObjectNode body = Json.strict().createObjectNode();
        body.put("cmd", "Emulation.setDeviceMetricsOverride").set("params", metrics);
        command("POST", "/goog/cdp/execute", body);
    }

    /** What {@code script} returns. */
    JsonNode run(String script) throws IOException, InterruptedException {
        return command("POST", "/execute/sync", script(script));
    }

    /** Waits until the JavaScript expression {@code condition} is true. */
    void await(String condition) throws IOException, InterruptedException {
        String script =
                """
                const done = arguments[arguments.length - 1];
                const watch = setInterval(() => {
                  if (%s) {
                    clearInterval(watch);
                    done(true);
                  }
                }, 20);"""
                        .formatted(condition);
        try {
            command("POST", "/execute/async", script(script));
        } catch (AssertionError e) {
            throw new AssertionError(
                    "not within " + PATIENCE + ": " + condition + "\n" + text(), e);
        }
    }

    /** Waits until the page shows {@code text}. */
    void awaitText(String text) throws IOException, InterruptedException {
        await("document.body.innerText.includes(" + Json.strict().valueToTree(text) + ")");
    }

    /** What can be read on the page. */
    String text() throws IOException, InterruptedException {
        return run("return document.body.innerText").asText();
    }

    private static ObjectNode script(String script) {
        ObjectNode body = Json.strict().createObjectNode().put("script", script);
        body.putArray("args");
        return body;
    }

    /** What the browser has complained of since this was last asked: errors, refused contents. */
    List<String> complaints() throws IOException, InterruptedException {
        List<String> complaints = new ArrayList<>();
        JsonNode log =
                command("POST", "/se/log", Json.strict().createObjectNode().put("type", "browser"));
        for (JsonNode each : log) {
            if (!List.of("DEBUG", "INFO").contains(each.path("level").asText())) {
                complaints.add(each.path("message").asText());
            }
        }
        return complaints;
    }

    private JsonNode command(String method, String path, @Nullable JsonNode body)
            throws IOException, InterruptedException {
        return call(method, URI.create(session + path), body);
    }

    private JsonNode call(String method, URI address, @Nullable JsonNode body)
            throws IOException, InterruptedException {
        HttpResponse<String> answer =
                client.send(
                        HttpRequest.newBuilder(address)
                                .timeout(PATIENCE.multipliedBy(3))
                                .method(
                                        method,
                                        body == null
                                                ? BodyPublishers.noBody()
                                                : BodyPublishers.ofString(body.toString()))
                                .build(),
                        BodyHandlers.ofString());
        assertThat(answer.statusCode())
                .as("%s %s: %s", method, address, answer.body())
                .isEqualTo(200);
        return Json.lenient().readTree(answer.body()).path("value");
    }

    /** Ends it, whether it still answers or not. */
    void end() throws IOException, InterruptedException {
        try {
            call("DELETE", session, null);
        } finally {
            endProcesses();
        }
    }

    /** By their ids, those first that the driver has started. */
    private void endProcesses() throws InterruptedException {
        List<ProcessHandle> all = new ArrayList<>(driver.descendants().toList());
        all.add(driver.toHandle());
        all.forEach(ProcessHandle::destroyForcibly);
        assertThat(driver.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }
}
