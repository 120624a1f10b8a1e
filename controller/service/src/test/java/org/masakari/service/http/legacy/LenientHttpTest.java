package org.masakari.service.http.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LenientHttpTest {

    @ParameterizedTest(name = "{0}, at a name {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "POST / HTTP/1.1;\"Content-Type: a\";;\"body | false | POST / HTTP/1.1;XContent-Type: a\";;\"body",
                "POST /\" HTTP/1.1;Host: \"h\";; | false | POST /\" HTTP/1.1;Host: \"h\";;",
                "\"Content-Type: a; | true | XContent-Type: a;",
                "\"quoted\" value; | false | \"quoted\" value;",
                ";\"body | true | ;\"body"
            })
    void mendsNamesOfHeadersAndNothingElse(String sent, boolean atName, String read) {
        ByteBuffer buffer =
                ByteBuffer.wrap(sent.replace(";", "\r\n").getBytes(StandardCharsets.UTF_8));

        LenientHttp.mend(buffer, atName);

        assertThat(StandardCharsets.UTF_8.decode(buffer).toString().replace("\r\n", ";"))
                .isEqualTo(read);
    }
}
