package org.masakari.cli.recovery;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Seconds since 1970 with any fraction, as {@code date +%s.%N} writes them. */
final class EpochSeconds implements ITypeConverter<Instant> {
    @Override
    public Instant convert(String text) {
        try {
            BigDecimal seconds = new BigDecimal(text);
            long whole = seconds.setScale(0, RoundingMode.FLOOR).longValueExact();
            BigDecimal nanos = seconds.subtract(BigDecimal.valueOf(whole)).movePointRight(9);
            return Instant.ofEpochSecond(whole, nanos.longValue());
        } catch (ArithmeticException | NumberFormatException | DateTimeException e) {
            throw new TypeConversionException(
                    "\"" + text + "\" is no time in seconds such as 1795381200.250");
        }
    }
}
