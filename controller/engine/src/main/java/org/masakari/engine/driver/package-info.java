/** Carries out what the state machines decide: record first, then act. */
@NullMarked
package org.masakari.engine.driver;

import org.jspecify.annotations.NullMarked;
