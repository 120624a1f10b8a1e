package org.masakari.service.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.BiConsumer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Invocable;
import org.jspecify.annotations.Nullable;

/**
 * Collects a request's body as it comes, and keeps no thread while it waits. What has come is
 * copied, or dropped if it is too much, and given back at once: nothing of the connection's buffer
 * is held beyond that, and the request is not touched any more once it was answered.
 */
final class RequestBody implements Invocable.Task {
    /** There is more of it than is taken. */
    static final class TooLargeException extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /**
     * Bytes beyond the allowed ones that are read and dropped before the answer: whoever still
     * sends when the connection closes may lose the answer to the reset (RFC 9112, 9.6).
     */
    private static final int MOST_DROPPED = 1 << 20;

    private final Request request;
    private final int most;
    private final BiConsumer<byte @Nullable [], @Nullable Throwable> answer;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private long length;

    /**
     * Ready to {@link #run}.
     *
     * @param most bytes; more than that, said or sent, is a {@link TooLargeException}
     * @param answer is given the body, or why there is none; answers the request
     */
    RequestBody(
            Request request, int most, BiConsumer<byte @Nullable [], @Nullable Throwable> answer) {
        this.request = request;
        this.most = most;
        this.answer = answer;
    }

    /** Answering asks the database. */
    @Override
    public InvocationType getInvocationType() {
        return InvocationType.BLOCKING;
    }

    /** Reads what is there, and goes on when there is more. */
    @Override
    public void run() {
        if (request.getLength() > most && !isWorthDropping()) {
            answer.accept(null, new TooLargeException());
            return;
        }
        while (true) {
            Content.Chunk chunk = request.read();
            if (chunk == null) {
                request.demand(this);
                return;
            }
            if (Content.Chunk.isFailure(chunk)) {
                answer.accept(null, chunk.getFailure());
                return;
            }
            boolean last = chunk.isLast();
            take(chunk);
            if (length > most + MOST_DROPPED || (last && length > most)) {
                answer.accept(null, new TooLargeException());
                return;
            }
            if (last) {
                answer.accept(bytes.toByteArray(), null);
                return;
            }
        }
    }

    /** False for a client that asked first, and for one that will be cut off anyway. */
    private boolean isWorthDropping() {
        return request.getLength() <= most + MOST_DROPPED
                && !request.getHeaders().contains(HttpHeader.EXPECT);
    }

    private void take(Content.Chunk chunk) {
        ByteBuffer buffer = chunk.getByteBuffer();
        length += buffer.remaining();
        if (length <= most) {
            byte[] piece = new byte[buffer.remaining()];
            buffer.get(piece);
            bytes.writeBytes(piece);
        }
        chunk.release();
    }
}
