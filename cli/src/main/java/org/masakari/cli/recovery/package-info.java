/** The verbs for recoveries: lists, timelines, and watching one live. */
@NullMarked
package org.masakari.cli.recovery;

import org.jspecify.annotations.NullMarked;
