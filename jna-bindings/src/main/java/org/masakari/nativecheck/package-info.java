/** What native code this machine has, in which version, and which way is in use. */
@NullMarked
package org.masakari.nativecheck;

import org.jspecify.annotations.NullMarked;
