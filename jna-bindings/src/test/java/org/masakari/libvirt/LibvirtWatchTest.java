package org.masakari.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.masakari.nativelib.Availability;

class LibvirtWatchTest {
    @Test
    void aMissingLibraryIsAReasonAndNoCrash() {
        Availability<LibvirtWatch> watch = LibvirtWatch.start("virt-missing", settings(), ignore());

        assertThat(watch)
                .isInstanceOfSatisfying(
                        Availability.NotAvailable.class,
                        missing -> assertThat(missing.reason()).contains("libvirt-missing"));
    }

    @Test
    void aLibraryThatLacksASymbolIsAReasonAndNoCrash() {
        Availability<LibvirtWatch> watch = LibvirtWatch.start("c", settings(), ignore());

        assertThat(watch)
                .isInstanceOfSatisfying(
                        Availability.NotAvailable.class,
                        missing ->
                                assertThat(missing.reason())
                                        .contains("virConnectDomainEventRegisterAny"));
    }

    private static LibvirtWatch.Settings settings() {
        return new LibvirtWatch.Settings("test:///default", true, Duration.ofSeconds(1));
    }

    private static LibvirtListener ignore() {
        return new LibvirtListener() {
            @Override
            public void event(DomainEvent event) {}

            @Override
            public void listed(List<ListedDomain> domains, long beganNanos) {}

            @Override
            public void lost(String why) {}
        };
    }
}
