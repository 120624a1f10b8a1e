/** What a monitor has to say, kept on disk until a controller has committed it. */
@NullMarked
package org.masakari.protocol.outbox;

import org.jspecify.annotations.NullMarked;
