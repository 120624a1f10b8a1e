/** What every process of Masakari needs to have work done in threads of its own. */
@NullMarked
package org.masakari.runtime.thread;

import org.jspecify.annotations.NullMarked;
