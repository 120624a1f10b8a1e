/** The file proc.list. */
@NullMarked
package org.masakari.processmonitor.list;

import org.jspecify.annotations.NullMarked;
