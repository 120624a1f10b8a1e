package org.masakari.service.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * {@code /ui}: the web page's files. They hold no data, so that they need no token; what the page
 * shows it asks of the API, with the token of who looks at it.
 */
final class UiResource {
    private static final String PATH = "/ui";

    /** Nothing from elsewhere, nothing inline, in nobody's frame, and no text taken for markup. */
    private static final String POLICY =
            "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none';"
                    + " frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

    private static final Map<String, String> TYPES =
            Map.of(
                    "html", "text/html; charset=utf-8",
                    "css", "text/css; charset=utf-8",
                    "js", "text/javascript; charset=utf-8",
                    "svg", "image/svg+xml");

    /** One of the page's files, and what stays the same as long as it does. */
    private record Asset(PlainText text, String etag) {}

    private final Map<String, Asset> assets;

    private UiResource(Map<String, Asset> assets) {
        this.assets = assets;
    }

    /** One that has nothing. */
    static UiResource closed() {
        return new UiResource(Map.of());
    }

    static UiResource open() {
        Map<String, Asset> assets =
                Stream.of(
                                "style.css",
                                "parts.css",
                                "phone.css",
                                "icon.svg",
                                "main.js",
                                "api.js",
                                "dom.js",
                                "text.js",
                                "overview.js",
                                "incidents.js",
                                "recoveries.js",
                                "recovery.js")
                        .collect(Collectors.toMap(name -> PATH + "/" + name, UiResource::read));
        Asset page = read("index.html");
        assets.put(PATH, page);
        assets.put(PATH + "/", page);
        return new UiResource(assets);
    }

    private static Asset read(String name) {
        try (InputStream in = UiResource.class.getResourceAsStream("ui/" + name)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks ui/" + name);
            }
            byte[] bytes = in.readAllBytes();
            String type = TYPES.get(name.substring(name.indexOf('.') + 1));
            return new Asset(
                    new PlainText(new String(bytes, StandardCharsets.UTF_8), String.valueOf(type)),
                    etag(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String etag(byte[] bytes) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return '"' + HexFormat.of().formatHex(hash, 0, 16) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Empty where there is no such file. */
    Optional<ApiAnswer> answer(Incoming incoming) {
        Asset asset = assets.get(incoming.path());
        if (asset == null) {
            return Optional.empty();
        }
        if (!incoming.method().equals("GET") && !incoming.method().equals("HEAD")) {
            throw new ApiException(
                    405, "no " + incoming.method() + " here, only GET", Map.of("Allow", "GET"));
        }
        boolean known = isNamed(asset.etag(), incoming.header("If-None-Match"));
        return Optional.of(
                new ApiAnswer(known ? 304 : 200, known ? null : asset.text(), headers(asset)));
    }

    private static boolean isNamed(String etag, @Nullable String known) {
        return known != null
                && Arrays.stream(known.split(",", -1))
                        .map(each -> each.strip().replaceFirst("^W/", ""))
                        .anyMatch(each -> each.equals(etag) || each.equals("*"));
    }

    private static Map<String, String> headers(Asset asset) {
        return new TreeMap<>(
                Map.of(
                        "ETag", asset.etag(),
                        "Cache-Control", "no-cache",
                        "Content-Security-Policy", POLICY,
                        "X-Content-Type-Options", "nosniff",
                        "Referrer-Policy", "no-referrer"));
    }
}
