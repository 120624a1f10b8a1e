package org.masakari.protocol.client;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.masakari.protocol.tls.TlsFiles;

/**
 * Posts JSON to one address that is no controller's, signed as {@link MonitorSecret} says but
 * without an owner's name. Only the answer's status counts; redirects are not followed. Neither the
 * address's path nor its user information, which may be secret, is in any {@link Answer} of its
 * own.
 */
public final class SignedPost {
    private final URI origin;
    private final String target;
    private final Exchange exchange;

    /**
     * @param url http or https; its user information is sent as HTTP's basic authentication
     * @param connectTimeout more than zero
     * @param readTimeout how long a part of the answer is waited for; more than zero
     */
    public SignedPost(
            URI url,
            Duration connectTimeout,
            Duration readTimeout,
            TlsFiles tls,
            MonitorSecret secret) {
        origin = origin(url);
        target = target(url);
        Map<String, String> headers = authorization(url.getUserInfo());
        exchange =
                new Exchange(
                        new ClientSettings(
                                List.of(origin), connectTimeout, readTimeout, headers, tls),
                        secret::signature);
    }

    private static URI origin(URI url) {
        String port = url.getPort() == -1 ? "" : ":" + url.getPort();
        return URI.create(url.getScheme() + "://" + url.getHost() + port);
    }

    private static String target(URI url) {
        String path =
                url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
    }

    private static Map<String, String> authorization(@Nullable String user) {
        return user == null
                ? Map.of()
                : Map.of(
                        "Authorization",
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString(user.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Posts {@code json}.
     *
     * @param key the {@value ControllerClient#IDEMPOTENCY_KEY}: the same for a repeat
     * @param headers beside that
     */
    public Answer send(String key, String json, Map<String, String> headers) {
        Map<String, String> all = new HashMap<>(headers);
        all.put(ControllerClient.IDEMPOTENCY_KEY, key);
        Request request = new Request("POST", target, json, Map.copyOf(all), Request.Format.ANY);
        try {
            return Answers.of(exchange.send(origin, request), request.answer());
        } catch (Exchange.NotTrusted e) {
            return new Answer.Untrusted(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return new Answer.Unreachable(Exchange.said(e));
        }
    }
}
