package org.masakari.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.masakari.engine.moves.Course;
import org.masakari.engine.moves.Subject;
import org.masakari.engine.moves.VmMove;
import org.masakari.engine.port.Intake;
import org.masakari.engine.port.Migration;
import org.masakari.engine.port.Target;
import org.masakari.engine.recovery.HostRecovery;
import org.masakari.engine.recovery.Phase;
import org.masakari.engine.recovery.Quarantine;
import org.masakari.engine.recovery.Step;
import org.masakari.protocol.HostName;
import org.masakari.protocol.InstanceId;
import org.masakari.service.journal.JdbiJournal;

/** What the web page shows. */
class UiIT extends BrowserCase {
    private static final HostName ELSEWHERE = new HostName("compute2");
    private static final InstanceId VM = InstanceId.of("aaaaaaaa-0000-0000-0000-000000000001");
    private static final String HOSTILE = "<img src=x onerror=\"document.title='taken over'\">";

    private final Instant fenced = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    /** The recovery of compute1, which was fenced just now. */
    private Intake.Begun begin() throws Exception {
        String now = fenced.toString().replace("Z", "");
        post("/v1/notifications", FENCED.replaceAll("2026-01-31T12:00:00(\\.000001)?", now));
        return begun.get(0);
    }

    private static UUID uuid(Intake.Begun begun) {
        return begun.claim().recovery().value();
    }

    /** Records what a driver would. */
    private HostRecovery record(
            Intake.Begun begun,
            HostRecovery before,
            Phase phase,
            @Nullable String reason,
            List<VmMove> moves,
            String text) {
        HostRecovery next =
                new HostRecovery(
                        before.header(),
                        before.mandate(),
                        phase,
                        new Quarantine(true, true, true),
                        before.reserves(),
                        fenced,
                        moves,
                        reason);
        Step step = new Step(fenced.plusMillis(1_500), phase, null, text);
        new JdbiJournal(db.database(), Clock.systemUTC())
                .record(begun.claim(), before, next, List.of(step));
        return next;
    }

    private VmMove move(String name) {
        Subject subject = new Subject(VM, name, "active", Course.EVACUATE, Set.of());
        return VmMove.planned(subject, 0).requested(Target.ANY, fenced.plusSeconds(2));
    }

    private VmMove arrived(VmMove move) {
        Migration done = new Migration(1, "migration", VM, ELSEWHERE, "done");
        return move.accepted("req-1").bound(done, fenced.plusMillis(4_400)).succeeded(ELSEWHERE);
    }

    private String rowOf(String host) throws Exception {
        return browser.run(
                        "return [...document.querySelectorAll('section tr')].map(row =>"
                                + " row.innerText).find(text => text.startsWith('"
                                + host
                                + "'))")
                .asText();
    }

    private void addHost(String name, String property) throws Exception {
        String segment = db.value("SELECT uuid FROM segment WHERE name = 'rack1'");
        created(
                "/v1/segments/" + segment + "/hosts",
                host(name).replace("\"none\"", "\"none\",\"" + property + "\":true"));
    }

    @Test
    void theOverviewShowsEachHostWithItsProtectionAndWhatStandsInItsWay() throws Exception {
        addHost("compute2", "reserved");
        addHost("compute3", "on_maintenance");

        show("");
        browser.awaitText("compute3");

        assertThat(rowOf("compute1")).contains("protected").doesNotContain("unprotected");
        assertThat(rowOf("compute2")).contains("reserve");
        assertThat(rowOf("compute3")).contains("unprotected", "compute3 is on maintenance");
        assertThat(browser.run("return document.title").asText())
                .isEqualTo("1 host unprotected – Masakari");
    }

    @Test
    void aPauseIsSaidWithWhatEndsIt() throws Exception {
        show("");
        browser.awaitText("compute1");
        created("/v1/pauses", "{\"pause\":{\"operator\":\"alice\",\"reason\":\"network works\"}}");

        browser.awaitText("All recoveries are paused by alice");

        assertThat(browser.text()).contains("network works", "masakari resume");
        assertThat(rowOf("compute1")).contains("unprotected");
    }

    @Test
    void namesThatHoldMarkupAreText() throws Exception {
        String hostile = HOSTILE.replace("\"", "\\\"");
        created("/v1/segments", segment(hostile));
        created("/v1/pauses", "{\"pause\":{\"operator\":\"x\",\"reason\":\"" + hostile + "\"}}");
        Intake.Begun begun = begin();
        HostRecovery before = (HostRecovery) begun.recovery();
        record(begun, before, Phase.EVACUATING, HOSTILE, List.of(move(HOSTILE)), HOSTILE);

        for (String fragment :
                List.of("", "#/incidents", "#/recoveries", "#/recoveries/" + uuid(begun))) {
            show(fragment);
            browser.awaitText(HOSTILE);
            assertThat(browser.run("return document.images.length").asInt(-1)).isZero();
            assertThat(browser.run("return document.title").asText()).doesNotContain("taken");
        }
    }

    @Test
    void aRecoveryIsShownAsItGoesOn() throws Exception {
        Intake.Begun begun = begin();
        HostRecovery received = (HostRecovery) begun.recovery();
        show("#/recoveries/" + uuid(begun));
        browser.awaitText("seen in Pacemaker's fencer, reported by controller1");
        browser.run("window.first = document.querySelector('.timeline li')");

        HostRecovery moving =
                record(begun, received, Phase.EVACUATING, null, List.of(move("web")), "asked Nova");
        browser.awaitText("asked Nova");
        browser.await("document.title == 'compute1: evacuating 0/1 – Masakari'");
        assertThat(browser.text()).contains("+1.500", "web", "1 moving");

        List<VmMove> moved = moving.moves().stream().map(this::arrived).toList();
        record(begun, moving, Phase.RECOVERED, null, moved, "all is well");
        browser.awaitText("all is well");

        assertThat(browser.run("return document.querySelector('.figure').innerText").asText())
                .contains("RTO", "4.4 s");
        assertThat(browser.text()).contains("1 of 1 moved", "compute2");
        assertThat(browser.run("return window.first.isConnected").asBoolean())
                .as("what has not changed is left alone, so that text stays selected")
                .isTrue();
    }

    @Test
    void whatIsHeldSaysWhyAndWhatReleasesIt() throws Exception {
        Intake.Begun begun = begin();
        HostRecovery before = (HostRecovery) begun.recovery();
        record(begun, before, Phase.HELD, "alice has paused rack1", List.of(), "held");

        show("#/incidents");
        browser.awaitText("masakari release " + uuid(begun));

        assertThat(browser.text())
                .contains("1 open incident", "compute1", "alice has paused rack1", "controller1");
    }

    @Test
    void theHistoryTellsOutcomesCountsAndHowLongItTook() throws Exception {
        Intake.Begun begun = begin();
        HostRecovery before = (HostRecovery) begun.recovery();
        VmMove failed = move("web").failed("No valid host", fenced.plusSeconds(9));
        record(begun, before, Phase.FAILED, "no instance moved", List.of(failed), "gave up");

        show("#/recoveries");
        browser.awaitText("no instance moved");

        assertThat(browser.text()).contains("compute1", "failed", "1 failed");
    }

    @Test
    void eachPageHasAnAddressAndTheBackButtonWorks() throws Exception {
        Intake.Begun begun = begin();
        show("#/incidents");
        browser.awaitText("1 open incident");

        browser.run("document.querySelector('a[href*=\"#/recoveries/\"]').click()");
        browser.awaitText("Timeline");
        assertThat(browser.run("return location.hash").asText())
                .isEqualTo("#/recoveries/" + uuid(begun));

        browser.back();
        browser.awaitText("1 open incident");
        show("#/recoveries/" + UUID.randomUUID());
        browser.awaitText("Not found");
        forgetFailedRequests();
    }

    @Test
    void saysSinceWhenTheControllerIsNotReachableAndGoesOnWhenItIs() throws Exception {
        show("");
        browser.awaitText("compute1");
        int port = server.port();
        server.close();

        browser.awaitText("The controller is not reachable since");
        assertThat(browser.text()).contains("compute1", "What is shown is from");
        forgetFailedRequests();

        try (ApiServer back = serverAt(port)) {
            back.start();
            browser.await("document.getElementById('trouble').hidden");
            browser.await("document.title == 'Overview – Masakari'");
            browser.open(URI.create("about:blank"));
        }
        forgetFailedRequests();
    }

    @Test
    void nothingIsEverWritten() throws Exception {
        Intake.Begun begun = begin();
        show("");
        browser.awaitText("compute1");
        browser.run(
                """
                window.asked = [];
                const real = window.fetch;
                window.fetch = (address, how) => {
                  window.asked.push((how?.method ?? "GET") + " " + address);
                  return real(address, how);
                };""");
        for (String page : List.of("incidents", "recoveries", "recoveries/" + uuid(begun), "")) {
            browser.run("window.asked.push('page'); location.hash = '#/" + page + "'");
            browser.await("window.asked.at(-1) != 'page'");
        }

        JsonNode asked = browser.run("return window.asked.filter(each => each != 'page')");

        assertThat(asked).hasSizeGreaterThan(4);
        assertThat(asked).allMatch(each -> each.asText().startsWith("GET /v1/"));
    }

    @Test
    void aPhoneShowsEveryPageWithoutScrollingSideways() throws Exception {
        Intake.Begun begun = begin();
        HostRecovery before = (HostRecovery) begun.recovery();
        String name = "an-instance-with-a-name-that-does-not-end-" + "x".repeat(200);
        record(begun, before, Phase.EVACUATING, name, List.of(move(name)), name);
        browser.width(400);

        for (String page : List.of("", "incidents", "recoveries", "recoveries/" + uuid(begun))) {
            show("#/" + page);
            browser.awaitText("x".repeat(200));
            assertThat(browser.run("return document.documentElement.scrollWidth").asInt())
                    .as(page)
                    .isLessThanOrEqualTo(400);
        }
    }
}
