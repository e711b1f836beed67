package dev.mxonramp.imap;

import dev.mxonramp.domain.journey.TransientFailure;
import java.io.IOException;
import java.util.function.Supplier;
import org.eclipse.angus.mail.iap.ByteArray;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;
import org.jspecify.annotations.Nullable;

/**
 * An answer as it came, whose strings are read only where they are whole: Angus goes by a literal's length, be it negative,
 * and beyond the end of the line. What cannot be read is a {@link TransientFailure}: the connection is of no more use.
 */
final class ImapAnswer extends IMAPResponse {
    private static final int MOST_DIGITS = 9;

    private final ImapConnection connection;

    ImapAnswer(ImapConnection connection) throws IOException, ProtocolException {
        super(connection);
        this.connection = connection;
    }

    @Override
    public @Nullable ByteArray readByteArray() {
        return read(super::readByteArray);
    }

    @Override
    public @Nullable String readString() {
        return read(super::readString);
    }

    @Override
    public @Nullable String readAtomString() {
        return read(super::readAtomString);
    }

    @Override
    public String @Nullable [] readSimpleList() {
        return read(super::readSimpleList);
    }

    private <T extends @Nullable Object> T read(Supplier<T> part) {
        skipSpaces();
        if (peekByte() == '{' && !holdsLiteral()) {
            throw connection.unreadable();
        }
        try {
            return part.get();
        } catch (IndexOutOfBoundsException e) {
            throw connection.unreadable();
        }
    }

    /** Whether a literal begins here that ends within the answer (RFC 3501 literal). */
    private boolean holdsLiteral() {
        int at = index + 1;
        long octets = 0;
        while (at < size && buffer[at] >= '0' && buffer[at] <= '9' && at - index <= MOST_DIGITS) {
            octets = octets * 10 + buffer[at] - '0';
            at++;
        }
        return at > index + 1 && at + 2 < size && buffer[at] == '}' && buffer[at + 1] == '\r' && buffer[at + 2] == '\n'
                && at + 3 + octets <= size;
    }
}
