package org.masakari.service.scheduling;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.masakari.engine.driver.RecoveryDriver;
import org.masakari.engine.port.Claim;
import org.masakari.engine.recovery.Recovery;
import org.masakari.engine.recovery.Step;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Those who are told of recoveries, and whose defects must not keep one from going on. */
final class Listeners implements RecoveryDriver.Listener {
    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

    private final List<RecoveryDriver.Listener> all = new CopyOnWriteArrayList<>();

    void add(RecoveryDriver.Listener listener) {
        all.add(listener);
    }

    private void tell(Consumer<RecoveryDriver.Listener> what) {
        for (RecoveryDriver.Listener each : all) {
            try {
                what.accept(each);
            } catch (RuntimeException e) {
                LOG.atError().setCause(e).log("a defect of the controller; recoveries go on");
            }
        }
    }

    @Override
    public void recorded(Recovery before, Recovery next, List<Step> steps) {
        tell(each -> each.recorded(before, next, steps));
    }

    @Override
    public void ended(Recovery recovery) {
        tell(each -> each.ended(recovery));
    }

    @Override
    public void stopped(Claim claim) {
        tell(each -> each.stopped(claim));
    }

    @Override
    public void failed(Claim claim, RuntimeException error) {
        tell(each -> each.failed(claim, error));
    }
}
