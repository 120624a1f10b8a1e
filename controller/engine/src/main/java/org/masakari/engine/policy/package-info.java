/** What an operator may set. */
@NullMarked
package org.masakari.engine.policy;

import org.jspecify.annotations.NullMarked;
