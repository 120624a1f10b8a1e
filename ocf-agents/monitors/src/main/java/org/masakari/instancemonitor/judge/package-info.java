/** Which of libvirt's events mean that an instance has failed. Pure. */
@NullMarked
package org.masakari.instancemonitor.judge;

import org.jspecify.annotations.NullMarked;
