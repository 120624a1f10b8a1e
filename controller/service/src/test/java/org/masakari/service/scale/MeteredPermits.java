package org.masakari.service.scale;

import java.time.Instant;
import org.masakari.engine.pace.Allowance;
import org.masakari.engine.pace.Permits;
import org.masakari.engine.recovery.Event;
import org.masakari.engine.recovery.Recovery;

/**
 * Permits that know when a driver begins to decide and when it has done with it: right before it is
 * asked for an allowance, and right after the outcome was observed.
 */
record MeteredPermits(Permits permits, Meter meter) implements Permits {

    @Override
    public void begin(Recovery recovery) {
        permits.begin(recovery);
    }

    @Override
    public Allowance allowance(Recovery recovery) {
        meter.begin();
        return permits.allowance(recovery);
    }

    @Override
    public void observe(Recovery before, Recovery next, Event event, Instant now) {
        permits.observe(before, next, event, now);
        meter.was(meter.deciding);
    }

    @Override
    public void forget(Recovery recovery) {
        permits.forget(recovery);
    }
}
