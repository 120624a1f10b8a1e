/** Runs the operator's commands. */
@NullMarked
package org.masakari.monitor.command;

import org.jspecify.annotations.NullMarked;
