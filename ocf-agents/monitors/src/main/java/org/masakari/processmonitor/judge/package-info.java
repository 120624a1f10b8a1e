/** Decides what is done about each watched process and unit; pure. */
@NullMarked
package org.masakari.processmonitor.judge;

import org.jspecify.annotations.NullMarked;
