package org.masakari.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The web page's files, which whoever reaches the address may have. */
class UiFilesIT extends ApiCase {
    private static final Pattern ASSET = Pattern.compile("(?:href|src)=\"(/ui/[^\"]+)\"");

    @Override
    boolean ui() {
        return true;
    }

    private HttpResponse<String> ask(String method, String path, String... headers)
            throws Exception {
        return send(method, path, new byte[0], headers);
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("none");
    }

    @ParameterizedTest
    @CsvSource({
        "/ui, text/html; charset=utf-8",
        "/ui/, text/html; charset=utf-8",
        "/ui/main.js, text/javascript; charset=utf-8",
        "/ui/style.css, text/css; charset=utf-8",
        "/ui/icon.svg, image/svg+xml"
    })
    void aFileMayHoldAndDoNothingThatIsNotOurs(String path, String type) throws Exception {
        HttpResponse<String> answer = ask("GET", path);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "Content-Type")).isEqualTo(type);
        assertThat(header(answer, "Content-Security-Policy"))
                .contains("default-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(answer, "Referrer-Policy")).isEqualTo("no-referrer");
    }

    @Test
    void everyFileThatThePageNamesIsThere() throws Exception {
        Matcher named = ASSET.matcher(ask("GET", "/ui").body());
        int files = 0;
        while (named.find()) {
            assertThat(ask("GET", named.group(1)).statusCode()).as(named.group(1)).isEqualTo(200);
            files++;
        }
        assertThat(files).isEqualTo(5);
    }

    @Test
    void aFileThatIsKnownIsNotSentAgain() throws Exception {
        String etag = header(ask("GET", "/ui/main.js"), "ETag");

        HttpResponse<String> again = ask("GET", "/ui/main.js", "If-None-Match", "\"x\", " + etag);

        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(header(again, "ETag")).isEqualTo(etag);
        assertThat(ask("GET", "/ui/main.js", "If-None-Match", "\"x\"").statusCode()).isEqualTo(200);
    }

    @Test
    void aFileIsOnlyRead() throws Exception {
        assertThat(ask("HEAD", "/ui").statusCode()).isEqualTo(200);
        assertThat(ask("POST", "/ui").statusCode()).isEqualTo(405);
        assertThat(ask("DELETE", "/ui/main.js").statusCode()).isEqualTo(405);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/ui/x", "/ui/../ui/UiResource.class", "/ui/index.html", "/ui/%2e%2e/View"})
    void thereIsNothingElse(String path) throws Exception {
        assertThat(ask("GET", path).statusCode()).isIn(400, 404);
    }
}
