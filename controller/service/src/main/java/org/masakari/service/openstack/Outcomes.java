package org.masakari.service.openstack;

import java.util.function.Function;
import org.masakari.engine.port.Outcome;

/** Outcomes that are made from others. */
final class Outcomes {
    private Outcomes() {}

    /** The same outcome, with {@code reader} applied to what was done. */
    static <A, B> Outcome<B> map(Outcome<A> outcome, Function<A, B> reader) {
        if (outcome instanceof Outcome.Done<A> done) {
            return new Outcome.Done<>(reader.apply(done.value()));
        }
        if (outcome instanceof Outcome.Refused<A> refused) {
            return new Outcome.Refused<>(refused.why());
        }
        if (outcome instanceof Outcome.Unavailable<A> busy) {
            return new Outcome.Unavailable<>(busy.why(), busy.retryAfter());
        }
        return new Outcome.Unknown<>(((Outcome.Unknown<A>) outcome).why());
    }
}
