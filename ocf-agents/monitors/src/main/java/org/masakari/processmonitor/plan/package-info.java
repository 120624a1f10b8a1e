/** What is watched, and what can be done about it. */
@NullMarked
package org.masakari.processmonitor.plan;

import org.jspecify.annotations.NullMarked;
