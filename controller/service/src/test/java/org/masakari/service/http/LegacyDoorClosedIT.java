package org.masakari.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.masakari.service.http.legacy.LegacyConfig;
import org.masakari.service.http.legacy.Network;

/** The door of 2015 for who knocks from elsewhere than it is open for. */
class LegacyDoorClosedIT extends ApiCase {

    @Override
    LegacyConfig legacy() {
        LegacyConfig closed = LegacyConfig.closed();
        return new LegacyConfig(true, List.of(Network.parse("10.0.0.0/8")), closed.zone());
    }

    @Test
    void saysThatThereIsNothing() throws Exception {
        assertThat(post("/", "{}").statusCode()).isEqualTo(404);
        assertThat(db.value("SELECT COUNT(*) FROM notification")).isEqualTo("0");
    }
}
