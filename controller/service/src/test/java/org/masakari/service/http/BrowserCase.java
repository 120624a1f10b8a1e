package org.masakari.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The web page in a headless browser, on a server with a real MariaDB. */
abstract class BrowserCase extends ApiCase {
    @TempDir static Path folder;
    static Browser browser;

    @Override
    boolean ui() {
        return true;
    }

    @BeforeAll
    static void startBrowser() throws Exception {
        browser = new Browser(folder);
    }

    @AfterAll
    static void endBrowser() throws Exception {
        if (browser != null) {
            browser.end();
        }
    }

    /** Errors of the page's scripts, and what its policy has refused. */
    @AfterEach
    void nothingIsComplainedOf() throws Exception {
        List<String> complaints = browser.complaints();
        browser.open(URI.create("about:blank"));
        assertThat(complaints).isEmpty();
    }

    /**
     * What a refused or unanswered request leaves in the browser's log is no defect of the page.
     */
    void forgetFailedRequests() throws Exception {
        assertThat(browser.complaints()).allMatch(each -> each.contains("Failed to load resource"));
    }

    void show(String fragment) throws Exception {
        browser.open(address("/ui" + fragment));
    }
}
