package org.masakari.instancemonitor.config;

import java.time.Duration;

/**
 * How guest agents are asked for a sign of life.
 *
 * @param pingInterval from one round to the next
 * @param pingTimeout how long one may take to answer
 */
public record AgentConfig(Duration pingInterval, Duration pingTimeout) {}
