/** Tells receivers by HTTP what happens to hosts. */
@NullMarked
package org.masakari.service.webhook;

import org.jspecify.annotations.NullMarked;
