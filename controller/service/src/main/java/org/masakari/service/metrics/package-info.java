/** What an operator's monitoring reads: counts and durations, in Prometheus' text format. */
@NullMarked
package org.masakari.service.metrics;

import org.jspecify.annotations.NullMarked;
