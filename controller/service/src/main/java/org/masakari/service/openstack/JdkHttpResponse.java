package org.masakari.service.openstack;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openstack4j.core.transport.ExecutionOptions;
import org.openstack4j.core.transport.HttpEntityHandler;
import org.openstack4j.core.transport.HttpResponse;
import org.openstack4j.core.transport.ObjectMapperSingleton;

/** An answer of the JDK's HTTP client in OpenStack4j's form. */
final class JdkHttpResponse implements HttpResponse {
    private final java.net.http.HttpResponse<byte[]> answer;

    JdkHttpResponse(java.net.http.HttpResponse<byte[]> answer) {
        this.answer = answer;
    }

    @Override
    public <T> T getEntity(Class<T> type) {
        return HttpEntityHandler.handle(this, type, null, true);
    }

    @Override
    public <T> T getEntity(Class<T> type, ExecutionOptions<T> options) {
        return HttpEntityHandler.handle(this, type, options, true);
    }

    @Override
    public <T> T readEntity(Class<T> type) {
        try {
            return ObjectMapperSingleton.getContext(type).readerFor(type).readValue(answer.body());
        } catch (IOException e) {
            throw new CloudIoException("the answer is not what was expected: " + e, e, true);
        }
    }

    @Override
    public int getStatus() {
        return answer.statusCode();
    }

    @Override
    public String getContentType() {
        return answer.headers().firstValue("Content-Type").orElse("");
    }

    @Override
    public String getStatusMessage() {
        return "";
    }

    @Override
    public InputStream getInputStream() {
        return new ByteArrayInputStream(answer.body());
    }

    @Override
    public @Nullable String header(String name) {
        return answer.headers().firstValue(name).orElse(null);
    }

    @Override
    public Map<String, String> headers() {
        return answer.headers().map().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().get(0)));
    }

    @Override
    public void close() {
        // the whole body has been read
    }
}
