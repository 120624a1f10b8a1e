package org.masakari.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The web page where nobody has switched it on. */
class UiClosedIT extends ApiCase {

    @ParameterizedTest
    @ValueSource(strings = {"/ui", "/ui/", "/ui/main.js"})
    void isNotThere(String path) throws Exception {
        assertThat(send("GET", path, new byte[0]).statusCode()).isEqualTo(404);
    }
}
