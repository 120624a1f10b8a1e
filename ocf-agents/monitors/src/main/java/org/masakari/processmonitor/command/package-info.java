/** Runs the operator's commands. */
@NullMarked
package org.masakari.processmonitor.command;

import org.jspecify.annotations.NullMarked;
