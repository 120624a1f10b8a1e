package org.masakari.service.openstack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.masakari.protocol.json.Json;
import org.masakari.service.access.TokenCheck;

/** Asks Keystone, in the controller's own name, whose a token is. */
final class KeystoneTokens implements TokenCheck {
    private final URI address;
    private final HttpClient client;
    private final KeystoneSession session;
    private final Deadlines deadlines;

    KeystoneTokens(URI authUrl, HttpClient client, KeystoneSession session, Deadlines deadlines) {
        String url = authUrl.toString();
        this.address = URI.create((url.endsWith("/") ? url : url + "/") + "auth/tokens?nocatalog");
        this.client = client;
        this.session = session;
        this.deadlines = deadlines;
    }

    @Override
    public Standing of(String token) {
        try {
            String own = session.bind(deadlines.usual());
            HttpResponse<String> answer = ask(own, token);
            if (answer.statusCode() == 401) {
                session.refused(own);
                answer = ask(session.bind(deadlines.usual()), token);
            }
            return standing(answer);
        } catch (KeystoneException e) {
            return new Unavailable(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return new Unavailable("Keystone at " + address.getAuthority() + ": " + e.getMessage());
        }
    }

    private static Standing standing(HttpResponse<String> answer) throws IOException {
        return switch (answer.statusCode()) {
            case 200 -> good(answer.body());
            case 404 -> new Bad();
            default -> throw new IOException("it answered " + answer.statusCode());
        };
    }

    private static Standing good(String body) throws IOException {
        try {
            JsonNode token = Json.lenient().readTree(body).path("token");
            Set<String> roles = new TreeSet<>();
            token.path("roles").forEach(role -> roles.add(role.path("name").asText()));
            return new Good(
                    token.path("user").path("name").asText(),
                    roles,
                    Instant.parse(token.path("expires_at").asText()));
        } catch (JsonProcessingException | DateTimeParseException e) {
            throw new IOException("its answer is no token", e);
        }
    }

    private HttpResponse<String> ask(String own, String token) throws IOException {
        CompletableFuture<HttpResponse<String>> answer =
                client.sendAsync(request(own, token), BodyHandlers.ofString());
        try {
            return answer.get(deadlines.usual().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new IOException("no answer within " + deadlines.usual().toSeconds() + " s", e);
        } catch (ExecutionException e) {
            throw new IOException(String.valueOf(e.getCause()), e);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private HttpRequest request(String own, String token) {
        return HttpRequest.newBuilder(address)
                .header("X-Auth-Token", own)
                .header("X-Subject-Token", token)
                .build();
    }
}
